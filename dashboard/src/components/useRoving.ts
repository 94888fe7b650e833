import { type FocusEvent, type KeyboardEvent, useState } from "react";

interface Roving {
  /** The cell that has or had the focus; it is the one that Tab comes to. */
  current: string | null;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * Arrow keys, Home and End move the focus between cells: elements with `data-cell` inside the one that takes these
 * handlers. All cells together are one stop of the Tab key.
 */
export function useRoving(): Roving {
  const [current, setCurrent] = useState<string | null>(null);
  return {
    current,
    onFocus: ({ target }) => {
      if (target.dataset.cell !== undefined) setCurrent(target.dataset.cell);
    },
    onKeyDown: (event) => {
      const from = event.target as HTMLElement;
      if (from.dataset.cell === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const cells = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-cell]")];
      const to = next(cells, from, event.key);
      if (!to) return;
      event.preventDefault();
      event.stopPropagation();
      to.focus();
    },
  };
}

function next(cells: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = cells.indexOf(from);
  switch (key) {
    case "ArrowRight":
      return cells[at + 1];
    case "ArrowLeft":
      return cells[at - 1];
    case "Home":
      return cells[0];
    case "End":
      return cells.at(-1);
    case "ArrowDown":
      return nearest(cells.slice(at + 1), from, 1);
    case "ArrowUp":
      return nearest(cells.slice(0, at).reverse(), from, -1);
    default:
      return undefined;
  }
}

/** Of the cells in the next line up or down, the one that is nearest sideways. Cells come in the order of lines. */
function nearest(cells: readonly HTMLElement[], from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const start = from.getBoundingClientRect();
  let best: { cell: HTMLElement; top: number; distance: number } | undefined;
  for (const cell of cells) {
    const { top, left } = cell.getBoundingClientRect();
    if ((top - start.top) * way < 1) continue;
    if (best && Math.abs(top - best.top) > 1) break;
    const distance = Math.abs(left - start.left);
    if (!best || distance < best.distance) best = { cell, top, distance };
  }
  return best?.cell;
}

import { Icon } from "./Icon.tsx";

interface Properties {
  label: string;
  right?: boolean;
  sorted: "ascending" | "descending" | null;
  /** Undefined for what can't be sorted by. */
  onSort: (() => void) | undefined;
}

/** The head of a column, which sorts by it. */
export function SortButton({ label, right = false, sorted, onSort }: Properties) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows of a virtual list are no table elements.
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus.
    <span role="columnheader" aria-sort={sorted ?? "none"} className={right ? "right" : undefined}>
      {onSort ? (
        <button type="button" className="sort" onClick={onSort}>
          {label}
          {sorted && <Icon name={sorted === "descending" ? "down" : "up"} />}
        </button>
      ) : (
        label
      )}
    </span>
  );
}

import type { OnProgress } from "../../store/copies.ts";
import type { CliContext } from "../context.ts";

/** How far the steps of a command are. */
export interface Progress {
  /** Begins a step. */
  step(name: string): OnProgress;
  end(): void;
}

/** A line on standard error that is overwritten on a terminal; nothing elsewhere. */
export function progressLine({ err, columns }: CliContext, json: boolean | undefined): Progress {
  if (columns === null || json) return { step: () => () => {}, end: () => {} };
  let shown = "";
  const show = (text: string) => {
    if (text === shown) return;
    shown = text;
    err(`\r\x1b[K${text.slice(0, columns - 1)}`);
  };
  return {
    step: (name) => (done, total) =>
      show(`${name}: ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`),
    end: () => {
      if (shown) err("\r\x1b[K");
    },
  };
}

/** Bytes for people, such as 12.3 MB; units are powers of 1,024. */
export function sizeText(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1_024 && unit < units.length - 1) {
    size /= 1_024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

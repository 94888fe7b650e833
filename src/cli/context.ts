import type { Failure } from "../failure.ts";

/** The environment and the streams of a command. */
export interface CliContext {
  readonly environment: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Reads all of standard input, without the final line break. */
  readSecret(): Promise<string>;
  /** Columns of the terminal that `out` writes to; null when it writes to none. */
  readonly columns: number | null;
  /** Runs the server; returns once it serves. */
  serve(environment: NodeJS.ProcessEnv): Promise<void>;
}

/** A text without control characters but line breaks and tabs: in a title of any user they could be a terminal's commands. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, " ");
}

/** Prints a result as one JSON document or as lines of text. */
export function print({ out }: CliContext, json: boolean | undefined, value: unknown, lines: string[]): void {
  out(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${printable(line)}\n`).join(""));
}

/** Prints an error as one JSON document or as text. */
export function printFailure(
  { err }: Pick<CliContext, "err">,
  json: boolean,
  { code, message }: Failure,
): void {
  err(json ? `${JSON.stringify({ error: { code, message } }, null, 2)}\n` : `${printable(message)}\n`);
}

/** Formats rows as aligned columns. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

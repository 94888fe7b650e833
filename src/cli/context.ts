/** The environment and the streams of a command. */
export interface CliContext {
  readonly environment: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Reads all of standard input, without the final line break. */
  readSecret(): Promise<string>;
}

/** Prints a result as one JSON document or as lines of text. */
export function print({ out }: CliContext, json: boolean | undefined, value: unknown, lines: string[]): void {
  out(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
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

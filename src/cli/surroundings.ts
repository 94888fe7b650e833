/** What a command sees of the world. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input, without a line end behind it. */
  readSecret(): Promise<string>;
}

/** Prints a result: as one JSON document, or as lines for a person. */
export function print(
  { out }: Surroundings,
  json: boolean | undefined,
  value: unknown,
  lines: string[],
): void {
  out(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** Columns of texts, each as wide as its longest. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

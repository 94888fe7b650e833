/** Reads a column that holds JSON as a text; null stays null. */
export function stored(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

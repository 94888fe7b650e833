/** Writes JSON as Python's `json.dumps` does by default: a space after `,` and `:`, and nothing but ASCII. */
export function writePythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writePythonJson).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).flatMap(([key, one]) =>
      one === undefined ? [] : [`${ascii(JSON.stringify(key))}: ${writePythonJson(one)}`],
    );
    return `{${parts.join(", ")}}`;
  }
  if (typeof value === "bigint") return String(value);
  return ascii(JSON.stringify(value ?? null));
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

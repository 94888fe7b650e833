import { LosslessNumber } from "lossless-json";

/** A JSON text that is written out as it stands. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Keys repeat in every row; the limits are for keys that callers choose. */
const cached = { keys: 1_000, length: 40 };

/**
 * Makes a JSON writer. It writes as `JSON.stringify` does, and besides JsonTexts as they stand, bigints as numbers, and
 * LosslessNumbers with the digits that came: 1.0 stays 1.0. (lossless-json's own `stringify` takes any object with a key
 * `isLosslessNumber` for a number, so that a caller could have a text stored that is no JSON; here the class decides.)
 * The writer throws a RangeError for values nested so deep that it runs out of stack.
 */
function jsonWriter(comma: string, colon: string, quote: (text: string) => string) {
  const keys = new Map<string, string>();
  const writeKey = (key: string): string => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const text = quote(key) + colon;
    if (keys.size < cached.keys && key.length <= cached.length) keys.set(key, text);
    return text;
  };
  const write = (value: unknown): string => {
    if (typeof value === "string") return quote(value);
    if (typeof value === "bigint" || Number.isFinite(value)) return String(value);
    if (typeof value !== "object" || value === null || value instanceof Date) {
      return JSON.stringify(value ?? null);
    }
    if (value instanceof JsonText) return value.text;
    if (value instanceof LosslessNumber) return value.toString();
    if (Array.isArray(value)) return `[${value.map(write).join(comma)}]`;
    let text = "";
    for (const key of Object.keys(value)) {
      const one = (value as Readonly<Record<string, unknown>>)[key];
      if (one !== undefined) text += (text === "" ? "" : comma) + writeKey(key) + write(one);
    }
    return `{${text}}`;
  };
  return write;
}

/** Most texts need no escape; asking `JSON.stringify` for them all made writing a list of jobs three times as long. */
const unescaped = /^[ !#-[\]-~]*$/;

/** Writes compact JSON. @throws RangeError for values nested too deep */
export const writeJson = jsonWriter(",", ":", (text) =>
  unescaped.test(text) ? `"${text}"` : JSON.stringify(text),
);

/** Writes JSON as Python's `json.dumps` does by default: a space after `,` and `:`, and nothing but ASCII. */
export const writePythonJson = jsonWriter(", ", ": ", (text) =>
  unescaped.test(text)
    ? `"${text}"`
    : JSON.stringify(text).replace(
        /[\u007f-\uffff]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
);

/** A number that Python holds as a float, as its `repr` writes it: 7.0, an exponent below 1e-4 and from 1e16 on. */
export function pythonFloat(value: number): JsonText {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return new JsonText("null");
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return new JsonText(value.toExponential().replace(/e([+-])(\d)$/, "e$10$2"));
  }
  return new JsonText(Number.isInteger(value) ? value.toFixed(1) : String(value));
}

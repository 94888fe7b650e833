/** A number that Python would hold as a float: written with its point, or its exponent. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** Writes a JSON value as Python's `json.dumps`: a space after `,` and `:`, nothing but ASCII, floats as floats. */
export function writeJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (value instanceof Float) return floatText(value.value);
      return Array.isArray(value) ? `[${value.map(writeJson).join(", ")}]` : object(value);
    default:
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

function object(value: object): string {
  const members = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key in members) text += `${text === "" ? "" : ", "}${label(key)}${writeJson(members[key])}`;
  return `{${text}}`;
}

const labels = new Map<string, string>();
/** The names of an answer's members are few; affinities are numbered, and nothing else is named by a caller. */
const labelLimit = 1_000;

function label(key: string): string {
  let text = labels.get(key);
  if (text === undefined) {
    text = `${quoted(key)}: `;
    if (labels.size < labelLimit) labels.set(key, text);
  }
  return text;
}

/** Stands for itself in JSON: the most texts of most jobs, which the general way made three times as long in the writing. */
const plain = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** As Python's repr has it: the shortest digits, an exponent below 1e-4 and from 1e16 on. */
function floatText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * A text as a literal of Python 2 and 3 that means exactly this text and nothing else: the worker evaluates what pickjob
 * answers (docs/apis/coalition.md section 4.3). Only printable ASCII is written as itself.
 */
export function textLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let written = "";
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (char === "\\" || char === quote) written += `\\${char}`;
    else if (char === "\n") written += "\\n";
    else if (char === "\r") written += "\\r";
    else if (char === "\t") written += "\\t";
    else if (code >= 0x20 && code < 0x7f) written += char;
    else if (code < 0x100) written += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 0x10000) written += `\\u${code.toString(16).padStart(4, "0")}`;
    else written += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return `u${quote}${written}${quote}`;
}

import { refusal } from "../../src/domain/errors.ts";
import type { Place, Term } from "./order.ts";
import { checkText } from "./text.ts";

/*
 * A cursor is a place in an order, not a row: it holds what the row had in each sorted column, so the next page is found
 * also when the row has gone or has moved. It is base64url of a JSON list: the order it belongs to, then the values.
 */

function signature(terms: readonly Term[]): string {
  return terms
    .map(({ column, descending, nullsFirst }) => `${column}${descending ? "-" : "+"}${nullsFirst ? "^" : ""}`)
    .join();
}

/** The cursor of a row in an order. */
export function cursorOf(terms: readonly Term[], row: Readonly<Record<string, unknown>>): string {
  const values = terms.map(({ column }) => {
    const value = row[column];
    if (value instanceof Date) return value.getTime();
    return typeof value === "bigint" ? String(value) : value;
  });
  return Buffer.from(JSON.stringify([signature(terms), ...values])).toString("base64url");
}

/**
 * The place that a cursor names.
 * @throws Refusal INVALID_INPUT when it is no cursor, or one of another order
 */
export function placeOf(terms: readonly Term[], cursor: string, argument: "after" | "before"): Place {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw bad(argument, "this is no cursor of a list");
  }
  if (!Array.isArray(parts)) throw bad(argument, "this is no cursor of a list");
  const [order, ...values] = parts;
  if (order !== signature(terms) || values.length !== terms.length)
    throw bad(argument, "this cursor belongs to a list in another order");
  return terms.map((term, at) => revive(term, values[at], argument));
}

function revive({ kind, values, nullable, field }: Term, value: unknown, argument: string): unknown {
  if (value === null && nullable) return null;
  const number = typeof value === "number" ? value : Number.NaN;
  switch (kind) {
    case "Int":
      if (Number.isInteger(number) && Math.abs(number) <= 0x7fff_ffff) return number;
      break;
    case "Float":
      if (Number.isFinite(number)) return number;
      break;
    case "DateTime":
      if (Number.isInteger(number) && Math.abs(number) <= 8.64e15) return new Date(number);
      break;
    case "BigInt":
      if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) {
        const whole = BigInt(value);
        if (BigInt.asIntN(64, whole) === whole) return whole;
      }
      break;
    case "Boolean":
    case "enum":
      if (values.includes(value)) return value;
      break;
    default:
      if (typeof value === "string") {
        checkText(argument, value);
        return value;
      }
  }
  throw bad(argument, `this cursor has no value for ${field}`);
}

function bad(field: string, reason: string) {
  return refusal("INVALID_INPUT", { field, reason });
}

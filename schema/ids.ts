import type { Services } from "../src/domain/change.ts";
import { refusal } from "../src/domain/errors.ts";
import { defaultQueryLimits } from "../src/domain/limits.ts";

/** What a global id says; null for any other text. */
function decoded(id: string): { type: string; number: bigint } | null {
  const [, type, digits] = /^(\w+):(-?\d{1,19})$/.exec(Buffer.from(id, "base64").toString()) ?? [];
  return type && digits && fits(type, BigInt(digits)) ? { type, number: BigInt(digits) } : null;
}

/** Whether the type's key column can hold a number: events have 64-bit keys, everything else 32-bit ones. */
function fits(type: string, number: bigint): boolean {
  return BigInt.asIntN(type === "Event" ? 64 : 32, number) === number;
}

/** The type that a global id names, or null when no object can have that id. */
export function typeOfId(id: string): string | null {
  return decoded(id)?.type ?? null;
}

/**
 * Reads an argument that names an object of one type: its global id, or the number that all APIs know it by.
 * @throws Refusal INVALID_INPUT naming the argument, for any other text and for the id of another type
 */
export function bigNumberOf(type: string, id: string, argument = "id"): bigint {
  const read = /^-?\d{1,19}$/.test(id) ? { type, number: BigInt(id) } : decoded(id);
  if (read?.type === type && fits(type, read.number)) return read.number;
  throw refusal("INVALID_INPUT", {
    field: argument,
    reason: `it is neither a number nor the id of a ${type}`,
  });
}

/** The same for types whose key is a 32-bit integer, which are all but Event. */
export function numberOf(type: string, id: string, argument?: string): number {
  return Number(bigNumberOf(type, id, argument));
}

/** The same for a list. */
export function numbersOf(type: string, ids: readonly string[], argument = "ids"): number[] {
  return ids.map((id) => numberOf(type, id, argument));
}

/** The same for an argument that may be left out or null, which stays as it is. */
export function optionalNumberOf<None extends null | undefined>(
  type: string,
  id: string | None,
  argument: string,
): number | None {
  return id == null ? (id as None) : numberOf(type, id, argument);
}

/**
 * Limits a list of ids of which each costs a read or a change.
 * @throws Refusal INVALID_INPUT naming the argument and the limit
 */
export function limitIds(
  { services }: { readonly services: Pick<Services, "queryLimits"> },
  ids: readonly string[],
  argument = "ids",
): void {
  const limit = (services.queryLimits ?? defaultQueryLimits).ids;
  if (ids.length <= limit) return;
  throw refusal("INVALID_INPUT", {
    field: argument,
    reason: `it takes at most ${limit} ids (LIMIT_IDS), not ${ids.length}`,
  });
}

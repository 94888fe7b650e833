import { z } from "zod";
import type { FacadeContext } from "../context.ts";
import type { Route } from "../facade.ts";
import type { Difference, Failure, Parameter } from "../metadata.ts";
import { problem } from "./errors.ts";
import type { ProvisionState } from "./operations.generated.ts";

const credentials: Difference = {
  what: "A 401 carries a challenge, and malformed credentials are a 401.",
  why: "The original sends none, and crashes on a header that it can't split (B3).",
};
const forms: Difference = {
  what: "A JSON object is read as well as a form.",
  why: "The original reads forms only, and takes a JSON body for none (B0.4).",
};
const gone: Difference = {
  what: "DELETE answers 204 whatever Accept says.",
  why: "The original refuses `Accept: application/json` with a 406 (B0.7).",
};
export const stateWord: Difference = {
  what: "`state`, a word, stands beside `_state`, the number.",
  why: "The document speaks of words; the original shows only the number (B0.2).",
};
export const head: Difference = {
  what: "HEAD is answered.",
  why: "The original routes no HEAD (B0.10).",
};

/** What routes of one kind have in common. */
export function shared({ method, body }: Route) {
  const write = method !== "GET";
  const failures: Failure[] = [
    {
      status: 401,
      when: write ? "no or wrong credentials" : "no or wrong credentials, where NODEPOOL_ANONYMOUS is off",
      code: "UNAUTHENTICATED",
    },
    ...(write ? [{ status: 403, when: "the user is no admin", code: "FORBIDDEN" }] : []),
    ...(method === "DELETE" ? [] : [{ status: 406, when: "Accept takes no JSON" }]),
    ...(body === "form" ? [{ status: 413, when: "the body is too large" }] : []),
  ];
  const differences = [
    ...(write ? [credentials] : []),
    ...(body === "form" ? [forms] : []),
    ...(method === "DELETE" ? [gone] : []),
  ];
  return { who: write ? "an admin" : "anyone", failures, differences };
}

/** A path with the suffix that asks for JSON besides; a path that ends in a number takes it with the number. */
export const withJson = (path: string): string[] => [path, `${path}.json`];

/** A number in the path. Anything else there is the number of nothing. */
export function idOf(description: string, pattern = "[^/]+"): Parameter {
  return { in: "path", description, schema: z.int().min(0), pattern, example: "4", required: true };
}

export function nameOf(description: string, example: string): Parameter {
  return { in: "path", description, schema: z.string(), example, required: true };
}

/** What SQLite, which the original's measured installation ran on, takes for a whole number when it compares one with a text. */
const wholeNumber = /^\d+(?:\.0*)?(?:e\+?0+)?\s*$/i;

/**
 * The path's number. One that no row can have is one that none has; so is a text.
 * @throws ResponseError 404
 */
export function id({ params, method }: FacadeContext, unknown: string): number {
  const text = params.id ?? "";
  const digits = method === "DELETE" ? text : text.replace(/\.json$/, "");
  const value = Number(digits);
  if (!wholeNumber.test(digits) || value > 2 ** 31 - 1) throw problem(404, unknown);
  return value;
}

/** What is there; what was removed is none to Nodepool. @throws ResponseError 404 */
export function existing<R extends { removedAt: string | null }>(row: R | null, unknown: string): R {
  if (row?.removedAt !== null) throw problem(404, unknown);
  return row;
}

/** Rows that a list answers; Nodepool's lists have no pages. */
export const rowsAtMost = 100_000;

/** Nodepool's numbers for its states (docs/apis/nodepool.md section B1). */
const numbers = { BUILDING: 1, READY: 2, USED: 3, DELETE: 4, HOLD: 5, TEST: 6 } as const;

export const stateFields = {
  _state: z.literal(Object.values(numbers)),
  state_time: z.int().describe("Seconds since 1970 of the last change of state."),
  state: z.enum(["building", "ready", "used", "delete", "hold", "test"]),
};

/** `_state` and `state_time` as the original has them, and the word that its document promises. */
export function stateOf(state: ProvisionState, since: string) {
  return {
    _state: numbers[state],
    state_time: Math.floor(Date.parse(since) / 1_000),
    state: state.toLowerCase() as Lowercase<ProvisionState>,
  };
}

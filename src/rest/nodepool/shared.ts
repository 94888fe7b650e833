import { z } from "zod";
import type { FacadeContext } from "../context.ts";
import type { Route } from "../facade.ts";
import type { Differences, Failure } from "../metadata.ts";
import { largestKey, pathNumber } from "../schemas.ts";
import { problem } from "./errors.ts";
import type { ProvisionState } from "./operations.generated.ts";

const credentials: Differences = {
  "A 401 carries a challenge, and malformed credentials are a 401.":
    "The original sends none, and crashes on a header that it can't split (B3).",
};
const forms: Differences = {
  "A JSON object is read as well as a form.":
    "The original reads forms only, and takes a JSON body for none (B0.4).",
};
const anyAccept: Differences = {
  "DELETE answers 204 whatever Accept says.":
    "The original refuses `Accept: application/json` with a 406 (B0.7).",
};
/** Of calls that read. */
export const readDifferences: Differences = {
  "`state`, a word, stands beside `_state`, the number.":
    "The document speaks of words; the original shows only the number (B0.2).",
  "HEAD is answered.": "The original routes no HEAD (B0.10).",
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
  const differences = {
    ...(write && credentials),
    ...(body === "form" && forms),
    ...(method === "DELETE" && anyAccept),
  };
  return { who: write ? "an admin" : "anyone", failures, differences };
}

/** A path, and the same with the suffix that asks for JSON; `id` removes the suffix where a number ends the path. */
export const withJson = (path: string): string[] => [path, `${path}.json`];

/** Texts that SQLite, which the measured original ran on, takes for a whole number when it compares one with a text. */
const wholeNumber = /^\d+(?:\.0*)?(?:e\+?0+)?\s*$/i;

/** The path's number. @throws ResponseError 404 for a text, and for a number that no row can have */
export function id({ params, method }: FacadeContext, unknown: string): number {
  const text = params.id ?? "";
  const digits = method === "DELETE" ? text : text.replace(/\.json$/, "");
  const value = Number(digits);
  if (!wholeNumber.test(digits) || value > largestKey) throw problem(404, unknown);
  return value;
}

/** For routes of one row by its number; `unknown` is the text for an unknown one. */
export const byId = (noun: string, unknown: string, pattern = "[^/]+") => ({
  parameters: { id: pathNumber(`The ${noun}'s number.`, pattern) },
  variables: (ctx: FacadeContext) => ({ pk: id(ctx, unknown) }),
  failures: [{ status: 404, when: `there is no such ${noun}: \`${unknown}\``, code: "NOT_FOUND" }],
});

/** A row that a query found; Nodepool shows no removed ones. @throws ResponseError 404 */
export function found<R extends { removedAt: string | null }>(row: R | null, unknown: string): R {
  if (row?.removedAt !== null) throw problem(404, unknown);
  return row;
}

/** Nodepool's lists have no pages. */
export const rowsAtMost = 100_000;

/** What routes that queue a job answer. */
export const begun = {
  response: { status: 201, description: "Begun: the word `null`.", schema: z.null() },
  respond: () => null,
};

/** Nodepool's numbers for its states (docs/apis/nodepool.md section B1). */
const numbers = { BUILDING: 1, READY: 2, USED: 3, DELETE: 4, HOLD: 5, TEST: 6 } as const;

/** `_state` and `state_time` as the original has them, and the word that its document promises. */
export function stateFields<Row>(of: (row: Row) => { state: ProvisionState; stateSince: string }) {
  return {
    _state: [z.literal(Object.values(numbers)), (row: Row) => numbers[of(row).state]],
    state_time: [
      z.int().describe("Seconds since 1970 of the last change of state."),
      (row: Row) => Math.floor(Date.parse(of(row).stateSince) / 1_000),
    ],
    state: [
      z.enum(["building", "ready", "used", "delete", "hold", "test"]),
      (row: Row) => of(row).state.toLowerCase() as Lowercase<ProvisionState>,
    ],
  } as const;
}

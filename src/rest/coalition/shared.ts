import { z } from "zod";
import type { JsonText } from "../../json.ts";
import { type FacadeContext, run } from "../context.ts";
import type { Route } from "../facade.ts";
import type { Differences, Failure, Success } from "../metadata.ts";
import { largestKey, pathNumber, writtenAs } from "../schemas.ts";
import { CoalitionKnownJobsDocument } from "./operations.generated.ts";

const badInput: Differences = {
  "What the caller got wrong is a 4xx with a sentence.":
    "The original answers 500 with a page that says nothing (section 1).",
};
const credentials: Failure = {
  status: 401,
  when: "wrong credentials, or none, where COALITION_ANONYMOUS does not let callers in",
  code: "UNAUTHENTICATED",
};

/** What routes of one kind have in common. */
export function shared({ method, body, parameters = {} }: Route) {
  const reads = body !== undefined || Object.values(parameters).some((one) => one.in === "query");
  const failures: Failure[] = [
    credentials,
    ...(reads ? [{ status: 400, when: "a value can't be read" }] : []),
    ...(method === "GET" ? [{ status: 404, when: "the method is HEAD" }] : []),
    ...(body === undefined ? [] : [{ status: 413, when: "the body is too large" }]),
  ];
  return { who: "any user", failures, differences: reads ? badInput : {} };
}

/** Where a call under /api is served; the page uses the second path. */
export const withTwin = (path: string): string[] => [`/api${path}`, `/api/webfrontend${path}`];

/** A successful answer; all of them are 200. */
export function ok<T>(description: string, schema: z.ZodType<unknown, T>): Success<T> {
  return { status: 200, description, schema };
}

/** What calls that only change something answer. */
export const done = {
  response: ok("Done.", z.literal(1).meta({ type: "integer" })),
  respond: () => 1 as const,
};

/** The original's lists have no limit. */
export const rowsAtMost = 1_000_000;

export const parameters = { id: pathNumber("The job's number.") };

/** The path's number; 0, which no job has, for one that is too large. */
export function id({ params }: FacadeContext): number {
  const number = Number(params.id);
  return number <= largestKey ? number : 0;
}

export const int64 = writtenAs<bigint>(z.int());
export const float = writtenAs<JsonText>(z.number());

/** A boolean as the original's database has it. */
export const flagSchema = z.literal([0, 1]);
export const flag = (value: boolean) => (value ? 1 : 0);

/** Seconds since 1970; 0 for never. */
export function epoch(at: string | null): number {
  return at === null ? 0 : Math.floor(Date.parse(at) / 1000);
}

interface Known {
  /** Jobs that exist, deleted or not. */
  readonly all: number[];
  /** Those that are not deleted. */
  readonly live: number[];
}

/** Finds out which jobs exist: the original ignores unknown numbers. */
export async function knownJobs(ctx: FacadeContext, pks: readonly number[]): Promise<Known> {
  const found: Known = { all: [], live: [] };
  for (let at = 0; at < pks.length; at += 1_000) {
    const some = pks.slice(at, at + 1_000);
    const { jobs } = await run(ctx, CoalitionKnownJobsDocument, { pks: some, first: some.length });
    for (const { number, deletedAt } of jobs.nodes) {
      found.all.push(number);
      if (deletedAt === null) found.live.push(number);
    }
  }
  return found;
}

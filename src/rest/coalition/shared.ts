import { z } from "zod";
import { type FacadeContext, run } from "../context.ts";
import type { Route } from "../facade.ts";
import type { Difference, Failure, Parameter, Success } from "../metadata.ts";
import { CoalitionKnownJobsDocument } from "./operations.generated.ts";
import type { Float } from "./python.ts";

const badInput: Difference = {
  what: "What the caller got wrong is a 4xx with a sentence.",
  why: "The original answers 500 with a page that says nothing (section 1).",
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
  return { who: "any user", failures, differences: reads ? [badInput] : [] };
}

/** Where a call under /api is served: also at its twin, which the page asks. */
export const withTwin = (path: string): string[] => [`/api${path}`, `/api/webfrontend${path}`];

/** A good answer; all of them are 200. */
export function ok<T>(description: string, schema: z.ZodType<unknown, T>): Success<T> {
  return { status: 200, description, schema };
}

/** What every call that only does something answers. */
export const done = ok("Done.", z.literal(1).meta({ type: "integer" }));

/** Rows that a list answers at most; the original's lists have no end. */
export const rowsAtMost = 1_000_000;

export const parameters: Readonly<Record<"id", Parameter>> = {
  id: {
    in: "path",
    description: "The job's number.",
    schema: z.int().min(0),
    pattern: "[0-9]+",
    example: "4",
  },
};

export function queryOf(
  description: string,
  example: string,
  schema: z.ZodType,
  required = false,
): Parameter {
  return { in: "query", description, example, schema, required };
}

/** The path's number; one that no job can have is 0, which none has. */
export function id({ params }: FacadeContext): number {
  const number = Number(params.id);
  return number <= 2 ** 31 - 1 ? number : 0;
}

export const idsSchema = z.array(z.union([z.int(), z.string()]));

/** Numbers of an answer that JavaScript has no number for. */
export const int64 = z.int() as unknown as z.ZodType<unknown, bigint>;
export const float = z.number() as unknown as z.ZodType<unknown, Float>;

/** A yes or no as the original's database has it. */
export const flagSchema = z.literal([0, 1]);
export const flag = (value: boolean) => (value ? 1 : 0);

/** Seconds since 1970; 0 for never. */
export function epoch(at: string | null): number {
  return at === null ? 0 : Math.floor(Date.parse(at) / 1000);
}

interface Known {
  /** Numbers that a job has, deleted or not. */
  readonly ever: number[];
  /** Of these the live ones. */
  readonly live: number[];
}

/** Of some numbers those that jobs have: the original passes over the others without a word. */
export async function knownJobs(ctx: FacadeContext, pks: readonly number[]): Promise<Known> {
  const found: Known = { ever: [], live: [] };
  for (let at = 0; at < pks.length; at += 1_000) {
    const some = pks.slice(at, at + 1_000);
    const { jobs } = await run(ctx, CoalitionKnownJobsDocument, { pks: some, first: some.length });
    for (const { number: pk, deletedAt } of jobs.nodes) {
      found.ever.push(pk);
      if (deletedAt === null) found.live.push(pk);
    }
  }
  return found;
}

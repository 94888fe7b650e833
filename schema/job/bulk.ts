import type { Job } from "../../prisma/generated/sqlite/client.ts";
import { type Change, change } from "../../src/domain/change.ts";
import { refusal } from "../../src/domain/errors.ts";
import { rowsByIds } from "../../src/store/sql/related.ts";
import { facadeOnly } from "../builder.ts";
import { columnsAsked } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { limitIds, numberOf } from "../ids.ts";
import { jobs } from "../lists/definitions.ts";
import { type ArgBuilder, Outcome, type PayloadBuilder } from "../payload.ts";
import { typeOf } from "../related.ts";
import { type UserError, userError } from "../userError.ts";

/** What a bulk mutation changed; `rows` where nothing is left to be read. */
interface Changed {
  numbers: readonly number[];
  rows?: readonly Job[];
}

export const atomicArg = (t: ArgBuilder) => ({
  atomic: t.boolean({
    ...facadeOnly,
    description:
      "All or none: with the first refusal nothing is changed, and any number may be named. False by default.",
  }),
});

/** The jobs that a bulk verb is about. */
export const onJobs = (t: ArgBuilder) => ({
  ids: t.idList({
    required: true,
    description:
      "The jobs, each by id or number, at most 100 (LIMIT_IDS). What can be done is done; each of the others is reported in errors.",
  }),
  ...atomicArg(t),
});

export const changedJobs = (t: PayloadBuilder<Changed>) => ({
  jobs: t.field({
    type: [typeOf(jobs)],
    description: "The jobs that are as they were to be now, in the order in which they were named.",
    resolve: async ({ value }, _args, { services }, info) => {
      const numbers = value?.numbers ?? [];
      const rows = value?.rows ?? (await rowsByIds(services.store, "Job", columnsAsked(info), numbers));
      const byNumber = new Map(rows.map((job) => [job.id, job]));
      return numbers.map((number) => byNumber.get(number)).filter((job) => job !== undefined);
    },
  }),
});

interface Named {
  /** The jobs as the caller named them. */
  ids: readonly string[];
  /** The argument that names them. */
  argument: string;
  atomic?: boolean | null | undefined;
  /** A job that is named again is refused; else it is passed over. */
  once?: boolean;
  /** Runs in the change before the first of them. */
  before?: (change: Change, numbers: number[]) => Promise<void>;
}

/** Changes the job of a number; `index` is its place among the named ones. */
type EachVerb = (change: Change, number: number, index: number) => Promise<unknown>;

/**
 * Runs a verb on several jobs in one change. Whatever is refused is undone and reported in the outcome's errors, by its place
 * (`ids.3`) and number; with `atomic` the first refusal is thrown, and nothing is changed.
 */
export async function changeEach(
  context: GraphContext,
  { ids, argument, atomic, once, before }: Named,
  verb: EachVerb,
): Promise<Outcome<Changed>> {
  // The legacy APIs know no limit; their bodies have one.
  if (!atomic) limitIds(context, ids, argument);
  const places = new Map<number, number>();
  const unreadable: UserError[] = [];
  for (const [index, id] of ids.entries()) {
    try {
      const number = numberOf("Job", id, argument);
      if (!places.has(number)) places.set(number, index);
      else if (once) throw refusal("INVALID_INPUT", { field: argument, reason: "a job stands in it twice" });
    } catch (error) {
      if (atomic) throw error;
      unreadable.push(userError(error, { field: `${argument}.${index}` }));
    }
  }
  const refused = await change(context, async (change) => {
    const refused = new Map<number, UserError>();
    await before?.(change, [...places.keys()]);
    // Always the same order, so that two bulk calls never wait for each other crosswise.
    for (const [number, index] of [...places].sort(([a], [b]) => a - b)) {
      const work = () => verb(change, number, index);
      if (atomic) await work();
      else {
        const place = { field: `${argument}.${index}`, detail: { number } };
        await change.savepoint(work).catch((error) => refused.set(number, userError(error, place)));
      }
    }
    return refused;
  });
  const numbers = [...places.keys()].filter((number) => !refused.has(number));
  return new Outcome({ numbers }, [...unreadable, ...refused.values()]);
}

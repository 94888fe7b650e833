import type { Job, JobKind } from "../../../prisma/generated/sqlite/client.ts";
import type { Values } from "../../store/database.ts";
import { insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { requireStorable } from "../text.ts";
import { affinityBits } from "./affinity.ts";
import { setDependencies } from "./dependencies.ts";
import { inheritedBy } from "./inheritance.ts";
import { loadJob } from "./load.ts";
import { checkPattern } from "./progressPattern.ts";
import { countsOf, maxLevels, noCounts, rollUp } from "./tree.ts";

/** What jobs of every kind may be given when they are made. */
export interface CommonInput {
  title?: string | null | undefined;
  /** Number of the group to put it in; null or absent for a root. */
  parent?: number | null | undefined;
  /** Clamped to 0..255. Default 0. */
  priority?: number | null | undefined;
  /** Comma list of affinity names or `#n`. */
  affinity?: string | null | undefined;
  /** Seconds of work allowed per attempt; 0 = no limit. */
  timeout?: number | null | undefined;
  /** Seconds for which its holder may be silent; 0 = as the API says through which it is taken. Default: the template's. */
  lease?: number | null | undefined;
  /** How often an error puts it back into the queue. */
  retry?: number | null | undefined;
  paused?: boolean | null | undefined;
  /** Numbers of the jobs that must be FINISHED first. */
  dependencies?: readonly number[] | null | undefined;
  user?: string | null | undefined;
  url?: string | null | undefined;
  progressPattern?: string | null | undefined;
}

/** Stores a new job of any kind with everything that hangs on it, and records JOB_CREATED. */
export async function insertJob(
  change: Change,
  input: CommonInput,
  own: { kind: JobKind; templateId: number } & Partial<Values<"Job">>,
): Promise<Job> {
  checkTexts(change, { ...input, ...own });
  const parent = input.parent == null ? null : await loadGroup(change, input.parent);
  const priority = clampPriority(input.priority ?? 0);
  const affinity = input.affinity ?? "";
  const paused = input.paused ?? false;
  const bits = await affinityBits(change, affinity);
  const job = await insertRow(change.db, "Job", {
    title: input.title ?? "",
    user: input.user ?? "",
    url: input.url ?? "",
    progressPattern: input.progressPattern ?? "",
    timeout: notNegative("timeout", input.timeout),
    lease: notNegative("lease", input.lease),
    retry: notNegative("retry", input.retry),
    retriesLeft: notNegative("retry", input.retry),
    paused,
    priority,
    affinity,
    affinityBits: bits,
    parentId: parent?.id ?? null,
    creatorId: change.actor.user?.id ?? null,
    createdAt: change.now,
    updatedAt: change.now,
    queuedAt: own.isGroup ? null : change.now,
    state: "WAITING",
    ...inheritedBy({ paused, state: "WAITING", priority, affinityBits: bits }, parent),
    ...own,
  });
  await rollUp(change, job.path, noCounts, countsOf(job));
  change.record({ type: "JOB_CREATED", job, data: { state: job.state, kind: job.kind } });
  return input.dependencies?.length ? setDependencies(change, job, input.dependencies) : job;
}

const texts = [
  "title",
  "command",
  "dir",
  "environment",
  "user",
  "url",
  "progressPattern",
  "affinity",
] as const;

/**
 * Refuses texts that the database can't keep, and a progress pattern that is too expensive.
 * @throws Refusal INVALID_INPUT
 */
export function checkTexts(
  { store, patternLimits }: Pick<Change, "store" | "patternLimits">,
  input: Partial<Record<(typeof texts)[number], unknown>>,
): void {
  for (const field of texts) {
    const text = input[field];
    if (typeof text === "string") requireStorable(store.dialect, field, text);
  }
  if (typeof input.progressPattern === "string") {
    checkPattern("progressPattern", input.progressPattern, patternLimits);
  }
}

/**
 * The job to put others into.
 * @throws Refusal NOT_FOUND, NOT_A_GROUP, TOO_DEEP
 */
export async function loadGroup(change: Change, pk: number): Promise<Job> {
  const group = await loadJob(change, pk);
  if (group.deletedAt !== null) throw refusal("NOT_FOUND", { kind: "job", key: pk });
  if (!group.isGroup) throw refusal("NOT_A_GROUP", { number: pk });
  if (group.depth + 1 >= maxLevels) throw refusal("TOO_DEEP", { levels: maxLevels });
  return group;
}

/** Priorities are clamped to 0..255, as Coalition does (docs/apis/coalition.md section 2, PUT). */
export function clampPriority(priority: number): number {
  return Math.min(255, Math.max(0, Math.trunc(priority)));
}

/** @throws Refusal INVALID_INPUT for a negative or too large number */
export function notNegative(field: string, value: number | null | undefined): number {
  const number = value ?? 0;
  if (!Number.isInteger(number) || number < 0 || number > 2_147_483_647) {
    throw refusal("INVALID_INPUT", { field, reason: "must be a whole number from 0 to 2147483647" });
  }
  return number;
}

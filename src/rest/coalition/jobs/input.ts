import { problem } from "../errors.ts";
import type { CommandJobInput, EditedState, JobEdit } from "../operations.generated.ts";
import { fieldsOf, idOf, membersOf, parse } from "../values.ts";
import { jobEditSchema, newJobSchema } from "./schemas.ts";

/** What a field is when a call leaves it out; the calls differ (docs/apis/coalition.md sections 2 and 3). */
export interface Defaults {
  title: string;
  dir: string;
  timeout: number;
}

const defaultsOfPut: Defaults = { title: "", dir: "", timeout: 1_000 };

/** Reads the body of PUT /api/jobs, or the fields of an addjob call. @throws ResponseError 400 */
export function addInput(body: unknown, defaults = defaultsOfPut) {
  const sent = parse(newJobSchema, fieldsOf(body));
  return {
    parent: sent.parent || null,
    title: sent.title ?? defaults.title,
    command: sent.command ?? sent.cmd ?? "",
    dir: sent.dir ?? defaults.dir,
    environment: sent.environment ?? sent.env ?? "",
    paused: sent.state === "PAUSED" || sent.paused === true,
    timeout: sent.timeout ?? defaults.timeout,
    priority: sent.priority ?? 1_000,
    retry: Math.max(0, sent.retry ?? 0),
    affinity: sent.affinity ?? "",
    onBehalfOf: sent.user ?? "",
    url: sent.url ?? "",
    progressPattern: sent.progress_pattern ?? sent.localprogress ?? "",
    dependencies: sent.dependencies ?? [],
  } satisfies CommandJobInput;
}

/** The changes of one job. */
type Edit = Omit<JobEdit, "id" | "dependencies"> & { id: number; dependencies?: number[] };

/** Reads one job's part of POST /api/jobs. @throws ResponseError 400 also for a field that can't be set */
function editOf(pk: number, fields: Record<string, unknown>): Edit {
  const sent = parse(jobEditSchema, fields, `job ${pk}`);
  const { env, user, progress_pattern: progressPattern, state = "", parent, ...same } = sent;
  const edit = {
    environment: env,
    ...same,
    id: pk,
    onBehalfOf: user,
    progressPattern,
    parent: parent === 0 ? null : parent,
    paused: state === "PAUSED" || sent.paused,
    state: stateOf(pk, state),
  };
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Edit;
}

/** PENDING or WAITING follows from the job's dependencies. */
function stateOf(pk: number, state: string): EditedState | undefined {
  if (state === "" || state === "PAUSED") return undefined;
  if (state === "WAITING" || state === "PENDING") return "WAITING";
  if (state === "FINISHED" || state === "ERROR") return state;
  throw problem(400, `Job ${pk} can't be put into state ${state.slice(0, 80)}.`);
}

/** Reads POST /api/jobs; keys that are no job's number are ignored. @throws ResponseError 400 */
export function editsOf(body: unknown): Edit[] {
  const edits = new Map<number, Edit>();
  for (const [key, value] of membersOf(body)) {
    const fields = fieldsOf(value, `What is to change of job ${key.slice(0, 80)}`);
    const pk = idOf(key);
    if (pk !== undefined) edits.set(pk, { ...edits.get(pk), ...editOf(pk, fields) });
  }
  return [...edits.values()];
}

import { problem } from "../errors.ts";
import type { CommandJobInput, EditedState, JobEdit } from "../operations.generated.ts";
import { dependenciesOf, type Fields, field, idOf, textOf, wholeOf } from "../values.ts";

/** What PUT /api/jobs and the two addjob calls say of a new job. */
export type AddInput = CommandJobInput & { dependencies: number[] };

/** What a field is when a call leaves it out; the calls differ (docs/apis/coalition.md sections 2 and 3). */
export interface Defaults {
  title: string;
  dir: string;
  timeout: number;
}

const ofPut: Defaults = { title: "", dir: "", timeout: 1_000 };

/** @throws ResponseError 400 */
export function addInput(fields: Fields, defaults: Defaults = ofPut): AddInput {
  const get = (name: string) => field(fields, name);
  const text = (name: string, otherwise = "") => textOf(name, get(name), otherwise);
  const parent = wholeOf("parent", get("parent"), 0);
  return {
    parent: parent === 0 ? null : parent,
    title: text("title", defaults.title),
    command: text("command", text("cmd")),
    dir: text("dir", defaults.dir),
    environment: text("environment", text("env")),
    paused: text("state") === "PAUSED" || isTrue(get("paused")),
    timeout: wholeOf("timeout", get("timeout"), defaults.timeout),
    priority: wholeOf("priority", get("priority"), 1_000),
    retry: Math.max(0, wholeOf("retry", get("retry"), 0)),
    affinity: text("affinity"),
    onBehalfOf: text("user"),
    url: text("url"),
    progressPattern: text("progress_pattern", text("localprogress")),
    dependencies: dependenciesOf(get("dependencies")),
  };
}

/** Whether a value means yes: 0, an empty text and the words for false do not, whoever sends them. */
function isTrue(value: unknown): boolean {
  return typeof value === "string" ? !/^(|0|false)$/i.test(value.trim()) : Boolean(value);
}

/** A job and what is to change of it. */
export type Edit = Omit<JobEdit, "id" | "dependencies"> & { id: number; dependencies?: number[] };

/** What POST /api/jobs can set, by its column's name. */
const texts = {
  title: "title",
  command: "command",
  dir: "dir",
  environment: "environment",
  env: "environment",
  user: "onBehalfOf",
  url: "url",
  progress_pattern: "progressPattern",
  affinity: "affinity",
} as const;
const numbers = { timeout: "timeout", priority: "priority", retry: "retry" } as const;

/**
 * What one job's part of POST /api/jobs says.
 * @throws ResponseError 400 for a field that there is not or that nobody can set; the original wrote any column
 */
export function editOf(pk: number, fields: Fields): Edit {
  const edit: Edit = { id: pk };
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) continue;
    if (Object.hasOwn(texts, name)) {
      const sent = typeof value === "boolean" ? String(Number(value)) : textOf(name, value, "");
      edit[texts[name as keyof typeof texts]] = sent;
    } else if (Object.hasOwn(numbers, name)) {
      edit[numbers[name as keyof typeof numbers]] = wholeOf(name, value, 0);
    } else if (name === "parent") {
      edit.parent = wholeOf(name, value, 0) === 0 ? null : wholeOf(name, value, 0);
    } else if (name === "dependencies") edit.dependencies = dependenciesOf(value);
    else if (name === "paused") edit.paused = isTrue(value);
    else if (name !== "state") throw problem(400, `${name.slice(0, 80)} of job ${pk} can't be set.`);
  }
  const state = textOf("state", field(fields, "state"), "");
  if (state === "PAUSED") edit.paused = true;
  else if (state !== "") edit.state = stateOf(pk, state);
  return edit;
}

/** PENDING or WAITING follows from what the job waits for. */
function stateOf(pk: number, state: string): EditedState {
  if (state === "WAITING" || state === "PENDING") return "WAITING";
  if (state === "FINISHED" || state === "ERROR") return state;
  throw problem(400, `Job ${pk} can't be put into state ${state.slice(0, 80)}.`);
}

/** The jobs that POST /api/jobs names, with what it says of them; keys that are no job's number are passed over. */
export function editsOf(body: Fields): Edit[] {
  const edits = new Map<number, Edit>();
  for (const [key, value] of Object.entries(body)) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw problem(400, `What is to change of job ${key.slice(0, 80)} must be a JSON object.`);
    }
    const pk = idOf(key);
    if (pk !== undefined) edits.set(pk, { ...edits.get(pk), ...editOf(pk, value as Fields) });
  }
  return [...edits.values()];
}

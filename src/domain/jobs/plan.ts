import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import type { CommandInput } from "./createCommand.ts";
import { checkTexts } from "./insert.ts";
import { maxLevels } from "./tree.ts";

/** A job of a tree that is to be made, with the jobs in it. */
export interface TreeInput extends Omit<CommandInput, "parent"> {
  /** Names it inside of this tree, for `after`. */
  key?: string | null | undefined;
  /** Keys of jobs of this tree that must be FINISHED first. */
  after?: readonly string[] | null | undefined;
  children?: readonly TreeInput[] | null | undefined;
}

/** One job of a tree, in the order in which they are numbered: a parent before its children. */
export interface Planned {
  at: number;
  input: TreeInput;
  parent: Planned | null;
  children: Planned[];
  /** Jobs of this tree that it waits for. */
  after: Planned[];
  /** Leaves below it; an empty group counts as one leaf of its parent. 0 for a leaf itself. */
  total: number;
}

/** Jobs that one call may make. */
export const treeLimit = 50_000;

/**
 * Lays a tree out in memory and checks everything that can be checked without the database.
 * @throws Refusal INVALID_INPUT, TOO_DEEP, CYCLE (with the job's key)
 */
export function planTree(
  change: Pick<Change, "store" | "patternLimits">,
  root: TreeInput,
  depth: number,
): Planned[] {
  const planned = layOut(root, depth);
  const byKey = new Map<string, Planned>();
  for (const one of planned) {
    checkTexts(change, one.input);
    const { key } = one.input;
    if (key == null) continue;
    if (byKey.has(key)) throw bad("key", `${JSON.stringify(key.slice(0, 80))} stands twice`);
    byKey.set(key, one);
  }
  for (const one of planned) {
    for (const key of new Set(one.input.after ?? [])) {
      const needed = byKey.get(key);
      if (!needed) throw bad("after", `there is no job with key ${JSON.stringify(key.slice(0, 80))}`);
      one.after.push(needed);
    }
  }
  refuseCycles(planned);
  for (const one of planned.toReversed()) {
    if (one.parent) one.parent.total += one.total === 0 ? 1 : one.total;
  }
  return planned;
}

function layOut(root: TreeInput, depth: number): Planned[] {
  const planned: Planned[] = [];
  // Level by level: siblings get consecutive numbers, as a script that made them one by one would have it.
  let level: { input: TreeInput; parent: Planned | null }[] = [{ input: root, parent: null }];
  for (let height = 0; level.length > 0; height++) {
    if (depth + height >= maxLevels) throw refusal("TOO_DEEP", { levels: maxLevels });
    if (planned.length + level.length > treeLimit) {
      throw bad("children", `at most ${treeLimit} jobs in one tree`);
    }
    const below: typeof level = [];
    for (const { input, parent } of level) {
      const one: Planned = { at: planned.length, input, parent, children: [], after: [], total: 0 };
      parent?.children.push(one);
      planned.push(one);
      if (input.command && input.children?.length) {
        throw bad("children", "a job with a command can't hold other jobs");
      }
      for (const child of input.children ?? []) below.push({ input: child, parent: one });
    }
    level = below;
  }
  return planned;
}

/**
 * A job can start when what it needs has finished and its group can; a group has finished when its jobs have. A cycle in
 * that is a job that waits for itself. Two numbers a job: 2n for its start, 2n + 1 for its end.
 */
function refuseCycles(planned: readonly Planned[]): void {
  if (planned.every(({ after }) => after.length === 0)) return;
  const waits = (vertex: number): number[] => {
    const one = planned[vertex >> 1] as Planned;
    if (vertex % 2 === 1) return [2 * one.at, ...one.children.map((child) => 2 * child.at + 1)];
    return [...one.after.map((needed) => 2 * needed.at + 1), ...(one.parent ? [2 * one.parent.at] : [])];
  };
  const seen = new Uint8Array(2 * planned.length);
  const path: { vertex: number; next: number[] }[] = [];
  // One of them is in the `after` of another, by its key.
  const keyIn = (vertex: number): string =>
    path
      .slice(path.findIndex((one) => one.vertex === vertex))
      .map((one) => planned[one.vertex >> 1]?.input.key)
      .find((key) => key != null) ?? "";
  for (let from = 0; from < seen.length; from++) {
    const enter = (vertex: number) => {
      seen[vertex] = 1;
      path.push({ vertex, next: waits(vertex) });
    };
    if (seen[from] === 0) enter(from);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const vertex = top.next.pop();
      if (vertex === undefined) {
        seen[top.vertex] = 2;
        path.pop();
      } else if (seen[vertex] === 1) throw refusal("CYCLE", { key: keyIn(vertex), through: "after" });
      else if (seen[vertex] === 0) enter(vertex);
    }
  }
}

function bad(field: string, reason: string) {
  return refusal("INVALID_INPUT", { field, reason });
}

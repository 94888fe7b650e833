import fc from "fast-check";
import type { Tree } from "./evaluate.ts";
import { big, float, instant, small, state, text } from "./rows.ts";

function some(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Tree> {
  return fc.record(shape, { requiredKeys: [] }).map((record) => record as Tree);
}

function few<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(value, { maxLength: 3 });
}

/** Mostly one operator at a time, so that filters let something through. */
function test(operators: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Tree> {
  const one = fc
    .constantFrom(...Object.keys(operators))
    .chain((name) => (operators[name] as fc.Arbitrary<unknown>).map((value): Tree => ({ [name]: value })));
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: some(operators) });
}

const isNull = fc.boolean();
const scalar = (value: fc.Arbitrary<unknown>) => ({
  eq: value,
  ne: value,
  in: few(value),
  notIn: few(value),
  isNull,
});
const ordered = (value: fc.Arbitrary<unknown>) =>
  test({ ...scalar(value), gt: value, gte: value, lt: value, lte: value });
const texts = fc
  .tuple(test({ ...scalar(text), contains: text, startsWith: text, endsWith: text }), fc.boolean())
  .map(([tree, ignoreCase]) => (ignoreCase ? { ...tree, ignoreCase } : tree));

const fields: Record<string, fc.Arbitrary<Tree>> = {
  number: ordered(fc.integer({ min: 1, max: 60 })),
  title: texts,
  errorReason: texts,
  state: test(scalar(state)),
  paused: test({ eq: fc.boolean(), ne: fc.boolean(), isNull }),
  priority: ordered(small),
  progress: ordered(float),
  startedAt: ordered(instant),
  nodeNumber: ordered(fc.integer({ min: 1, max: 4 })),
};

function leaf(of: Record<string, fc.Arbitrary<Tree>>): fc.Arbitrary<Tree> {
  return fc
    .constantFrom(...Object.keys(of))
    .chain((name) => (of[name] as fc.Arbitrary<Tree>).map((value): Tree => ({ [name]: value })));
}

function grown(leaves: fc.Arbitrary<Tree>, depth: number): fc.Arbitrary<Tree> {
  return fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthSize: "small" },
      { weight: 3, arbitrary: leaves },
      { weight: 2, arbitrary: tie("tree").map((not): Tree => ({ not })) },
      { weight: 1, arbitrary: few(tie("tree")).map((and): Tree => ({ and })) },
      { weight: 1, arbitrary: few(tie("tree")).map((or): Tree => ({ or })) },
      { weight: 1, arbitrary: fc.tuple(leaves, leaves).map(([a, b]): Tree => ({ ...a, ...b })) },
      { weight: 1, arbitrary: fc.constant<Tree>({}) },
    ),
  })).tree;
}

const node = grown(
  leaf({ hostname: texts, cpuMemory: ordered(big), paused: fields.paused as fc.Arbitrary<Tree> }),
  2,
);
const outputs = grown(leaf({ name: texts, size: ordered(big) }), 2);

/** Any filter on jobs, through to their nodes and outputs. */
export const jobFilter = grown(leaf({ ...fields, node, outputs }), 4);

/** A tree as the variables of an operation carry it. */
export function asVariables(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
  );
}

import fc from "fast-check";
import { JobState } from "../../../prisma/generated/sqlite/enums.ts";
import { insertRow } from "../../../src/store/rows.ts";
import type { World } from "../../support/world.ts";
import type { Row } from "./evaluate.ts";

/** Letters that databases like to treat in their own ways. */
const letters = ["a", "A", "b", "%", "_", "\\", "é", "É", "ß", "Σ", "σ", "'", "*", " "];
export const text = fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((chars) => chars.join(""));
export const state = fc.constantFrom(...Object.values(JobState));
export const small = fc.integer({ min: -3, max: 3 });
export const big = fc.constantFrom(-1n, 0n, 5n, 2n ** 40n, 2n ** 62n, 2n ** 62n + 1n);
export const float = fc.constantFrom(0, 0.1, 0.25, 0.5, 1);
export const instant = fc
  .constantFrom(0, 1, 500, 999, 1_000, 86_400_000)
  .map((ms) => new Date(Date.UTC(2026, 0, 1) + ms));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });

const node = fc.record({ hostname: maybe(text), cpuMemory: maybe(big), paused: fc.boolean() });
const output = fc.record({ name: text, size: big });
const job = fc.record({
  title: text,
  errorReason: maybe(text),
  state,
  paused: fc.boolean(),
  priority: small,
  progress: maybe(float),
  startedAt: maybe(instant),
  node: maybe(fc.nat(3)),
  outputs: fc.array(output, { maxLength: 2 }),
});

/** Fills a world with 4 nodes and 60 jobs made from the seed, and answers the jobs as plain rows. */
export async function rowsOf(world: World, seed: number): Promise<Row[]> {
  const nodes = fc.sample(node, { seed, numRuns: 4 });
  const jobs = fc.sample(job, { seed, numRuns: 60 });
  const at = world.clock.now();
  await world.services.store.write(async (tx) => {
    for (const [n, one] of nodes.entries())
      await insertRow(tx, "Node", {
        ...one,
        name: `node ${n}`,
        stateSince: at,
        createdAt: at,
        updatedAt: at,
      });
    for (const { node, outputs, ...one } of jobs) {
      const { id } = await insertRow(tx, "Job", {
        ...one,
        kind: "COMMAND",
        templateId: 0,
        createdAt: at,
        updatedAt: at,
        nodeId: node === null ? null : node + 1,
      });
      const rest = { jobId: id, type: "", sha256: "", blobKey: "", createdAt: at };
      for (const output of outputs) await insertRow(tx, "Output", { ...output, ...rest });
    }
  });
  return jobs.map(({ node, ...one }, n) => {
    const held = node === null ? null : { number: node + 1, ...nodes[node] };
    return { ...one, number: n + 1, node: held, nodeNumber: held?.number ?? null };
  });
}

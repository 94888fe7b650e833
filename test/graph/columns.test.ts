import { describe, expect, test } from "@jest/globals";
import { type GraphQLObjectType, getNamedType, isLeafType, isRequiredArgument } from "graphql";
import { schema } from "../../schema/index.ts";
import { acquireNext } from "../../src/domain/jobs/acquireNext.ts";
import { createCommand } from "../../src/domain/jobs/createCommand.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { endJob } from "../../src/domain/jobs/endJob.ts";
import { data } from "../support/graph.ts";
import { withWorld } from "../support/world.ts";

/** The fields of a type that can be asked for without more words. */
function leaves(type: string): string[] {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name);
}

/** What is asked for of a job, each by itself. */
const fields = [...leaves("Job"), `counts { ${leaves("JobCounts").join(" ")} }`];

type Rows = Record<string, unknown>[];

/** A queue with jobs in several states: a group with ended and running children, a paused and a waiting job. */
async function queue() {
  const world = await withWorld();
  const user = await world.user("ann");
  const worker = await world.worker(user, { name: "w1", affinity: "linux" });
  await world.run(user, (tx) =>
    createTree(tx, {
      title: "scene",
      priority: 7,
      affinity: "linux",
      children: ["a", "b", "c"].map((title) => ({ title, command: "render", timeout: 60, retry: 2 })),
    }),
  );
  const paused = await world.run(user, (tx) =>
    createCommand(tx, { title: "é", command: "true", paused: true }),
  );
  await world.run(user, (tx) => createCommand(tx, { command: "true", dependencies: [paused.id] }));
  for (const exitCode of [0, 3]) {
    const job = await world.run(worker, (tx) => acquireNext(tx, { kinds: ["COMMAND"] }));
    world.clock.advance(5);
    await world.run(worker, (tx) => endJob(tx, job?.id ?? 0, { exitCode }));
  }
  await world.run(worker, (tx) => acquireNext(tx, { kinds: ["COMMAND"] }));
  world.clock.advance(5);
  return { world, user };
}

describe("a field asked for alone, which reads no more than its columns,", () => {
  test("answers as it does among the whole job's", async () => {
    const { world, user } = await queue();
    const ask = <T>(source: string) => data<T>(world, user, source);
    const { jobs } = await ask<{ jobs: { nodes: Rows } }>(
      `{ jobs { nodes { template { id } ${fields.join(" ")} } } }`,
    );
    expect(jobs.nodes.length).toBe(6);
    expect(fields.length).toBeGreaterThan(50);
    for (const field of fields) {
      const wanted = jobs.nodes.map((job) => ({ number: job.number, value: job[field.replace(/ .*/, "")] }));
      const { top } = await ask<{ top: Rows }>(`{ top: jobsIn { number value: ${field} } }`);
      const inside = await Promise.all(
        wanted.map(
          async ({ number }) =>
            (await ask<{ jobsIn: Rows }>(`{ jobsIn(parent: ${number}) { number value: ${field} } }`)).jobsIn,
        ),
      );
      const { nodes, edges } = await ask<Record<"nodes" | "edges", { nodes: Rows; edges: { node: Rows }[] }>>(
        `{ nodes: jobs { nodes { number value: ${field} } } edges: jobs { edges { cursor ...E } } }
         fragment E on JobEdge { node { number ... on Job { value: ${field} } } }`,
      );
      expect({ field, jobs: nodes.nodes }).toEqual({ field, jobs: wanted });
      expect({ field, jobs: edges.edges.map(({ node }) => node) }).toEqual({ field, jobs: wanted });
      const lists = [...top, ...inside.flat()].sort((a, b) => Number(a.number) - Number(b.number));
      expect({ field, jobs: lists }).toEqual({ field, jobs: wanted });
      for (const one of wanted) {
        const { liveJob } = await ask<{ liveJob: unknown }>(
          `{ liveJob(id: ${one.number}) { number value: ${field} } }`,
        );
        expect({ field, job: liveJob }).toEqual({ field, job: one });
      }
    }
  });
});

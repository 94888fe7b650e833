import { expect, test } from "@jest/globals";
import { finish } from "../../src/domain/jobs/finish.ts";
import { execute } from "../support/graph.ts";
import { startedJob } from "../support/outputs.ts";
import { withServer } from "../support/server.ts";
import { withWorld } from "../support/world.ts";

test("a NUL in any text is the caller's mistake, and never ours", async () => {
  const server = await withServer();
  const code = async (document: string) => {
    const { data, errors } = await server.graphql(document);
    const [answer] = Object.values((data ?? {}) as Record<string, { errors?: { code: string }[] } | null>);
    return answer?.errors?.[0]?.code ?? errors?.[0]?.extensions?.code ?? answer;
  };
  for (const read of ['provider(name: "\\u0000") { number }', 'user(username: "a\\u0000") { number }'])
    expect(await code(`{ ${read} }`)).toBe(null);
  for (const write of [
    'registerNode(input: { name: "a\\u0000" })',
    'registerNode(input: { name: "a", az: "\\u0000" })',
    'addHardwareGeneration(generation: "\\u0000", minComputeCapability: 1, maxComputeCapability: 2)',
    'createToken(name: "\\u0000")',
    'setLabel(name: "a", image: "\\u0000")',
    'createUser(username: "somebody", password: "long enough", email: "\\u0000")',
  ]) {
    expect([write, await code(`mutation { ${write} { errors { code } } }`)]).toEqual([
      write,
      "INVALID_INPUT",
    ]);
  }
  expect(await code('mutation { buildImage(name: "\\u0000") { errors { code } } }')).toBe("NOT_FOUND");
  expect(await code('mutation { obtainToken(username: "\\u0000", password: "x") { errors { code } } }')).toBe(
    "BAD_CREDENTIALS",
  );
});

test("no output has a NUL in its name", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const find = `{ jobOutput(job: ${job.id}, name: "a\\u0000", type: "") { number } }`;
  const { errors } = await execute(world, holder, find);
  expect(errors?.[0]?.originalError).toMatchObject({ code: "OUTPUT_UNKNOWN" });
});

test("a job can end although its error holds a NUL", async () => {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const { job: failed } = await world.run(holder, (change) => finish(change, job.id, { error: "a\0b" }));
  expect(failed.errorReason).toBe("a\uFFFDb");
});

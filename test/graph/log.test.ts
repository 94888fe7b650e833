import { expect, test } from "@jest/globals";
import { type ExecutionResult, parse, subscribe } from "graphql";
import { schema } from "../../schema/index.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { data, execute } from "../support/graph.ts";
import { startedJob } from "../support/outputs.ts";
import { afterThisTest } from "../support/store.ts";
import { type World, withWorld } from "../support/world.ts";

const append = /* GraphQL */ `
  mutation Append($pk: ID!, $text: String, $base64: String, $attempt: Int) {
    appendJobLog(id: $pk, text: $text, base64: $base64, attempt: $attempt) {
      job { number }
      errors { code detail }
    }
  }
`;
const read = /* GraphQL */ `
  query Read($pk: ID!, $from: BigInt, $limit: Int, $attempt: Int) {
    job(id: $pk) { log(from: $from, limit: $limit, attempt: $attempt) { from next end size text base64 position } }
  }
`;
const tail = /* GraphQL */ `
  subscription Tail($pk: ID!, $since: Position) {
    jobLog(id: $pk, since: $since) { text base64 position }
  }
`;

async function withJob() {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  const write = (variables: Record<string, unknown>) =>
    data(world, holder, append, { pk: job.id, ...variables });
  return { world, pk: job.id, holder, attempt: job.attempt, write };
}

interface Chunk {
  text: string;
  base64: string | null;
  position: string;
}

/** Opens the subscription; `next` gives the next chunk, or null when the stream has ended. */
async function follow(world: World, actor: Actor, variables: Record<string, unknown>) {
  const contextValue = { services: world.services, actor };
  const result = await subscribe({ schema, document: parse(tail), variableValues: variables, contextValue });
  if (!(Symbol.asyncIterator in result)) return { refused: result.errors?.[0]?.originalError };
  const stream = result as AsyncGenerator<ExecutionResult<{ jobLog: Chunk }>>;
  afterThisTest(async () => void (await stream.return(undefined)));
  return {
    next: async () => {
      const { value, done } = await stream.next();
      return done ? null : ((value as ExecutionResult<{ jobLog: Chunk }>).data?.jobLog ?? null);
    },
  };
}

test("text that was appended is read back as text, in ranges", async () => {
  const { world, pk, holder, write } = await withJob();
  expect(await write({ text: "* START\n" })).toEqual({ appendJobLog: { job: { number: pk }, errors: [] } });
  await write({ text: "Größe 3\n" });
  const whole = {
    from: 0,
    next: 18,
    end: 18,
    size: 18,
    text: "* START\nGröße 3\n",
    base64: null,
    position: "18",
  };
  expect(await data(world, holder, read, { pk })).toEqual({ job: { log: whole } });
  const part = { from: 8, next: 10, end: 18, size: 2, text: "Gr", base64: null, position: "10" };
  expect(await data(world, holder, read, { pk, from: 8, limit: 3 })).toEqual({ job: { log: part } });
});

test("bytes that are no UTF-8 come as base64 beside what can be read of them", async () => {
  const { world, pk, holder, write } = await withJob();
  const bytes = Buffer.from([0x61, 0xff, 0x00, 0x62]);
  await write({ base64: bytes.toString("base64") });
  const { job } = await data<{ job: { log: Chunk } }>(world, holder, read, { pk });
  expect(job.log).toMatchObject({ text: "a\ufffd\0b", base64: bytes.toString("base64") });
});

test("an append says clearly what is wrong with it", async () => {
  const { world, pk, holder, attempt, write } = await withJob();
  const code = async (variables: Record<string, unknown>) =>
    ((await write(variables)) as { appendJobLog: { errors: { code: string }[] } }).appendJobLog.errors[0]
      ?.code;
  expect(await code({})).toBe("INVALID_INPUT");
  expect(await code({ text: "x", base64: "eA==" })).toBe("INVALID_INPUT");
  expect(await code({ base64: "not base64!" })).toBe("INVALID_INPUT");
  expect(await code({ text: "x", attempt: attempt + 1 })).toBe("STALE_ATTEMPT");
  expect(await code({ text: "x", attempt })).toBeUndefined();
  const stranger = await world.user("stranger");
  expect(await data(world, stranger, append, { pk, text: "x" })).toMatchObject({
    appendJobLog: { errors: [{ code: "FORBIDDEN" }] },
  });
  const { errors } = await execute(world, holder, read, { pk, from: -1 });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "INVALID_INPUT" });
});

test("a live tail shows what there is, then what comes, and resumes after its position", async () => {
  const { world, pk, holder, write } = await withJob();
  await write({ text: "before\n" });
  const first = await follow(world, holder, { pk });
  expect(await first.next?.()).toEqual({ text: "before\n", base64: null, position: "7" });
  const coming = first.next?.();
  await write({ text: "after\n" });
  expect(await coming).toEqual({ text: "after\n", base64: null, position: "13" });
  const second = await follow(world, holder, { pk, since: "7" });
  expect(await second.next?.()).toEqual({ text: "after\n", base64: null, position: "13" });
});

test("a tail ends when its job is purged", async () => {
  const { world, pk, holder } = await withJob();
  const stream = await follow(world, holder, { pk });
  expect(await stream.next?.()).toEqual({ text: "", base64: null, position: "0" });
  const end = stream.next?.();
  const admin = await world.admin();
  await world.run(admin, (change) => purge(change, pk));
  expect(await end).toBeNull();
});

test("nobody follows the log of a job that does not exist, or without a right to read", async () => {
  const { world, pk, holder } = await withJob();
  expect((await follow(world, holder, { pk: 999 })).refused).toMatchObject({ code: "NOT_FOUND" });
  const nobody: Actor = { user: null, node: null, anonymous: "off", facade: "graphql" };
  expect((await follow(world, nobody, { pk })).refused).toMatchObject({ code: "UNAUTHENTICATED" });
});

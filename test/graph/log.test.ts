import { describe, expect, test } from "@jest/globals";
import { type ExecutionResult, parse, subscribe } from "graphql";
import { schema } from "../../schema/index.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { abort } from "../../src/domain/jobs/abort.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { writeLog } from "../../src/domain/jobs/log.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { start } from "../../src/domain/jobs/start.ts";
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
  subscription Tail($pk: ID!, $since: Position, $tail: Int, $attempt: Int) {
    jobLog(id: $pk, since: $since, tail: $tail, attempt: $attempt) { text base64 position }
  }
`;
const lastLines = /* GraphQL */ `
  query Last($pk: ID!, $tail: Int, $limit: Int, $attempt: Int) {
    job(id: $pk) { log(tail: $tail, limit: $limit, attempt: $attempt) { from next end text } }
  }
`;
const search = /* GraphQL */ `
  query Search($pk: ID!, $text: String!, $first: Int, $after: String, $attempt: Int) {
    job(id: $pk) {
      logSearch(text: $text, first: $first, after: $after, attempt: $attempt) { lines { number offset text } next }
    }
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

describe("the last lines of a log", () => {
  test.each([
    ["nothing of no log", "", 3, ""],
    ["all of a short one", "one\ntwo\n", 3, "one\ntwo\n"],
    ["whole lines", "one\ntwo\nthree\n", 2, "two\nthree\n"],
    ["a line that is not complete", "one\ntwo\nthr", 2, "two\nthr"],
    ["empty lines", "one\n\n\n", 2, "\n\n"],
    ["none", "one\n", 0, ""],
  ])("are %s", async (_what, text, tail, expected) => {
    const { world, pk, holder, write } = await withJob();
    if (text) await write({ text });
    const { job } = await data<{ job: { log: { text: string; next: number; end: number } } }>(
      world,
      holder,
      lastLines,
      { pk, tail },
    );
    expect(job.log).toMatchObject({ text: expected, next: text.length, end: text.length });
  });

  test("are found across chunks, and cut at a character by the limit of bytes", async () => {
    const { world, pk, holder, write } = await withJob();
    const long = "ä".repeat(50_000);
    await write({ text: `first\n${long}\n` });
    await write({ text: "last\n" });
    const read = async (variables: object) =>
      (
        await data<{ job: { log: { text: string; from: number } } }>(world, holder, lastLines, {
          pk,
          ...variables,
        })
      ).job.log;
    expect((await read({ tail: 2, limit: 200_000 })).text).toBe(`${long}\nlast\n`);
    expect((await read({ tail: 2, limit: 9 })).text).toBe("ä\nlast\n");
    const { errors } = await execute(world, holder, lastLines, { pk, tail: 1_001 });
    expect(errors?.[0]?.originalError).toMatchObject({ code: "INVALID_INPUT", detail: { field: "tail" } });
  });

  test("begin a live tail, which completes when the run has ended and all of it is told", async () => {
    const { world, pk, holder, attempt, write } = await withJob();
    await write({ text: "one\ntwo\nthree\n" });
    const [whole, run] = [
      await follow(world, holder, { pk, tail: 1 }),
      await follow(world, holder, { pk, tail: 1, attempt }),
    ];
    for (const stream of [whole, run])
      expect(await stream.next?.()).toMatchObject({ text: "three\n", position: "14" });
    const coming = [whole.next?.(), run.next?.()];
    await write({ text: "four\n" });
    for (const chunk of coming) expect(await chunk).toMatchObject({ text: "four\n" });
    const ends = [whole.next?.(), run.next?.()];
    await world.run(holder, (change) => finish(change, pk));
    expect(await Promise.all(ends)).toEqual([null, null]);
    const late = await follow(world, holder, { pk, tail: 1, attempt });
    expect([await late.next?.(), await late.next?.()]).toEqual([
      { text: "four\n", base64: null, position: "19" },
      null,
    ]);
  });

  test("of an attempt that is over end although the job is tried again", async () => {
    const { world, pk, holder, attempt, write } = await withJob();
    await write({ text: "first try\n" });
    const [whole, run] = [await follow(world, holder, { pk }), await follow(world, holder, { pk, attempt })];
    await Promise.all([whole.next?.(), run.next?.()]);
    const [goesOn, ends] = [whole.next?.(), run.next?.()];
    const admin = await world.admin();
    await world.run(admin, (change) => abort(change, pk));
    await world.run(holder, (change) => acquire(change, pk));
    await world.run(holder, (change) => start(change, pk));
    expect(await ends).toBeNull();
    await write({ text: "second try\n" });
    expect(await goesOn).toMatchObject({ text: "second try\n" });
    const second = await follow(world, holder, { pk, attempt: attempt + 1 });
    expect(await second.next?.()).toMatchObject({ text: "second try\n" });
  });
});

describe("a search in a log", () => {
  test("finds lines by plain text, with their numbers, and goes on where it stopped", async () => {
    const { world, pk, holder, write } = await withJob();
    await write({ text: "start\nerror: a.b\r\nfine\nerr" });
    await write({ text: "or: axb\nlast error: a.b" });
    const find = async (variables: object) =>
      (
        await data<{ job: { logSearch: { lines: object[]; next: string | null } } }>(world, holder, search, {
          pk,
          ...variables,
        })
      ).job.logSearch;
    const [one, two, three] = [
      { number: 2, offset: 6, text: "error: a.b" },
      { number: 4, offset: 23, text: "error: axb" },
      { number: 5, offset: 34, text: "last error: a.b" },
    ];
    expect(await find({ text: "error" })).toEqual({ lines: [one, two, three], next: null });
    expect(await find({ text: "a.b" })).toEqual({ lines: [one, three], next: null });
    expect(await find({ text: "ERROR" })).toEqual({ lines: [], next: null });
    const begin = await find({ text: "error", first: 2 });
    expect(begin).toEqual({ lines: [one, two], next: expect.any(String) });
    expect(await find({ text: "error", after: begin.next })).toEqual({ lines: [three], next: null });
  });

  test("reads no more than 16 MiB at once, and says so", async () => {
    const { world, pk, holder } = await withJob();
    const line = `${"x".repeat(99)}\n`;
    const job = await world.job(pk);
    for (let part = 0; part < 2; part++) {
      const text = `${line.repeat(100_000)}needle ${part}\n`;
      await world.run(holder, (change) => writeLog(change, job, Buffer.from(text)));
    }
    const first = await data<{ job: { logSearch: { lines: object[]; next: string | null } } }>(
      world,
      holder,
      search,
      { pk, text: "needle" },
    );
    expect(first.job.logSearch).toMatchObject({ lines: [{ number: 100_001, text: "needle 0" }] });
    const { next: after } = first.job.logSearch;
    expect(after).not.toBeNull();
    expect(await data(world, holder, search, { pk, text: "needle", after })).toMatchObject({
      job: { logSearch: { lines: [{ number: 200_002, text: "needle 1" }], next: null } },
    });
  });

  test.each([
    ["an empty text", { text: "" }, "text"],
    ["a text of two lines", { text: "a\nb" }, "text"],
    ["too many lines", { text: "a", first: 1_001 }, "first"],
    ["another place", { text: "a", after: "x" }, "after"],
  ])("refuses %s", async (_what, variables, field) => {
    const { world, pk, holder } = await withJob();
    const { errors } = await execute(world, holder, search, { pk, ...variables });
    expect(errors?.[0]?.originalError).toMatchObject({ code: "INVALID_INPUT", detail: { field } });
  });
});

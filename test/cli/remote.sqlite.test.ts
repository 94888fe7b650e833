import { expect, test } from "@jest/globals";
import { withProxy } from "../support/proxy.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { trustingOnly } from "../support/trusted.ts";
import { makeNode } from "../support/work.ts";
import { runGantry } from "./gantry.ts";

/** The command line as the admin of a server. */
async function withRemote() {
  const server = await withServer();
  const environment = { GANTRY_URL: server.url, GANTRY_TOKEN: server.admin.bearer };
  return { server, environment, gantry: (words: string) => runGantry(words, environment) };
}

/** A node starts the next job. */
async function start(server: TestServer, node: number): Promise<void> {
  const { errors } = await server.graphql(
    "mutation { acquireNextJob { job { number } errors { message } } }",
    {},
    { node },
  );
  expect(errors).toBeUndefined();
}

async function report(server: TestServer, node: number, mutation: string): Promise<void> {
  const { data, errors } = await server.graphql<Record<string, { errors: unknown[] }>>(
    `mutation { a: ${mutation} { errors { message } } }`,
    {},
    { node },
  );
  expect([errors, data.a?.errors]).toEqual([undefined, []]);
}

test("job submit, list, show, cancel and retry", async () => {
  const { gantry } = await withRemote();
  const made = JSON.parse((await gantry("job submit --title first --json -- echo -n hello")).out);
  expect(made).toMatchObject({ title: "first", state: "WAITING" });
  await gantry("job submit true");
  const list = await gantry("job list");
  expect(list).toMatchObject({ code: 0, err: "" });
  expect(list.out.split("\n").map((line) => line.split(/ {2,}/).at(-1))).toEqual([
    "TITLE",
    "true",
    "first",
    "",
  ]);
  const shown = JSON.parse((await gantry(`job show ${made.number} --json`)).out);
  expect(shown).toMatchObject({ number: made.number, command: "echo -n hello" });
  expect((await gantry(`job cancel ${made.number}`)).out).toContain("CANCELLED");
  expect(JSON.parse((await gantry("job list --state cancelled --json")).out)).toMatchObject([
    { title: "first" },
  ]);
  expect((await gantry(`job retry ${made.number}`)).out).toContain("WAITING");
});

test("a server that executes only trusted documents executes the command line's", async () => {
  const server = await trustingOnly();
  const environment = { GANTRY_URL: server.url, GANTRY_TOKEN: server.admin.bearer };
  for (const words of ["job submit true", "job list", "node list", "job cancel 1", "watch 1"]) {
    expect([words, await runGantry(words, environment)]).toEqual([
      words,
      { code: words === "watch 1" ? 1 : 0, out: expect.any(String), err: expect.any(String) },
    ]);
  }
});

test("titles of other users are no commands to the terminal", async () => {
  const { server, gantry } = await withRemote();
  const title = "\u001b[2Jgone\u009b31m\u0007";
  const { data } = await server.graphql<{ made: { job: { number: number } } }>(
    'mutation ($title: String!) { made: createCommandJob(input: { title: $title, command: "a\\nb" }) { job { number } } }',
    { title },
  );
  for (const words of [
    "job list",
    `job show ${data.made.job.number}`,
    `job cancel ${data.made.job.number}`,
  ]) {
    const { code, out } = await gantry(words);
    expect([words, code, /[^\P{Cc}\n\t]/u.test(out)]).toEqual([words, 0, false]);
  }
  expect((await gantry("job list")).out).toContain("[2Jgone");
  expect(JSON.parse((await gantry("job list --json")).out)).toMatchObject([{ title }]);
});

test("node list, pause and resume, by name and by number", async () => {
  const { server, gantry } = await withRemote();
  const number = await makeNode(server, "worker-7");
  expect(await gantry("node pause worker-7 --reason disk")).toEqual({
    code: 0,
    out: "paused worker-7\n",
    err: "",
  });
  expect((await gantry("node list")).out).toMatch(new RegExp(`${number} +worker-7 +PAUSED .*disk`));
  expect(await gantry(`node resume ${number}`)).toEqual({ code: 0, out: "resumed worker-7\n", err: "" });
  expect(JSON.parse((await gantry("node list --json")).out)).toMatchObject([
    { name: "worker-7", state: "IDLE" },
  ]);
});

test("the same failure has the same exit code in every command, and is JSON with --json", async () => {
  const { server, gantry, environment } = await withRemote();
  for (const words of ["job show 99", "job log 99", "job cancel 99", "node pause nobody", "watch 99"]) {
    expect(await gantry(words)).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringContaining("There is no"),
    });
  }
  for (const words of ["job list", "node list", "job submit true", "watch 1"]) {
    const denied = await runGantry(`${words} --json`, { ...environment, GANTRY_TOKEN: "gk_wrong" });
    expect(denied).toMatchObject({ code: 4, out: "" });
    expect(JSON.parse(denied.err)).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    });
    const away = await runGantry(words, { GANTRY_URL: "http://127.0.0.1:1" });
    expect(away).toMatchObject({ code: 5, out: "", err: expect.stringContaining("correct GANTRY_URL") });
  }
  expect(await runGantry("job list", { GANTRY_URL: server.url })).toMatchObject({
    code: 4,
    err: expect.stringContaining("Set GANTRY_TOKEN"),
  });
  expect(await gantry("job show one")).toMatchObject({ code: 2 });
  expect(await gantry("job list --state lost")).toMatchObject({
    code: 2,
    err: expect.stringContaining("PENDING"),
  });
  expect(await runGantry("job list", { GANTRY_URL: "here" })).toMatchObject({ code: 2 });
});

test("watch shows progress and log, goes on after a lost connection, and misses or repeats nothing", async () => {
  const { server, environment } = await withRemote();
  const proxy = await withProxy(server.url);
  const node = await makeNode(server);
  const job = JSON.parse((await runGantry("job submit true --json", environment)).out).number as number;
  await start(server, node);
  await report(server, node, `appendJobLog(id: ${job}, text: "one\\n")`);
  let hear = (_: string) => {};
  const printed = (text: string) =>
    new Promise<void>((resolve) => {
      hear = (out) => out.includes(text) && resolve();
    });
  const first = printed("one\n");
  const watching = runGantry(
    `watch ${job}`,
    { ...environment, GANTRY_URL: proxy.url },
    { heard: (out) => hear(out) },
  );
  await first;
  const second = printed("two\n");
  expect(proxy.cut()).toBeGreaterThan(0);
  await report(server, node, `appendJobLog(id: ${job}, text: "two\\n")`);
  await report(server, node, `progressJob(id: ${job}, progress: 0.5)`);
  await second;
  await report(server, node, `appendJobLog(id: ${job}, text: "three\\n")`);
  await report(server, node, `finishJob(id: ${job})`);
  const ran = await watching;
  expect(ran).toMatchObject({ code: 0, out: "one\ntwo\nthree\n" });
  expect(ran.err).toContain("can't be reached");
  expect(ran.err).toContain(`job ${job} FINISHED 100 %`);
  expect((await runGantry(`job log ${job}`, environment)).out).toBe("one\ntwo\nthree\n");
});

test("watch draws a bar on a terminal, and ends with 1 when the job failed", async () => {
  const { environment, gantry } = await withRemote();
  const job = JSON.parse((await gantry("job submit true --json")).out).number as number;
  await gantry(`job cancel ${job}`);
  const ran = await runGantry(`watch ${job}`, environment, { columns: 80 });
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(`Job ${job} is CANCELLED`) });
  expect(ran.out).toContain("[------------------------------] 0 % CANCELLED true");
});

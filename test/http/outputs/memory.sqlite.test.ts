import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { filesIn } from "../../support/folder.ts";
import { afterThisTest, withDatabase } from "../../support/store.ts";

const MiB = 2 ** 20;
const size = 256 * MiB;
/** What the gateway's memory may grow by while so much runs through it. */
const growth = 64 * MiB;

const authorization = `Basic ${Buffer.from("admin:admin's password").toString("base64")}`;

/** A gateway in a process of its own, so that its memory is its own. */
async function gateway() {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-memory-"));
  const child = fork(
    fileURLToPath(new URL("gateway.process.ts", import.meta.url)),
    [dataDir, await withDatabase()],
    {
      execArgv: ["--import", new URL("../../support/ts.mjs", import.meta.url).href],
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  afterThisTest(async () => {
    if (child.exitCode === null) {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    }
    await rm(dataDir, { recursive: true, force: true });
  });
  const { url } = await message<{ url: string }>(child);
  return { url, child, blobs: join(dataDir, "blobs") };
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [received] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the gateway ended with ${code}`))),
  ]);
  return received as T;
}

/** Watches the gateway's memory until `stop`, which gives the most it was. Bytes. */
function watch(child: ChildProcess) {
  let most = 0;
  let watching = true;
  const done = (async () => {
    while (watching) {
      child.send("memory?");
      const { rss } = await message<{ rss: number }>(child);
      most = Math.max(most, rss);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return async () => {
    watching = false;
    await done;
    return most;
  };
}

async function startJob(url: string): Promise<{ job: number; node: number }> {
  const headers: Record<string, string> = { "content-type": "application/json", authorization };
  const run = async (query: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data: { made: { pk: number } }; errors?: unknown };
    expect(errors).toBeUndefined();
    return data.made.pk;
  };
  const node = await run(
    `mutation { made: registerNode(input: { name: "w" }) { ... on ComputeNode { pk } } }`,
  );
  headers["node-id"] = String(node);
  const job = await run(`mutation { made: createCommandJob(input: { command: "x" }) { ... on Job { pk } } }`);
  await run(`mutation { made: acquireJob(pk: ${job}) { ... on Job { pk } } }`);
  await run(`mutation { made: startJob(pk: ${job}) { ... on Job { pk } } }`);
  return { job, node };
}

/** Different bytes in every chunk, so that a chunk that is lost, doubled or out of place changes the digest. */
function* chunks(): Generator<Buffer> {
  const chunk = Buffer.alloc(MiB / 4, "gantry");
  for (let at = 0; at < size; at += chunk.length) {
    const next = Buffer.from(chunk);
    next.writeUInt32BE(at);
    yield next;
  }
}

test("256 MiB go up and come down with their digest right, in a gateway whose memory stays flat", async () => {
  const { url, child, blobs } = await gateway();
  const { job, node } = await startJob(url);
  const headers = { authorization, "node-id": String(node) };
  const put = (name: string, body: BodyInit) =>
    fetch(`${url}/outputs/${job}/${name}?type=T`, {
      method: "PUT",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
  // What is loaded with the first upload is no growth.
  const small = await put("small", "warm");
  await (
    await fetch(`${url}/outputs/${((await small.json()) as { pk: number }).pk}`, { headers })
  ).arrayBuffer();
  child.send("memory?");
  const { rss: before } = await message<{ rss: number }>(child);

  const stop = watch(child);
  const sent = createHash("sha256");
  const source = Readable.from(
    (function* () {
      for (const chunk of chunks()) {
        sent.update(chunk);
        yield chunk;
      }
    })(),
  );
  const added = await put("large", Readable.toWeb(source) as unknown as BodyInit);
  expect(added.status).toBe(201);
  const output = (await added.json()) as { url: string; size: number; sha256: string };
  expect(output).toMatchObject({ size, sha256: sent.digest("hex") });

  const received = createHash("sha256");
  const answer = await fetch(url + output.url, { headers });
  for await (const chunk of answer.body ?? []) received.update(chunk);
  expect(received.digest("hex")).toBe(output.sha256);
  const most = await stop();
  expect(most - before).toBeLessThan(growth);
  expect(await filesIn(blobs)).toHaveLength(2);
}, 60_000);

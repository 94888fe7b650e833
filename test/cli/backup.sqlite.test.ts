import { randomBytes } from "node:crypto";
import { copyFile, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { filesIn } from "../support/folder.ts";
import { type Gateway, startGateway, startJob } from "../support/gateway.ts";
import { runGantry, withDataDir } from "./gantry.ts";

const password = "admin's password";

/** A folder with the demo data, and the command line on it. */
async function withDemo() {
  const { dataDir, gantry } = await withFolder();
  expect(await gantry("seed")).toMatchObject({ code: 0 });
  return { dataDir, gantry };
}

/** An empty folder, and the command line on it. */
async function withFolder() {
  const dataDir = await withDataDir();
  const environment = { DATA_DIR: dataDir, ADMIN_PASSWORD: password };
  const gantry = (words: string, columns?: number) =>
    runGantry(words, environment, columns === undefined ? {} : { columns });
  const url = `file:${join(dataDir, "gantry.db")}`;
  return { dataDir, gantry, serve: () => startGateway(dataDir, url) };
}

const serve = (dataDir: string) => startGateway(dataDir, `file:${join(dataDir, "gantry.db")}`);

type Read = readonly [path: string, query?: string];

/** 50 reads over all five APIs whose answers depend neither on the time nor on what is added later: of jobs that have ended. */
function readsOf(dataDir: string): Read[] {
  const ids = (sql: string) => rowsOf<{ id: number }>(dataDir, sql).map(({ id }) => id);
  const jobs = ids(
    `SELECT "id" FROM "Job" WHERE "state" IN ('FINISHED', 'ERROR') AND NOT "isGroup" ORDER BY "id"`,
  );
  const nodes = ids(`SELECT "id" FROM "Node" WHERE "currentJobId" IS NULL ORDER BY "id"`);
  const paths = [
    ...jobs.slice(0, 8).map((id) => `/ufdl/v1/jobs/${id}`),
    ...nodes.slice(0, 4).map((id) => `/ufdl/v1/nodes/${id}`),
    ...["job-templates/1", "hardware/1", "hardware/2", "users/2"].map((path) => `/ufdl/v1/${path}`),
    ...jobs.slice(0, 8).map((id) => `/coalition/api/jobs/${id}`),
    "/coalition/api/affinities",
    ...nodes.slice(0, 4).map((id) => `/scale/v6/nodes/${id}/`),
    "/scale/v6/version/",
    ...["images", "dib_images", "nodes/1", "nodes/2"].map((path) => `/nodepool/v1/${path}`),
  ];
  const queries = [
    ...jobs
      .slice(0, 7)
      .map(
        (id) =>
          `{ job(id: ${id}) { title state createdAt endedAt runs { nodes { attempt outcome duration } } } }`,
      ),
    ...jobs.slice(0, 7).map((id) => `{ job(id: ${id}) { outputs { nodes { name type size sha256 } } } }`),
    "{ users { nodes { username role } } }",
    "{ templates { nodes { name version type } } }",
  ];
  return [...paths.map((path): Read => [path]), ...queries.map((query): Read => ["/graphql", query])];
}

/** What a server answers to all reads. */
async function answers(reads: readonly Read[], url: string, key: string): Promise<string[]> {
  const all: string[] = [];
  for (const [path, query] of reads) {
    const response = await fetch(url + path, {
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json",
      },
      ...(query !== undefined && { method: "POST", body: JSON.stringify({ query }) }),
    });
    all.push(`${path} ${query ?? ""} ${response.status} ${await response.text()}`);
  }
  return all;
}

interface Load {
  /** Rounds so far. */
  rounds(): number;
  end(): Promise<unknown>;
}

/** Adds outputs to a job, and makes and purges others, until it is ended. */
function load(gateway: Gateway): Load {
  let on = true;
  let rounds = 0;
  const running = (async () => {
    const { job, headers } = await startJob(gateway);
    while (on) {
      const name = `w${rounds++}`;
      const upload = await fetch(`${gateway.url}/outputs/${job}/${name}?type=t`, {
        method: "PUT",
        headers,
        body: randomBytes(2_000),
      });
      expect(upload.status).toBe(201);
      await upload.text();
      const other = await gateway.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`);
      await gateway.make(`made: purgeJob(id: ${other}) { job { number } }`).catch(() => {});
    }
  })();
  return {
    rounds: () => rounds,
    end: () => {
      on = false;
      return running;
    },
  };
}

/** Rows of a database file. */
function rowsOf<T>(dataDir: string, sql: string): T[] {
  const database = new Database(join(dataDir, "gantry.db"), { readonly: true });
  try {
    return database.prepare<[], T>(sql).all();
  } finally {
    database.close();
  }
}

describe("gantry backup and restore", () => {
  test("a backup that is made under load answers the same reads, with every output", async () => {
    const { dataDir, gantry } = await withDemo();
    const { key } = JSON.parse((await gantry("token create admin --json")).out);
    const gateway = await serve(dataDir);
    const reads = readsOf(dataDir);
    expect(reads.length).toBe(50);
    const before = await answers(reads, gateway.url, key);
    const refused = before.filter((answer) => !/ 200 /.test(answer));
    expect(refused).toEqual([]);

    const { rounds, end } = load(gateway);
    const file = join(await withDataDir(), "gantry.tar");
    let made: unknown;
    // Until one was made while outputs were added.
    for (let begun = rounds(); rounds() === begun; ) {
      begun = rounds();
      made = await gantry(`backup ${file}`);
    }
    await end();
    expect(made).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^wrote .*gantry\.tar: /) });
    expect(await readdir(join(dataDir, "blobs", ".incoming"))).toEqual([]);

    const empty = await withFolder();
    expect(await empty.gantry(`restore ${file}`)).toMatchObject({ code: 0, err: "" });
    expect(rowsOf(empty.dataDir, "PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    const keys = rowsOf<{ key: string }>(empty.dataDir, `SELECT "blobKey" AS "key" FROM "Output" ORDER BY 1`);
    expect(keys.length).toBeGreaterThan(0);
    expect(await filesIn(join(empty.dataDir, "blobs"))).toEqual(keys.map(({ key }) => key));
    const restored = await empty.serve();
    expect(await answers(reads, restored.url, key)).toEqual(before);
  }, 120_000);

  test("writes go on while a large database is copied", async () => {
    const { dataDir, gantry } = await withDemo();
    const path = join(dataDir, "gantry.db");
    const writer = new Database(path);
    writer.pragma("journal_mode = WAL");
    writer.exec(`CREATE TABLE "Filler" (x); CREATE TABLE "Written" (x)`);
    writer.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000)
      INSERT INTO "Filler" SELECT zeroblob(3000) FROM n`);
    let on = true;
    let written = 0;
    const writing = (async () => {
      while (on) {
        writer.exec(`INSERT INTO "Written" VALUES (1)`);
        written++;
        await yieldToOthers();
      }
    })();
    const ended = await gantry(`backup ${join(dataDir, "out.tar")}`);
    on = false;
    await writing;
    writer.close();
    expect(ended.code).toBe(0);
    expect(written).toBeGreaterThan(5);
  });

  test("shows how far it is on a terminal", async () => {
    const { dataDir, gantry } = await withDemo();
    const { err } = await gantry(`backup ${join(dataDir, "out.tar")}`, 80);
    expect(err).toContain("archive: 100 %");
  });

  test("restore refuses what is there, and replaces it with --force", async () => {
    const { dataDir, gantry } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    expect(await gantry(`restore ${file}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining("--force"),
    });
    const other = await withFolder();
    await other.gantry("user add somebody");
    expect(await other.gantry(`restore ${file}`)).toMatchObject({ code: 1 });
    expect(await other.gantry(`restore ${file} --force`)).toMatchObject({ code: 0 });
    const users = rowsOf(other.dataDir, `SELECT "username" FROM "User"`);
    expect(users).toEqual(rowsOf(dataDir, `SELECT "username" FROM "User"`));
  });

  test("restore refuses while a server runs", async () => {
    const { dataDir, gantry } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    await serve(dataDir);
    const refused = await gantry(`restore ${file} --force`);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("stop it first") });
  });

  test("a damaged backup is refused and changes nothing", async () => {
    const { gantry, dataDir } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    const whole = await readFile(file);
    const [output] = rowsOf<{ key: string }>(dataDir, `SELECT "blobKey" AS "key" FROM "Output"`);
    const blobAt = whole.indexOf(`blobs/${output?.key}`) + 512;
    const other = await withFolder();
    await other.gantry("user add somebody");
    const stored = async () => (await filesIn(other.dataDir)).filter((name) => !name.endsWith("-gateway"));
    const before = await stored();
    const damages: [string, (bad: string) => Promise<void>][] = [
      ["cut off", (bad) => truncate(bad, whole.length - 4_000)],
      ["cut off in the database", (bad) => truncate(bad, 100_000)],
      ["database changed", (bad) => writeFile(bad, changed(whole, 50_000))],
      ["output changed", (bad) => writeFile(bad, changed(whole, blobAt))],
      ["no backup", (bad) => writeFile(bad, "something else")],
    ];
    for (const [name, damage] of damages) {
      const bad = `${file}.bad`;
      await copyFile(file, bad);
      await damage(bad);
      const { err } = await other.gantry(`restore ${bad} --force --json`);
      const refused = JSON.parse(err || "{}");
      expect([name, refused.error?.code]).toEqual([name, "DAMAGED_BACKUP"]);
      expect(await stored()).toEqual(before);
    }
    expect(rowsOf(other.dataDir, `SELECT "username" FROM "User"`)).toEqual([{ username: "somebody" }]);
  });

  test("an output whose file is missing or changed is named, and no file is left", async () => {
    const { dataDir, gantry } = await withDemo();
    const [output] = rowsOf<{ key: string }>(dataDir, `SELECT "blobKey" AS "key" FROM "Output"`);
    const blob = join(dataDir, "blobs", output?.key ?? "");
    const bytes = await readFile(blob);
    await writeFile(blob, changed(bytes, 0));
    const to = await withDataDir();
    const failed = await gantry(`backup ${join(to, "gantry.tar")}`);
    expect(failed).toMatchObject({ code: 1, err: expect.stringContaining(output?.key ?? "-") });
    expect(await filesIn(to)).toEqual([]);
    expect(await readdir(join(dataDir, "blobs", ".incoming"))).toEqual([]);
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

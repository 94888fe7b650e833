import { randomBytes } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { copyFile, cp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import pg from "pg";
import { extract, pack } from "tar-stream";
import { migrate } from "../../src/store/migrate.ts";
import { copyDatabase } from "../../src/store/sqlite/copy.ts";
import { dialect } from "../support/database.ts";
import { filesIn } from "../support/folder.ts";
import { type Gateway, startGateway, startJob } from "../support/gateway.ts";
import { withDatabase } from "../support/store.ts";
import { type Ran, runGantry, withDataDir } from "./gantry.ts";

const password = "admin's password";

const sqliteTest = dialect === "sqlite" ? test : test.skip;

/** An installation with the demo data. */
async function withDemo(): Promise<Installation> {
  const installation = await withEmpty();
  expect(await installation.gantry("seed")).toMatchObject({ code: 0 });
  return installation;
}

interface Installation {
  dataDir: string;
  url: string;
  gantry(words: string, columns?: number): Promise<Ran>;
  rows<T extends object>(sql: string): Promise<T[]>;
  serve(): Promise<Gateway>;
}

/** An empty folder and an empty database, and the command line on them. */
async function withEmpty(): Promise<Installation> {
  const dataDir = await withDataDir();
  const url = dialect === "sqlite" ? `file:${join(dataDir, "gantry.db")}` : await withDatabase("empty");
  const environment = { DATA_DIR: dataDir, DATABASE_URL: url, ADMIN_PASSWORD: password };
  return {
    dataDir,
    url,
    gantry: (words, columns) => runGantry(words, environment, columns === undefined ? {} : { columns }),
    rows: (sql) => rowsOf(url, sql),
    serve: () => startGateway(dataDir, url),
  };
}

type Read = readonly [path: string, query?: string];

/** 50 reads over all five APIs whose answers depend neither on the time nor on what is added later: of jobs that have ended. */
async function readsOf({ rows }: Installation): Promise<Read[]> {
  const ids = async (sql: string) => (await rows<{ id: number }>(sql)).map(({ id }) => id);
  const jobs = await ids(
    `SELECT "id" FROM "Job" WHERE "state" IN ('FINISHED', 'ERROR') AND NOT "isGroup" ORDER BY "id"`,
  );
  const nodes = await ids(`SELECT "id" FROM "Node" WHERE "currentJobId" IS NULL ORDER BY "id"`);
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

async function rowsOf<T extends object>(url: string, sql: string): Promise<T[]> {
  if (dialect === "sqlite") {
    const database = new Database(url.replace("file:", ""), { readonly: true });
    try {
      return database.prepare<[], T>(sql).all();
    } finally {
      database.close();
    }
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("gantry backup and restore", () => {
  test("a backup that is made under load answers the same reads, with every output", async () => {
    const demo = await withDemo();
    const { dataDir, gantry } = demo;
    const { key } = JSON.parse((await gantry("token create admin --json")).out);
    const gateway = await demo.serve();
    const reads = await readsOf(demo);
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

    const empty = await withEmpty();
    expect(await empty.gantry(`restore ${file}`)).toMatchObject({ code: 0, err: "" });
    if (dialect === "sqlite") {
      expect(await empty.rows("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    }
    const keys = await empty.rows<{ key: string }>(`SELECT "blobKey" AS "key" FROM "Output" ORDER BY 1`);
    expect(keys.length).toBeGreaterThan(0);
    expect(await filesIn(join(empty.dataDir, "blobs"))).toEqual(keys.map(({ key }) => key));
    const restored = await empty.serve();
    expect(await answers(reads, restored.url, key)).toEqual(before);
    // New rows and events get numbers of their own, and the migrations' foreign keys are back.
    const created = await restored.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`);
    expect((await empty.rows(`SELECT 1 FROM "Event" WHERE "jobId" = ${created}`)).length).toBeGreaterThan(0);
  }, 120_000);

  sqliteTest("writes go on while a large database is copied", async () => {
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
    const { gantry, rows } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    expect(await gantry(`restore ${file}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining("--force"),
    });
    const other = await withEmpty();
    await other.gantry("user add somebody");
    expect(await other.gantry(`restore ${file}`)).toMatchObject({ code: 1 });
    expect(await other.gantry(`restore ${file} --force`)).toMatchObject({ code: 0 });
    const users = `SELECT "username" FROM "User" ORDER BY "id"`;
    expect(await other.rows(users)).toEqual(await rows(users));
  });

  test("a backup of an older version is migrated by the next command", async () => {
    const older = await withEmpty();
    const folder = await withDataDir();
    await cp("prisma/migrations", folder, { recursive: true });
    const names = (await readdir(join(folder, dialect))).sort();
    const newest = names.at(-1) as string;
    await rm(join(folder, dialect, newest), { recursive: true });
    await migrate({ dialect }, { url: older.url, folder });
    const file = join(await withDataDir(), "gantry.tar");
    expect(await older.gantry(`backup ${file}`)).toMatchObject({ code: 0 });
    const other = await withEmpty();
    expect(await other.gantry(`restore ${file}`)).toMatchObject({ code: 0 });
    expect((await other.gantry("migrate")).out).toContain(newest);
    const hardware = `SELECT "id", "generation" FROM "Hardware" ORDER BY "id"`;
    expect(await other.rows(hardware)).toEqual(await older.rows(hardware));
  });

  test("restore refuses a backup of the other kind of database", async () => {
    const { gantry } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    const manifest = await firstEntry(file);
    const other = dialect === "sqlite" ? "postgresql" : "sqlite";
    const archive = pack();
    archive.entry({ name: "manifest.json" }, manifest.replace(`"${dialect}"`, `"${other}"`));
    archive.finalize();
    await writeFile(file, await buffer(archive));
    const refused = await (await withEmpty()).gantry(`restore ${file} --json`);
    expect(JSON.parse(refused.err).error.code).toBe("WRONG_DATABASE");
  });

  test("restore refuses while a server runs", async () => {
    const { gantry, serve } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    await serve();
    const refused = await gantry(`restore ${file} --force`);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/stop .* first/) });
  });

  test("a damaged backup is refused and changes nothing", async () => {
    const { gantry, rows } = await withDemo();
    const file = join(await withDataDir(), "gantry.tar");
    await gantry(`backup ${file}`);
    const whole = await readFile(file);
    const [output] = await rows<{ key: string }>(`SELECT "blobKey" AS "key" FROM "Output"`);
    const databaseAt = whole.indexOf(dialect === "sqlite" ? "gantry.db" : "gantry.sql") + 512;
    const blobAt = whole.indexOf(`blobs/${output?.key}`) + 512;
    const other = await withEmpty();
    await other.gantry("user add somebody");
    const stored = async () => (await filesIn(other.dataDir)).filter((name) => !name.endsWith("-gateway"));
    const before = await stored();
    const damages: [string, (bad: string) => Promise<void>][] = [
      ["cut off", (bad) => truncate(bad, whole.length - 4_000)],
      ["cut off in the database", (bad) => truncate(bad, databaseAt + 2_000)],
      ["database changed", (bad) => writeFile(bad, changed(whole, databaseAt + 2_000))],
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
    expect(await other.rows(`SELECT "username" FROM "User"`)).toEqual([{ username: "somebody" }]);
  });

  sqliteTest("the copy of the database that a backup is made from is for its owner only", async () => {
    const { dataDir } = await withDemo();
    const to = join(await withDataDir(), "copy");
    await writeFile(to, "left by an earlier process");
    const modes = new Set<number>();
    await copyDatabase(join(dataDir, "gantry.db"), to, () => modes.add(statSync(to).mode & 0o777));
    expect([...modes]).toEqual([0o600]);
  });

  test("an output whose file is missing or changed is named, and no file is left", async () => {
    const { dataDir, gantry, rows } = await withDemo();
    const [output] = await rows<{ key: string }>(`SELECT "blobKey" AS "key" FROM "Output"`);
    const blob = join(dataDir, "blobs", output?.key ?? "");
    const bytes = await readFile(blob);
    await writeFile(blob, changed(bytes, 0));
    const to = await withDataDir();
    const failed = await gantry(`backup ${join(to, "gantry.tar")}`);
    expect(failed).toMatchObject({ code: 1, err: expect.stringContaining(output?.key ?? "-") });
    await rm(blob);
    expect(await gantry(`backup ${join(to, "gantry.tar")}`)).toMatchObject({
      code: 1,
      err: `The backup was not made: ${blob} is missing, which an output refers to. Put the file back, or delete the output or its job, and try again.\n`,
    });
    expect(await filesIn(to)).toEqual([]);
    expect(await readdir(join(dataDir, "blobs", ".incoming"))).toEqual([]);
  });
});

/** What is first in an archive. */
async function firstEntry(file: string): Promise<string> {
  const archive = createReadStream(file).pipe(extract()) as unknown as AsyncIterable<Readable>;
  for await (const entry of archive) return text(entry);
  throw new Error("The archive is empty.");
}

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { migrate } from "../../src/store/migrate.ts";
import { history } from "../../src/store/migrations/history.ts";
import { findRows } from "../../src/store/rows.ts";
import { dialect } from "../support/database.ts";
import { run } from "../support/process.ts";
import { afterThisTest, runScript, withDatabase, withStore } from "../support/store.ts";

/** A folder of migrations for the running test: name -> SQL. */
async function migrations(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-migrations-"));
  afterThisTest(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, dialect));
  for (const [name, sql] of Object.entries(scripts)) {
    await mkdir(join(folder, dialect, name));
    await writeFile(join(folder, dialect, name, "migration.sql"), sql);
  }
  return folder;
}

const one = { "20260101000000_one": "CREATE TABLE one (id INTEGER PRIMARY KEY);" };
const two = { ...one, "20260102000000_two": "CREATE TABLE two (id INTEGER PRIMARY KEY);" };

describe("migrating", () => {
  test("gives an empty database everything, oldest first", async () => {
    const url = await withDatabase("empty");
    const known = (await history(dialect)).map(({ name }) => name);
    expect(await migrate({ dialect }, { url })).toEqual({ applied: known });
    expect(known.length).toBeGreaterThan(0);
  });

  test("leaves a migrated database alone", async () => {
    const url = await withDatabase("empty");
    await migrate({ dialect }, { url });
    expect(await migrate({ dialect }, { url })).toEqual({ applied: [] });
  });

  test("applies only what is missing", async () => {
    const url = await withDatabase("empty");
    await migrate({ dialect }, { url, folder: await migrations(one) });
    const { applied } = await migrate({ dialect }, { url, folder: await migrations(two) });
    expect(applied).toEqual(["20260102000000_two"]);
  });

  test("happens once when two processes start together", async () => {
    const url = await withDatabase("empty");
    const outputs = await Promise.all([1, 2].map(() => run("test/store/migrate.process.ts", [dialect, url])));
    const applied = outputs.flatMap((output) => JSON.parse(output).applied);
    expect(applied.sort()).toEqual((await history(dialect)).map(({ name }) => name));
  });

  test("keeps Prisma's table as Prisma does", async () => {
    const url = await withDatabase();
    const diagnosis = JSON.parse(await run("test/store/diagnose.process.mjs", [dialect, url]));
    expect(diagnosis).toEqual({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
      history: null,
    });
  });

  test("leaves nothing of a migration that fails, and keeps those before it", async () => {
    const url = await withDatabase("empty");
    const broken = {
      ...one,
      "20260102000000_two": "CREATE TABLE two (id INTEGER); INSERT INTO nowhere VALUES (1);",
    };
    const folder = await migrations(broken);
    await expect(migrate({ dialect }, { url, folder })).rejects.toThrow(
      /^migration 20260102000000_two failed and left nothing behind: .*nowhere/,
    );
    const { applied } = await migrate({ dialect }, { url, folder: await migrations(two) });
    expect(applied).toEqual(["20260102000000_two"]);
  });
});

/** A database as the migrations before this one leave it; its address. */
async function databaseBefore(migration: string): Promise<string> {
  const url = await withDatabase("empty");
  const all = await history(dialect);
  const older = all.slice(
    0,
    all.findIndex(({ name }) => name.endsWith(migration)),
  );
  const folder = await migrations(Object.fromEntries(older.map(({ name, sql }) => [name, sql])));
  await migrate({ dialect }, { url, folder });
  return url;
}

test("nodes of an older version belong to who registered them", async () => {
  const url = await databaseBefore("_node_owner");
  const store = await withStore({ url });
  const at = "'2026-01-01T00:00:00Z'";
  const node = (id: number) =>
    `INSERT INTO "Node" ("id", "name", "stateSince", "createdAt", "updatedAt") VALUES (${id}, 'n${id}', ${at}, ${at}, ${at});`;
  const event = (id: number, type: string, nodeId: number, actorId: number | null) =>
    `INSERT INTO "Event" ("id", "type", "at", "nodeId", "actorId", "actor") VALUES (${id}, '${type}', ${at}, ${nodeId}, ${actorId}, 'x');`;
  await runScript(
    store,
    `INSERT INTO "User" ("id", "username", "passwordHash", "createdAt") VALUES (1, 'ann', '-', ${at}), (2, 'root', '-', ${at});` +
      [1, 2, 3].map(node).join("") +
      event(1, "NODE_REGISTERED", 1, 1) +
      event(2, "NODE_UPDATED", 1, 2) +
      event(3, "NODE_REGISTERED", 2, null) +
      event(4, "NODE_REGISTERED", 3, 9),
  );
  await migrate({ dialect }, { url });
  const nodes = await store.read.node.findMany({ orderBy: { id: "asc" } });
  expect(nodes.map(({ ownerId }) => ownerId)).toEqual([1, null, null]);
});

test("jobs of an older version that were held back are blocked", async () => {
  const url = await databaseBefore("_job_blocked");
  const store = await withStore({ url });
  const at = "'2026-01-01T00:00:00Z'";
  const job = (id: number, heldBack: boolean) =>
    `INSERT INTO "Job" ("id", "kind", "templateId", "state", "createdAt", "updatedAt", "heldBack")
      VALUES (${id}, 'COMMAND', 0, 'WAITING', ${at}, ${at}, ${heldBack});`;
  await runScript(store, job(1, true) + job(2, false));
  await migrate({ dialect }, { url });
  const jobs = await store.read.job.findMany({ orderBy: { id: "asc" } });
  expect(jobs.map(({ blocked }) => blocked)).toEqual([true, false]);
});

test("times of an older version read the same", async () => {
  const url = await databaseBefore("_times_as_numbers");
  const store = await withStore({ url });
  const at = (time: string) => `'${time.replace("Z", "+00:00")}'`;
  const [created, seen, early] = [
    "2026-01-01T00:00:00.001Z",
    "2026-11-22T23:59:59.999Z",
    "0001-01-01T00:00:00.000Z",
  ] as const;
  await runScript(
    store,
    `INSERT INTO "Node" ("id", "name", "stateSince", "createdAt", "updatedAt", "lastSeenAt")
      VALUES (1, 'n', ${at(early)}, ${at(created)}, ${at(created)}, ${at(seen)});`,
  );
  await migrate({ dialect }, { url });
  const times = { stateSince: new Date(early), createdAt: new Date(created), lastSeenAt: new Date(seen) };
  expect(await findRows(store.sql, "Node", times)).toEqual([
    expect.objectContaining({ ...times, heartbeatAt: null }),
  ]);
  expect(await store.read.node.findMany({ where: times })).toEqual([
    expect.objectContaining({ ...times, heartbeatAt: null }),
  ]);
});

describe("migrating refuses", () => {
  test("a migration that was changed after it had been applied", async () => {
    const url = await withDatabase("empty");
    await migrate({ dialect }, { url, folder: await migrations(one) });
    const changed = await migrations({ "20260101000000_one": "CREATE TABLE one (id INTEGER);" });
    await expect(migrate({ dialect }, { url, folder: changed })).rejects.toThrow(
      "migration 20260101000000_one was changed after it had been applied",
    );
  });

  test("a database that is newer than the program", async () => {
    const url = await withDatabase("empty");
    await migrate({ dialect }, { url, folder: await migrations(two) });
    await expect(migrate({ dialect }, { url, folder: await migrations(one) })).rejects.toThrow(
      "the database is newer than this program: it holds migration 20260102000000_two",
    );
  });

  test("a database in which another tool's migration broke off, until that is declared rolled back", async () => {
    const url = await withDatabase("empty");
    const folder = await migrations(one);
    await migrate({ dialect }, { url, folder });
    const store = await withStore({ url });
    await runScript(store, "DROP TABLE one; UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate({ dialect }, { url, folder })).rejects.toThrow(
      "20260101000000_one began and never finished",
    );
    await runScript(store, "UPDATE _prisma_migrations SET rolled_back_at = '2026-01-01T00:00:00+00:00'");
    expect(await migrate({ dialect }, { url, folder })).toEqual({ applied: ["20260101000000_one"] });
  });
});

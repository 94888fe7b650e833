import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { clockFinding } from "../../src/cli/doctor/clock.ts";
import { openStore } from "../../src/store/open.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";
import { runGantry, withDataDir } from "./gantry.ts";

interface Finding {
  check: string;
  ok: boolean;
  message: string;
}

/** What the doctor finds wrong, and its exit code. */
async function doctor(environment: NodeJS.ProcessEnv): Promise<{ code: number; wrong: Finding[] }> {
  const { code, out } = await runGantry("doctor --json", {
    PORT: "0",
    DATA_DIR: await withDataDir(),
    ...environment,
  });
  return { code, wrong: (JSON.parse(out) as Finding[]).filter(({ ok }) => !ok) };
}

test("nothing is wrong with a migrated database, nor before the first start", async () => {
  expect(await doctor({ DATABASE_URL: await withDatabase() })).toEqual({ code: 0, wrong: [] });
  expect(await doctor({})).toEqual({ code: 0, wrong: [] });
});

test.each([
  ["an invalid variable", { PORT: "x" }, "settings", /PORT must be/],
  ["a misspelt variable", { UFDL_PREFX: "/x" }, "settings", /UFDL_PREFIX was probably meant/],
  [
    "a database that is down",
    { DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" },
    "database",
    /127\.0\.0\.1:1 can't be reached.*start it/,
  ],
  [
    "a bad HOST",
    { HOST: "192.0.2.1", NODEPOOL_ANONYMOUS: "off" },
    "ports",
    /HOST 192\.0\.2\.1 is not an address of this machine/,
  ],
  [
    "writes that are open to a network",
    { HOST: "0.0.0.0", SCALE_ANONYMOUS: "write" },
    "access",
    /SCALE_ANONYMOUS=off/,
  ],
] as const)("finds %s", async (_, environment, check, message) => {
  expect(await doctor(environment)).toEqual({
    code: 1,
    wrong: [{ check, ok: false, message: expect.stringMatching(message) }],
  });
});

test("waits for a database that does not answer as long as DATABASE_TIMEOUT says", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  afterThisTest(async () => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const began = performance.now();
  const { wrong } = await doctor({
    DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/x`,
    DATABASE_TIMEOUT: "1s",
  });
  // The time-outs of the clients take 5 s or more.
  expect(performance.now() - began).toBeLessThan(4_500);
  expect(wrong).toMatchObject([{ check: "database", message: expect.stringContaining("DATABASE_TIMEOUT") }]);
});

test("finds a folder that can't be written", async () => {
  const file = join(await withDataDir(), "file");
  await writeFile(file, "");
  const { code, wrong } = await doctor({ DATA_DIR: join(file, "data") });
  expect(code).toBe(1);
  expect(wrong.map(({ check }) => check)).toEqual(expect.arrayContaining(["folder", "outputs"]));
  for (const { message } of wrong) expect(message).not.toMatch(/ at .*:\d+:\d+/);
});

test("finds a port in use", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  afterThisTest(async () => void other.close());
  const { port } = other.address() as AddressInfo;
  const { wrong } = await doctor({ UFDL_PORT: String(port) });
  expect(wrong).toEqual([
    { check: "ports", ok: false, message: expect.stringContaining(`UFDL_PORT ${port}`) },
  ]);
});

test("finds a database that is older or newer than the program", async () => {
  const url = await withDatabase();
  const store = await openStore({ url });
  afterThisTest(() => store.close());
  const rename = (from: string, to: string) =>
    store.write((db) =>
      db
        .updateTable("_prisma_migrations" as never)
        .set({ migration_name: to } as never)
        .where("migration_name" as never, "=", from as never)
        .execute(),
    );
  const [newest] = await store.sql
    .selectFrom("_prisma_migrations" as never)
    .select("migration_name" as never)
    .orderBy("migration_name" as never, "desc")
    .execute();
  const { migration_name: name } = newest as unknown as { migration_name: string };
  await rename(name, "29991231000000_later");
  const newer = await doctor({ DATABASE_URL: url });
  expect(newer.wrong).toMatchObject([
    { check: "database", message: expect.stringContaining("newer than this program") },
  ]);
  await store.write((db) =>
    db
      .deleteFrom("_prisma_migrations" as never)
      .where("migration_name" as never, "=", "29991231000000_later" as never)
      .execute(),
  );
  const older = await doctor({ DATABASE_URL: url });
  expect(older).toMatchObject({ code: 1, wrong: [{ message: expect.stringContaining(`it lacks ${name}`) }] });
});

test("a clock may be 5 s off, and no more", () => {
  expect(clockFinding("PostgreSQL", 5_000, 0)).toMatchObject({ ok: true });
  expect(clockFinding("PostgreSQL", 3_600_000, 0)).toMatchObject({
    ok: false,
    message: expect.stringContaining("3600 s ahead of"),
  });
});

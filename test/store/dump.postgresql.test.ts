import { expect, test } from "@jest/globals";
import { openPostgresqlSession } from "../../src/store/migrations/postgresql.ts";
import { dumpDatabase } from "../../src/store/postgresql/dump.ts";
import { runScript, withDatabase, withStore } from "../support/store.ts";

test("a dump onto a full disk fails with the reason, and its connection can be closed", async () => {
  const url = await withDatabase();
  const store = await withStore({ url });
  // The first table, with more than the server sends before anybody reads it.
  await runScript(
    store,
    `INSERT INTO "Affinity" ("id", "name") SELECT i, repeat('x', 1000) FROM generate_series(100, 10000) i`,
  );
  const { client, close } = await openPostgresqlSession(url, 30_000);
  await expect(dumpDatabase(client, "/dev/full", () => {})).rejects.toMatchObject({ code: "ENOSPC" });
  await close();
});

import { describe, expect, test } from "@jest/globals";
import { size } from "../support/long.ts";
import { expectOutage, expectRecovery, p99, watchHealth } from "../support/outage.ts";
import { withOwnPostgresql } from "../support/ownPostgresql.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

async function withOwnServer() {
  const postgresql = await withOwnPostgresql();
  const server = await withServer({ config: { databaseUrl: postgresql.url } });
  // Before the server closes.
  afterThisTest(async () => postgresql.thaw());
  await expectRecovery(server);
  return { postgresql, server };
}

/** Repeats the calls of every dialect for so long. Milliseconds. */
async function outageFor(server: Parameters<typeof expectOutage>[0], time: number): Promise<void> {
  const end = performance.now() + time;
  do await expectOutage(server);
  while (performance.now() < end);
}

describe("PostgreSQL", () => {
  test("that is stopped gives 503 in every dialect, and the gateway recovers by itself", async () => {
    const { postgresql, server } = await withOwnServer();
    await postgresql.down();
    await outageFor(server, 1_000);
    await postgresql.up();
    await expectRecovery(server);
  }, 60_000);

  test("that is frozen gives 503 in every dialect within 5 s, and the gateway recovers by itself", async () => {
    const { postgresql, server } = await withOwnServer();
    const health = watchHealth(server);
    postgresql.freeze();
    await outageFor(server, size(6_000, 45_000));
    postgresql.thaw();
    await expectRecovery(server);
    expect(p99(await health())).toBeLessThan(size(900, 100));
  }, 120_000);
});

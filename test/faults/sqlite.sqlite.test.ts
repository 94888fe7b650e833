import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { withGantry } from "../cli/gantry.ts";
import { withGateway } from "../support/gateway.ts";
import { size } from "../support/long.ts";
import { expectOutage, expectRecovery, median, p99, watchHealth } from "../support/outage.ts";
import { withServer } from "../support/server.ts";
import { withDatabase } from "../support/store.ts";
import { eventually, overSocket } from "../support/subscribe.ts";
import { within } from "../support/time.ts";
import { makeJob } from "../support/work.ts";

const run = promisify(execFile);

/** A process of its own that holds the file's write lock for so long. Milliseconds. */
async function lockElsewhere(path: string, time: number): Promise<void> {
  const script = `
    const db = new (require("better-sqlite3"))(process.argv[1]);
    db.exec("BEGIN EXCLUSIVE");
    setTimeout(() => db.exec("COMMIT"), ${time});`;
  await run(process.execPath, ["-e", script, path], { env: { ...process.env, NODE_OPTIONS: "" } });
}

/** With LONG=1 the tests have the machine for themselves; a wait on the event loop takes longer than either. Milliseconds. */
const healthLimit = size(900, 100);

/** Resolves once another process holds the file. */
async function locked(databaseUrl: string): Promise<void> {
  const own = new Database(databaseUrl.replace("file:", ""), { timeout: 0 });
  await eventually(() => {
    try {
      own.exec("BEGIN IMMEDIATE; ROLLBACK");
      return false;
    } catch {
      return true;
    }
  });
  own.close();
}

describe("an SQLite file", () => {
  test("that another process has locked gives 503 to writes, and nothing else stands still", async () => {
    const databaseUrl = await withDatabase("users");
    const server = await withServer({ config: { databaseUrl, databaseTimeout: 1 } });
    await expectRecovery(server);
    const time = size(3_000, 15_000);
    const locking = lockElsewhere(databaseUrl.replace("file:", ""), time);
    await locked(databaseUrl);
    const health = watchHealth(server);
    await expectOutage(server, { reading: false });
    await locking;
    const times = await health();
    await expectRecovery(server);
    expect(median(times)).toBeLessThan(within(100));
    expect(p99(times)).toBeLessThan(healthLimit);
  });

  test("is refused to a second gateway until the first has ended", async () => {
    const databaseUrl = await withDatabase("users");
    const first = await withServer({ config: { databaseUrl } });
    await expect(withServer({ config: { databaseUrl } })).rejects.toThrow(
      /another gateway is using .*\. Stop it first/,
    );
    await first.close();
    await withServer({ config: { databaseUrl } });
  });

  test("is free for the next gateway after kill -9", async () => {
    const gateway = await withGateway();
    await expect(gateway.again()).rejects.toThrow("the gateway ended with 1");
    await gateway.kill();
    const again = await gateway.again();
    expect(await again.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`)).toBe(1);
  });

  test("takes commands of the command line beside a gateway, which lets the new user in and tells of him", async () => {
    const { url, gantry } = await withGantry("users");
    const server = await withServer({ config: { databaseUrl: url } });
    const news = overSocket<{ events: { event: object } }>(
      server,
      "subscription { events(types: [USER_CREATED]) { event { type actor } } }",
    );
    await news.take(1);
    let writing = true;
    const writes = (async () => {
      while (writing) await makeJob(server);
    })();
    const added = await gantry("user add carol", "carol's password");
    writing = false;
    await writes;
    expect(added).toMatchObject({ code: 0 });
    const login = `mutation { obtainToken(username: "carol", password: "carol's password") { access } }`;
    expect((await server.graphql(login, {}, { token: null })).errors).toBeUndefined();
    const event = { type: "USER_CREATED", actor: "the command line" };
    expect((await news.take(2))[1]).toEqual({ events: { event } });
  });
});

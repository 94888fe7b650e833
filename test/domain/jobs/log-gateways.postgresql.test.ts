import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { appendLog } from "../../../src/domain/jobs/log.ts";
import { tailLog } from "../../../src/domain/jobs/logTail.ts";
import { Presence } from "../../../src/domain/presence.ts";
import { Logins } from "../../../src/domain/users/logins.ts";
import { Bus } from "../../../src/events/bus.ts";
import { openBlobs } from "../../../src/store/blobs/open.ts";
import { TestClock } from "../../support/clock.ts";
import { startedJob } from "../../support/outputs.ts";
import { afterThisTest, withDatabase, withStore } from "../../support/store.ts";
import { World } from "../../support/world.ts";

test("a tail at one gateway shows what was appended through another, within a few seconds", async () => {
  const url = await withDatabase();
  const [here, there] = [await withStore({ url }), await withStore({ url })];
  const folder = await mkdtemp(join(tmpdir(), "gantry-gateways-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  const clock = new TestClock();
  const world = new World(
    {
      store: here,
      bus: new Bus(here),
      blobs: await openBlobs({ url: folder }),
      clock,
      presence: new Presence(here),
      logins: new Logins(clock),
    },
    clock,
  );
  const { job, holder } = await startedJob(world);
  const append = (text: string) =>
    world.run(holder, (change) => appendLog(change, job.id, Buffer.from(text)));

  const leaving = new AbortController();
  const tail = tailLog(there, job.id, { after: null, signal: leaving.signal });
  expect((await tail.next()).value?.bytes).toHaveLength(0);
  for (const line of ["one\n", "two\n"]) {
    const next = tail.next();
    await append(line);
    expect((await next).value?.bytes.toString()).toBe(line);
  }
  leaving.abort();
  expect((await tail.next()).done).toBe(true);
});

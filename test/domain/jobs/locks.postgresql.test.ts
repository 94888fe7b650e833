import { beforeEach, expect, test } from "@jest/globals";
import { sql } from "kysely";
import type { Actor } from "../../../src/domain/actor.ts";
import type { Change } from "../../../src/domain/change.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { createTree } from "../../../src/domain/jobs/createTree.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { appendLog } from "../../../src/domain/jobs/log.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { requeue } from "../../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { setOutcome } from "../../../src/domain/jobs/setOutcome.ts";
import { deleteNode, holdNode } from "../../../src/domain/nodes/provision.ts";
import { reaper } from "../../../src/domain/nodes/reap.ts";
import { deadline } from "../../../src/domain/retention/batches.ts";
import { removeLogs } from "../../../src/domain/retention/jobs.ts";
import { disableUser } from "../../../src/domain/users/disable.ts";
import { eventually } from "../../support/subscribe.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/* What a transaction does that begins while another one is still open, which the first must not miss. */

let world: World;
let admin: Actor;
let worker: Actor;
beforeEach(async () => {
  world = await withWorld();
  admin = await world.admin();
  worker = await world.worker(admin, { name: "worker" });
});

/** Does `first`, and before its commit each of `others`, until that has ended or waits for a lock. */
async function whileOpen<T>(
  first: (change: Change) => Promise<unknown>,
  ...others: (() => Promise<T>)[]
): Promise<T[]> {
  const doing: Promise<T>[] = [];
  let ended = 0;
  const count = () => void ended++;
  await world.run(admin, async (change) => {
    await first(change);
    for (const other of others) {
      const one = other();
      one.then(count, count);
      doing.push(one);
      await eventually(async () => ended + (await waiting()) >= doing.length);
    }
  });
  return Promise.all(doing);
}

/** Transactions that wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(
    world.services.store.sql,
  );
  return rows.length;
}

/** Works the only job that can be worked. */
async function begin(): Promise<number> {
  return (await world.run(worker, (change) => acquireNext(change)))?.id as number;
}
const end = (id: number, error?: string) =>
  world.run(worker, (change) => finish(change, id, error === undefined ? {} : { error }));
const stateOf = async (id: number) => (await world.job(id)).state;

test("a new tree waits for no job that finishes while the tree is made", async () => {
  const required = await world.command(admin);
  await begin();
  let made = 0;
  await whileOpen<unknown>(
    // The tree has read what it depends on when it waits for this.
    ({ db }) => sql`LOCK TABLE "Dependency" IN SHARE MODE`.execute(db),
    async () => {
      const tree = { command: "true", dependencies: [required.id] };
      made = (await world.run(admin, (change) => createTree(change, tree))).id;
    },
    () => end(required.id),
  );
  expect(await stateOf(required.id)).toBe("FINISHED");
  expect(await stateOf(made)).toBe("WAITING");
});

test("a job that finishes while its group is restored holds nobody up", async () => {
  const group = await world.command(admin, { command: "" });
  const child = await world.command(admin, { parent: group.id });
  const waits = await world.command(admin, { dependencies: [child.id] });
  await begin();
  await world.run(admin, (change) => remove(change, group.id));
  await whileOpen(
    (change) => finish({ ...change, actor: worker }, child.id),
    () => world.run(admin, (change) => restore(change, group.id)),
  );
  expect(await stateOf(waits.id)).toBe("WAITING");
  expect(await stateOf(group.id)).toBe("FINISHED");
});

/** A finished job, and one that depends on it and has failed. */
async function failedJob() {
  const required = await world.command(admin);
  const failed = await world.command(admin, { dependencies: [required.id] });
  await end(await begin());
  await end(await begin(), "no");
  expect(await stateOf(failed.id)).toBe("ERROR");
  return { required, failed };
}

test.each([
  ["retried", retry],
  ["reset", resetTree],
])("a job that is %s waits for one that begins anew meanwhile", async (_how, verb) => {
  const { required, failed } = await failedJob();
  await whileOpen(
    (change) => verb(change, failed.id),
    () => world.run(admin, (change) => requeue(change, required.id)),
  );
  expect(await stateOf(failed.id)).toBe("PENDING");
});

test.each([
  ["retried", retry],
  ["reset", resetTree],
])("a job that is %s does not wait for one that finishes meanwhile", async (_how, verb) => {
  const { required, failed } = await failedJob();
  await world.run(admin, (change) => requeue(change, required.id));
  await whileOpen(
    (change) => verb(change, failed.id),
    () => world.run(admin, (change) => setOutcome(change, required.id, "FINISHED")),
  );
  expect(await stateOf(failed.id)).toBe("WAITING");
});

test("a job that is retried while old logs are removed keeps its log", async () => {
  const { id } = await world.command(admin);
  await begin();
  await world.run(worker, (change) => appendLog(change, id, Buffer.from("hello")));
  await end(id, "no");
  world.clock.advance(10);
  const call = { services: world.services, actor: admin };
  const search = { updatedAt: new Date(0), id: 0 };
  await whileOpen(
    (change) => retry(change, id),
    () => removeLogs(call, { before: world.clock.now(), search }, deadline(60_000)),
  );
  expect(await world.services.store.read.logChunk.count()).toBe(1);
});

test("of two admins who disable each other at once one stays", async () => {
  const other = await world.user("other", "ADMIN");
  const pk = ({ user }: Actor) => user?.id ?? 0;
  const codes = await whileOpen(
    (change) => disableUser(change, pk(other)),
    () => refused(world.run(other, (change) => disableUser(change, pk(admin)))),
  );
  expect(codes).toEqual(["LAST_ADMIN"]);
});

test("a node that is held just before it would be reaped stays", async () => {
  const { node } = await world.worker(admin, { name: "kept" });
  await world.run(admin, (change) => deleteNode(change, node.id));
  world.clock.advance(601);
  await whileOpen<unknown>(
    (change) => holdNode(change, node.id),
    () => reaper(600).run({ services: world.services, actor: admin }),
  );
  expect((await world.node(node.id)).removedAt).toBeNull();
});

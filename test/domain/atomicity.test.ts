import { beforeEach, describe, expect, test } from "@jest/globals";
import { type RawBuilder, sql } from "kysely";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { start } from "../../src/domain/jobs/start.ts";
import type { Event } from "../../src/events/log.ts";
import { dialect } from "../support/database.ts";
import { type World, withWorld } from "../support/world.ts";

/* A job's state and the event that tells of it are committed together, or neither is. */

let world: World;
let worker: Awaited<ReturnType<World["worker"]>>;
/** A job that the worker has started. */
let id: number;
/** What those were told who follow the events. */
let told: Event[];

beforeEach(async () => {
  world = await withWorld();
  const user = await world.user("ann");
  worker = await world.worker(user, { name: "one" });
  ({ id } = await world.command(user));
  await world.run(worker, (change) => acquire(change, id));
  await world.run(worker, (change) => start(change, id));
  told = [];
  world.services.bus.follow();
  world.services.bus.observe((events) => told.push(...events));
});

const onDatabase = (...statements: RawBuilder<unknown>[]) =>
  world.services.store.write(async (tx) => {
    for (const statement of statements) await statement.execute(tx);
  });

/** The message of the error that `doing` ends with. */
const failure = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    ({ message }: Error) => message,
  );

/** Everything that a finished job changes, and its events. */
async function written() {
  const { store } = world.services;
  const [runs, node] = [await store.read.run.findMany(), await world.node(worker.node.id)];
  return { job: await world.job(id), runs, finished: node.finished, types: await world.types(id) };
}

/** Has the database refuse every event. */
const refuseEvents = () =>
  dialect === "sqlite"
    ? onDatabase(
        sql`CREATE TRIGGER "refused" BEFORE INSERT ON "Event" BEGIN SELECT RAISE(ABORT, 'no events'); END`,
      )
    : onDatabase(
        sql`CREATE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no events'; END $$`,
        sql`CREATE TRIGGER "refused" BEFORE INSERT ON "EventOutbox" FOR EACH ROW EXECUTE FUNCTION "refuse"()`,
      );

const acceptEvents = () =>
  onDatabase(
    dialect === "sqlite" ? sql`DROP TRIGGER "refused"` : sql`DROP TRIGGER "refused" ON "EventOutbox"`,
  );

describe("a job stays as it is, and its caller is told of the failure", () => {
  test("when the database refuses the event", async () => {
    const before = await written();
    await refuseEvents();
    expect(await failure(world.run(worker, (change) => finish(change, id)))).toContain("no events");
    expect(await written()).toEqual(before);
    expect(told).toEqual([]);
    await acceptEvents();
    await world.run(worker, (change) => finish(change, id));
    expect(await world.types(id)).toEqual([...before.types, "JOB_FINISHED"]);
  });

  test("when it refuses the events of changes that share a transaction", async () => {
    const before = await written();
    const user = { ...worker, node: null };
    await refuseEvents();
    const changes = [
      world.run(worker, (change) => finish(change, id)),
      world.command(user),
      world.command(user),
    ];
    for (const message of await Promise.all(changes.map(failure))) expect(message).toContain("no events");
    expect(await written()).toEqual(before);
    expect(await world.services.store.read.job.count()).toBe(1);
    expect(told).toEqual([]);
  });
});

test("a change that the database refuses at its commit leaves no event, and nobody is told of one", async () => {
  // A foreign key that is checked at the commit, when the events have been written.
  await onDatabase(
    sql`CREATE TABLE "Required" ("id" INTEGER PRIMARY KEY)`,
    sql`CREATE TABLE "Dangling" ("id" INTEGER REFERENCES "Required" ("id") DEFERRABLE INITIALLY DEFERRED)`,
  );
  const before = await written();
  const finishing = world.run(worker, async (change) => {
    await finish(change, id);
    await sql`INSERT INTO "Dangling" VALUES (1)`.execute(change.db);
  });
  expect(await failure(finishing)).toMatch(/foreign key/i);
  // On PostgreSQL the next change has all events numbered that are committed.
  await world.command({ ...worker, node: null });
  expect(await written()).toEqual(before);
  expect(told.map(({ type }) => type)).toEqual(["JOB_CREATED"]);
});

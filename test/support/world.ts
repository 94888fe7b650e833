import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { Event, Job, Node, Role } from "../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { type Change, change, type Services } from "../../src/domain/change.ts";
import { Refusal } from "../../src/domain/errors.ts";
import { type CommandInput, createCommand } from "../../src/domain/jobs/createCommand.ts";
import type { NodeInput } from "../../src/domain/nodes/input.ts";
import { register } from "../../src/domain/nodes/register.ts";
import { Presence } from "../../src/domain/presence.ts";
import { Logins } from "../../src/domain/users/logins.ts";
import { Bus } from "../../src/events/bus.ts";
import { openBlobs } from "../../src/store/blobs/open.ts";
import { insertRow } from "../../src/store/rows.ts";
import { TestClock } from "./clock.ts";
import { afterThisTest, withStore } from "./store.ts";

type Verb<T> = (change: Change) => Promise<T>;

/** The domain on a database of its own, with people and nodes to act as. No server, no graph. */
export class World {
  readonly services: Services;
  readonly clock: TestClock;
  /** What was reported with services.reportError. The test fails unless it takes the errors out. */
  readonly reported: string[] = [];

  constructor(services: Omit<Services, "reportError">, clock: TestClock) {
    const reportError = (error: unknown, message: string) => void this.reported.push(`${message}: ${error}`);
    this.services = { ...services, reportError };
    this.clock = clock;
  }

  /** Runs one verb as the given actor, in a transaction of its own. */
  run<T>(actor: Actor, verb: Verb<T>): Promise<T> {
    return change({ services: this.services, actor }, verb);
  }

  async user(username: string, role: Role = "USER"): Promise<Actor> {
    const user = await this.services.store.write((tx) =>
      insertRow(tx, "User", { username, role, passwordHash: "-", createdAt: this.clock.now() }),
    );
    return { user, node: null, anonymous: "off", facade: "graphql" };
  }

  admin(): Promise<Actor> {
    return this.user("root", "ADMIN");
  }

  /** Registers a node and answers the actor that works for it. */
  async worker(user: Actor, input: NodeInput): Promise<Actor & { node: Node }> {
    const node = await this.run(user, (tx) => register(tx, input));
    return { ...user, node };
  }

  command(actor: Actor, input: CommandInput = {}): Promise<Job> {
    return this.run(actor, (tx) => createCommand(tx, { command: "true", ...input }));
  }

  job(pk: number): Promise<Job> {
    return this.services.store.read.job.findUniqueOrThrow({ where: { id: pk } });
  }

  /** A node's row, with the newest of its times. */
  async node(pk: number): Promise<Node> {
    const { store, presence } = this.services;
    return presence.latest(await store.read.node.findUniqueOrThrow({ where: { id: pk } }));
  }

  /** The events about a job so far, oldest first. */
  events(jobId?: number): Promise<Event[]> {
    return this.services.store.read.event.findMany({
      where: jobId === undefined ? {} : { jobId },
      orderBy: { id: "asc" },
    });
  }

  async types(jobId: number): Promise<string[]> {
    return (await this.events(jobId)).map(({ type }) => type);
  }
}

/** @param url of a database that another one is on, too; by default it has its own */
export async function withWorld({ url }: { url?: string } = {}): Promise<World> {
  const store = await withStore(url === undefined ? {} : { url });
  const bus = new Bus(store);
  await bus.start();
  const folder = await mkdtemp(join(tmpdir(), "gantry-world-"));
  const blobs = await openBlobs({ url: folder });
  afterThisTest(async () => {
    await bus.stop();
    await blobs.close();
    await rm(folder, { recursive: true, force: true });
  });
  const clock = new TestClock();
  const world = new World(
    { store, bus, blobs, clock, presence: new Presence(store, 0), logins: new Logins(clock) },
    clock,
  );
  afterThisTest(async () => expect(world.reported).toEqual([]));
  return world;
}

/** The code that a verb refuses with; throws when it does not. */
export async function refused(doing: Promise<unknown>): Promise<string> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  throw new Error("this should have been refused");
}

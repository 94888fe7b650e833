import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { type Actor, programActor } from "../../src/domain/actor.ts";
import { type Change, change, type Services } from "../../src/domain/change.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { finish } from "../../src/domain/jobs/finish.ts";
import { appendLog } from "../../src/domain/jobs/log.ts";
import { progress } from "../../src/domain/jobs/progress.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { defaultLeases } from "../../src/domain/leases.ts";
import type { NodeInput } from "../../src/domain/nodes/input.ts";
import { ping } from "../../src/domain/nodes/ping.ts";
import { register } from "../../src/domain/nodes/register.ts";
import { storeOutput } from "../../src/domain/outputs/store.ts";
import { createUser } from "../../src/domain/users/create.ts";

const minute = 60_000;
/** Nobody works on the demo's jobs: their holders keep them for so long without a call. Seconds. */
const lease = 86_400;

/** Where the demo is played: the domain's own verbs, with a clock that is set. */
export class Stage {
  readonly services: Services;
  #now: number;

  /** @param begin when the story begins */
  constructor(services: Services, begin: Date) {
    this.#now = begin.getTime();
    const leases = { ...defaultLeases, graphql: lease, ufdl: lease };
    this.services = { ...services, leases, clock: { now: () => new Date(this.#now) } };
  }

  /** Lets minutes go by. */
  pass(minutes: number): void {
    this.#now += minutes * minute;
  }

  run<T>(actor: Actor, verb: (change: Change) => Promise<T>): Promise<T> {
    return change({ services: this.services, actor }, verb);
  }

  /** A user with a password that nobody knows, or the one there is. */
  async user(username: string, firstName: string, lastName: string): Promise<Actor> {
    const known = await this.services.store.read.user.findUnique({ where: { username } });
    const user =
      known ??
      (await createUser(
        { services: this.services, actor: programActor("cli") },
        { username, firstName, lastName, password: randomBytes(24).toString("base64url") },
      ));
    return { user, node: null, anonymous: "off", facade: "graphql" };
  }

  /** A node, and the user acting for it. */
  async worker(user: Actor, input: NodeInput): Promise<Actor> {
    const node = await this.run(user, (change) => register(change, input));
    const worker = { ...user, node };
    await ping({ services: this.services, actor: worker });
    return worker;
  }

  /** Takes a job and begins. */
  async begin(worker: Actor, pk: number): Promise<void> {
    await this.run(worker, (change) => acquire(change, pk));
    await this.run(worker, (change) => start(change, pk));
  }

  async report(worker: Actor, pk: number, done: number, data: object, log: string): Promise<void> {
    await this.run(worker, (change) => progress(change, pk, { progress: done, data }));
    await this.run(worker, (change) => appendLog(change, pk, Buffer.from(log)));
  }

  /** Ends a job, with an error when one is given. */
  async end(worker: Actor, pk: number, error?: string): Promise<void> {
    await this.run(worker, (change) => finish(change, pk, { error }));
  }

  async output(worker: Actor, job: number, name: string, type: string, content: string): Promise<void> {
    const { services } = this;
    const blob = await services.blobs.take(Readable.from(Buffer.from(content)), { limit: 2 ** 20 });
    await storeOutput({ services, actor: worker }, { job, name, type }, blob);
  }
}

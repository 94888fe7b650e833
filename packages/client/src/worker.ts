import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client.ts";
import { done, GantryError } from "./errors.ts";
import { type RunningJob, runJob } from "./job.ts";
import {
  type ComputeNodeInput,
  type JobKind,
  NodeNamedDocument,
  RegisterWorkerDocument,
  TakeJobDocument,
  type WorkerJobFragment,
} from "./operations.generated.ts";
import { persistently } from "./retry.ts";

export interface WorkerOptions {
  client: Client;
  /** The node's name; a node of this name is used again, else one is registered. */
  name: string;
  /** What else the server is to know of a new node. */
  node?: Omit<ComputeNodeInput, "name">;
  /** Which jobs to take; all kinds by default. */
  kinds?: JobKind[];
  /** Does the work. The job is finished when it returns, and fails with the message of what it throws. */
  run: (job: RunningJob) => Promise<void>;
  /** Time between two questions for a job while there is none. Milliseconds; 1 s by default. */
  poll?: number;
  /** Time between heartbeats. Milliseconds; 5 s by default, and less for a job with a short lease. */
  beat?: number;
}

/** Takes jobs one after the other, runs them and reports how they went, until it is stopped. */
export class Worker {
  readonly #options: WorkerOptions;
  /** Aborted when no further job is to be taken. */
  readonly #closing = new AbortController();
  /** Aborted when the running job is to end too. */
  readonly #stopping = new AbortController();
  #working: Promise<void> | null = null;
  #node: number | null = null;
  /**
   * Whether the server may hold that the node works on a job, though the worker runs none: of the process before this one,
   * or by an answer that was lost. The next question for a job then gives it back.
   */
  #unsettled = true;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** The number of its node; null before it is known to the server. */
  get node(): number | null {
    return this.#node;
  }

  /** Makes the node known and begins to take jobs. @throws GantryError when the server refuses the node or the user */
  async start(): Promise<void> {
    const { client, name, node } = this.#options;
    const { computeNodes } = await client.execute(NodeNamedDocument, { name });
    const known = computeNodes.nodes[0];
    const made = known
      ? { node: known }
      : done(
          (await client.execute(RegisterWorkerDocument, { input: { hostname: name, ...node, name } }))
            .registerNode,
        );
    if (!made.node) throw new GantryError("FAILED", "The server made no node.");
    this.#node = made.node.number;
    this.#working = this.#work(client.asNode(made.node.number));
    // Whoever waits for `stopped` gets it.
    this.#working.catch(() => {});
  }

  /** Ends when the worker has stopped. @throws GantryError when the server no longer lets it take jobs */
  async stopped(): Promise<void> {
    await this.#working;
  }

  /**
   * Takes no more jobs, and ends when the running one has.
   * @param grace how long that may take; then its signal is aborted, and it fails. Milliseconds; no limit by default
   */
  async stop(grace?: number): Promise<void> {
    this.#closing.abort();
    const timer =
      grace === undefined
        ? undefined
        : setTimeout(() => this.#stopping.abort(new GantryError("FAILED", "The worker was stopped.")), grace);
    try {
      await this.#working;
    } finally {
      clearTimeout(timer);
    }
  }

  async #work(node: Client): Promise<void> {
    const { run, poll = 1_000, beat = 5_000 } = this.#options;
    while (!this.#closing.signal.aborted) {
      const job = await this.#take(node);
      if (!job) {
        await sleep(poll, undefined, { signal: this.#closing.signal }).catch(() => {});
        continue;
      }
      const third = job.lease > 0 ? (job.lease * 1_000) / 3 : beat;
      await runJob(node, job, run, { beat: Math.min(beat, third), stop: this.#stopping.signal });
    }
  }

  /** The next job; null when there is none, and while the node is paused. */
  async #take(node: Client): Promise<WorkerJobFragment | null> {
    const { kinds } = this.#options;
    const closing = this.#closing.signal;
    try {
      return await persistently(async () => {
        if (closing.aborted) return null;
        const restarted = this.#unsettled;
        this.#unsettled = true;
        const { acquireNextJob } = await node.execute(TakeJobDocument, { kinds, restarted });
        const { job } = done(acquireNextJob);
        this.#unsettled = false;
        return job;
      }, closing);
    } catch (error) {
      if (closing.aborted || (error instanceof GantryError && error.code === "NODE_UNAVAILABLE")) return null;
      throw error;
    }
  }
}

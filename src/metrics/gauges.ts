import { Gauge, type Registry } from "prom-client";
import { nodeStateOf, nodeStates } from "../../schema/node/state.ts";
import type { Services } from "../domain/change.ts";

/** How long what was read is good for, at least. Milliseconds. */
const leastAge = 5_000;
/** And how many times the time that it took to read, so that reading takes at most 1 % of all time. */
const shareOfTime = 100;

const kinds = ["COMMAND", "TEMPLATE", "IMAGE"] as const;
const states = ["PENDING", "WAITING", "WORKING", "FINISHED", "ERROR", "CANCELLED"] as const;

/** Reads at a scrape, and keeps what it read for some seconds. */
export function cached<T>(
  read: () => Promise<T>,
  now: () => number = () => performance.now(),
): () => Promise<T> {
  let known: Promise<T> | undefined;
  let until = 0;
  return () => {
    const began = now();
    if (known && began < until) return known;
    until = Number.POSITIVE_INFINITY;
    const reading = read();
    known = reading;
    reading.then(
      () => {
        until = now() + Math.max(leastAge, (now() - began) * shareOfTime);
      },
      () => {
        known = undefined;
      },
    );
    return reading;
  };
}

/** Adds gauges of what is in the database. While it can't be read, they have no values. */
export function databaseGauges(registry: Registry, services: Pick<Services, "store" | "clock">): void {
  const jobs = cached(() => countJobs(services));
  gauge(registry, {
    name: "gantry_jobs",
    help: "Jobs by kind and state, without groups and deleted ones.",
    labelNames: ["kind", "state"],
    collect: async (set) => {
      const counts = await jobs();
      for (const kind of kinds)
        for (const state of states) set({ kind, state }, counts.get(`${kind} ${state}`) ?? 0);
    },
  });
  const oldest = cached(() => oldestWaiting(services));
  gauge(registry, {
    name: "gantry_oldest_waiting_job_seconds",
    help: "For how long the oldest job has been waiting that a node could take; 0 when none waits.",
    labelNames: ["kind"],
    collect: async (set) => {
      const since = await oldest();
      const now = services.clock.now().getTime();
      for (const kind of kinds) {
        const at = since.get(kind);
        set({ kind }, at === undefined ? 0 : Math.max(0, now - at.getTime()) / 1_000);
      }
    },
  });
  const nodes = cached(() => countNodes(services));
  gauge(registry, {
    name: "gantry_nodes",
    help: "Nodes by state, as NodeState in the graph describes it, without removed ones.",
    labelNames: ["state"],
    collect: async (set) => {
      const counts = await nodes();
      for (const state of nodeStates) if (state !== "REMOVED") set({ state }, counts.get(state) ?? 0);
    },
  });
}

interface GaugeOptions {
  name: string;
  help: string;
  labelNames: string[];
  collect: (set: (labels: Record<string, string>, value: number) => void) => Promise<void>;
}

function gauge(registry: Registry, { collect, ...options }: GaugeOptions): void {
  new Gauge({
    ...options,
    registers: [registry],
    async collect() {
      this.reset();
      // The rest of /metrics is what an operator needs while the database is away.
      await collect((labels, value) => this.set(labels, value)).catch(() => this.reset());
    },
  });
}

/** By the index of the statistics. */
async function countJobs({ store }: Pick<Services, "store">): Promise<Map<string, number>> {
  const rows = await store.sql
    .selectFrom("Job")
    .select(({ fn }) => ["kind", "state", fn.countAll<number>().as("count")])
    .where("deletedAt", "is", null)
    .where("isGroup", "=", false)
    .groupBy(["kind", "state"])
    .execute();
  return new Map(rows.map(({ kind, state, count }) => [`${kind} ${state}`, Number(count)]));
}

/** By the index of the pick. */
async function oldestWaiting({ store }: Pick<Services, "store">): Promise<Map<string, Date>> {
  const rows = await store.sql
    .selectFrom("Job")
    .select(({ fn }) => ["kind", fn.min("queuedAt").as("since")])
    .where("deletedAt", "is", null)
    .where("state", "=", "WAITING")
    .where("nodeId", "is", null)
    .where("blocked", "=", false)
    .where("isGroup", "=", false)
    .groupBy("kind")
    .execute();
  // SQLite gives the number of a time that is calculated.
  return new Map(
    rows.flatMap(({ kind, since }) => (since === null ? [] : [[kind, new Date(since)] as const])),
  );
}

async function countNodes({ store }: Pick<Services, "store">): Promise<Map<string, number>> {
  const rows = await store.sql
    .selectFrom("Node")
    .select(["active", "currentJobId", "timedOutAt", "paused", "removedAt"])
    .where("removedAt", "is", null)
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const state = nodeStateOf(row);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

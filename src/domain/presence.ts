import type { Sql } from "../store/database.ts";
import { keepNewest } from "../store/sql/keepNewest.ts";
import type { Dialect, Store } from "../store/store.ts";
import { type LoadReport, LoadSamples } from "./nodes/loadSamples.ts";

/** When a node last called, and when it last sent a heartbeat; null for never. */
export interface NodeTimes {
  readonly lastSeenAt: Date | null;
  readonly heartbeatAt: Date | null;
}

/** A row with one of its times. */
type Timed<Name extends string> = { readonly id: number } & { readonly [name in Name]: Date | null };

type Times<Name extends string> = { readonly [name in Name]?: Date };

/** Seconds between two writes of what has been collected, by default. */
export const defaultFlushInterval = 5;

/** The times of a table's rows that are newer than what is written. */
class Unwritten<Name extends string> {
  readonly #table: string;
  readonly #names: readonly Name[];
  readonly #rows = new Map<number, Times<Name>>();

  constructor(table: string, names: readonly Name[]) {
    this.#table = table;
    this.#names = names;
  }

  get ids(): number[] {
    return [...this.#rows.keys()];
  }

  note(id: number, at: Date, names: readonly Name[] = this.#names): void {
    const times: { [name in Name]?: Date } = { ...this.#rows.get(id) };
    for (const name of names) times[name] = newest(times[name], at);
    this.#rows.set(id, times);
  }

  newest(row: Timed<Name>, name: Name): Date | null;
  newest<Only extends Name>(row: Timed<Only>, name: Only): Date | null;
  newest(row: Timed<Name>, name: Name): Date | null {
    return newest(this.#rows.get(row.id)?.[name], row[name]);
  }

  /** @returns what to call after the commit: only then may readers be left with what the database has */
  async write(tx: Sql, dialect: Dialect): Promise<() => void> {
    const written = [...this.#rows];
    const rows = written.map(([id, times]) => ({ id, ...times }));
    await keepNewest(tx, dialect, { table: this.#table, times: this.#names }, rows);
    return () => {
      for (const [id, times] of written) if (this.#rows.get(id) === times) this.#rows.delete(id);
    };
  }
}

/**
 * Collects in memory when nodes and users last called and when access keys were last used, and writes it in batches, so
 * that a call that only reads costs no write; the samples of nodes' load with them. Whoever shows or judges one of these times asks here for the newest of
 * memory and database. A crash loses at most the calls of one interval.
 */
export class Presence {
  /**
   * For how long another gateway may know of a call that the database does not show yet. Milliseconds; 0 on SQLite, which
   * has one gateway.
   */
  readonly lag: number;
  /**
   * Since when this gateway has been able to hear of calls: its start, or the end of an outage of the database. Before
   * that nobody was silent.
   */
  hearsSince = new Date(0);
  readonly #store: Store;
  readonly #nodes = new Unwritten("Node", ["lastSeenAt", "heartbeatAt"]);
  readonly #users = new Unwritten("User", ["lastLoginAt"]);
  readonly #tokens = new Unwritten("Token", ["lastUsedAt"]);
  readonly #load = new LoadSamples();
  /** Settles when the newest flush has. */
  #flushed: Promise<void> = Promise.resolve();

  /** @param interval seconds between two calls of `flush`, the same on every gateway of the database */
  constructor(store: Store, interval: number = defaultFlushInterval) {
    this.#store = store;
    this.lag = store.dialect === "sqlite" ? 0 : interval * 1_000;
  }

  /** A node has called. */
  nodeSeen(id: number, at: Date): void {
    this.#nodes.note(id, at, ["lastSeenAt"]);
  }

  /** A node has called and will call again within seconds. */
  heartbeat(id: number, at: Date): void {
    this.#nodes.note(id, at);
  }

  /** A node has reported its load. */
  loadReported(id: number, at: Date, report: LoadReport): void {
    this.#load.note(id, at, report);
  }

  userSeen(id: number, at: Date): void {
    this.#users.note(id, at);
  }

  tokenUsed(id: number, at: Date): void {
    this.#tokens.note(id, at);
  }

  lastSeenAt(node: Timed<"lastSeenAt">): Date | null {
    return this.#nodes.newest(node, "lastSeenAt");
  }

  heartbeatAt(node: Timed<"heartbeatAt">): Date | null {
    return this.#nodes.newest(node, "heartbeatAt");
  }

  /** A node's row with the newest of its times. */
  latest<Row extends NodeTimes & { readonly id: number }>(node: Row): Row {
    return { ...node, lastSeenAt: this.lastSeenAt(node), heartbeatAt: this.heartbeatAt(node) };
  }

  lastLoginAt(user: Timed<"lastLoginAt">): Date | null {
    return this.#users.newest(user, "lastLoginAt");
  }

  lastUsedAt(token: Timed<"lastUsedAt">): Date | null {
    return this.#tokens.newest(token, "lastUsedAt");
  }

  /** Writes what was collected until now. Rejects, and keeps it for the next time, when the database does not take it. */
  flush(): Promise<void> {
    const flushing = this.#flushed.then(() => this.#write());
    this.#flushed = flushing.catch(() => {});
    return flushing;
  }

  async #write(): Promise<void> {
    const tables = [this.#nodes, this.#users, this.#tokens].filter(({ ids }) => ids.length > 0);
    if (tables.length === 0 && this.#load.count === 0) return;
    const { dialect, lockNodes, write } = this.#store;
    const committed = await write(async (tx) => {
      // In the order in which every change locks nodes.
      if (this.#nodes.ids.length > 0) await lockNodes(tx, this.#nodes.ids);
      const done: (() => void)[] = [];
      for (const table of tables) done.push(await table.write(tx, dialect));
      if (this.#load.count > 0) done.push(await this.#load.write(tx, dialect));
      return done;
    });
    for (const done of committed) done();
  }
}

function newest(a: Date | null | undefined, b: Date): Date;
function newest(a: Date | null | undefined, b: Date | null): Date | null;
function newest(a: Date | null | undefined, b: Date | null): Date | null {
  return a && (!b || a > b) ? a : b;
}

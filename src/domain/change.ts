import type { Bus } from "../events/bus.ts";
import { append, type Event, type EventDraft, type EventRow, eventRows } from "../events/log.ts";
import type { Blobs } from "../store/blobs/claims.ts";
import type { Sql } from "../store/database.ts";
import { failedWith } from "../store/errorCodes.ts";
import { savepoint } from "../store/sql/savepoint.ts";
import type { Store } from "../store/store.ts";
import { type Actor, actorName } from "./actor.ts";
import type { Clock } from "./clock.ts";
import type { GatewayFacts } from "./gateway.ts";
import { defaultLeases, type Leases } from "./leases.ts";
import { defaultPatternLimits, type PatternLimits, type QueryLimits } from "./limits.ts";
import type { Observer } from "./observer.ts";
import type { Presence } from "./presence.ts";
import type { NodeOwnership } from "./rights.ts";
import { toRefusal } from "./toRefusal.ts";
import type { Logins } from "./users/logins.ts";
import type { SessionRules } from "./users/session.ts";

/** What every domain verb uses. */
export interface Services {
  readonly store: Store;
  readonly bus: Bus;
  readonly blobs: Blobs;
  readonly clock: Clock;
  /** When nodes and users last called. */
  readonly presence: Presence;
  /** Logs a failure that belongs to no caller's answer: after a commit, or in a periodic task. */
  reportError(error: unknown, message: string): void;
  /** Limits guessing of passwords, keys and tokens. */
  readonly logins: Logins;
  /** Characters that a new password must have. Default: 8. */
  readonly passwordMinLength?: number;
  /** Lifetimes of JWTs in seconds. Default: 5 minutes and 8 hours (docs/apis/ufdl.md section 2). */
  readonly jwt?: { readonly access: number; readonly refresh: number };
  /** Default: `sessionRules`. */
  readonly sessions?: SessionRules;
  /** Default: `defaultQueryLimits`. */
  readonly queryLimits?: QueryLimits;
  /** Default: `defaultPatternLimits`. */
  readonly patternLimits?: PatternLimits;
  /** Default: `defaultLeases`. */
  readonly leases?: Leases;
  /** Default: open. */
  readonly nodeOwnership?: NodeOwnership | undefined;
  /** For metrics. */
  readonly observer?: Observer;
  /** Undefined where no gateway runs: in commands. */
  readonly gateway?: GatewayFacts;
}

/** One caller's use of the services. */
export interface Call {
  readonly services: Services;
  readonly actor: Actor;
}

/** One change under way: a transaction and the events that will be committed with it. */
export interface Change {
  readonly db: Sql;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly presence: Presence;
  readonly actor: Actor;
  readonly nodeOwnership: NodeOwnership | undefined;
  readonly leases: Leases;
  readonly patternLimits: PatternLimits;
  readonly observer: Observer | undefined;
  /** The same for everything in this change. */
  readonly now: Date;
  /** Records an event; it is appended just before the commit and published after it. */
  record(event: EventDraft): void;
  /** Runs a part that may fail by itself: when it throws, what it wrote and recorded is undone, and the rest stands. */
  savepoint<T>(part: () => Promise<T>): Promise<T>;
  /** Runs once the change is committed (deleting bytes that no row names any more). A failure is logged. */
  afterCommit(work: () => Promise<void>): void;
}

/**
 * Runs domain verbs in one transaction, appends their events before its commit and publishes them after it. All or nothing is committed.
 * @throws Refusal INVALID_INPUT for a text that the database can't keep, and whatever the verbs throw
 */
export async function change<T>({ services, actor }: Call, work: (change: Change) => Promise<T>): Promise<T> {
  const { store, blobs, bus, clock, presence, nodeOwnership, observer } = services;
  const { leases = defaultLeases, patternLimits = defaultPatternLimits } = services;
  const write = () =>
    store.write(async (db) => {
      const now = clock.now();
      const drafts: EventDraft[] = [];
      const after: (() => Promise<void>)[] = [];
      const result = await work({
        db,
        store,
        blobs,
        presence,
        actor,
        nodeOwnership,
        leases,
        patternLimits,
        observer,
        now,
        record: (event) => void drafts.push(event),
        savepoint: async (part) => {
          const [recorded, planned] = [drafts.length, after.length];
          await savepoint(db, "SAVEPOINT");
          try {
            return await part();
          } catch (error) {
            await savepoint(db, "ROLLBACK TO SAVEPOINT");
            drafts.length = recorded;
            after.length = planned;
            throw error;
          } finally {
            await savepoint(db, "RELEASE SAVEPOINT");
          }
        },
        afterCommit: (work) => void after.push(work),
      });
      const by = { actor: actorName(actor), actorId: actor.user?.id ?? null, at: now };
      return { store, result, after, rows: eventRows(drafts, by), events: [] as readonly Event[] };
    }, appendEvents);
  const { result, rows, events, after } = await write()
    // Another change has taken a unique name since this one looked for it; the second run finds it and refuses it.
    .catch((error: unknown) => (failedWith("taken", error) ? write() : Promise.reject(error)))
    .catch((error: unknown) => Promise.reject(toRefusal(error)));
  if (rows.length > 0) {
    observer?.committed(rows);
    after.unshift(() => bus.publish(events));
  }
  for (const work of after) {
    await work().catch((error) => services.reportError(error, "Work after a commit failed"));
  }
  return result;
}

/** What a change has recorded. */
interface Recorded {
  readonly store: Store;
  readonly rows: readonly EventRow[];
  /** As they are stored, once they have numbers. */
  events: readonly Event[];
}

/**
 * Appends the events of all changes that share a transaction. On SQLite 32 workers that report at once share one
 * numbering and one insert.
 */
async function appendEvents(tx: Sql, changes: readonly Recorded[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const events = await append(
    first.store,
    tx,
    changes.flatMap(({ rows }) => rows),
    { isLast: true },
  );
  let at = 0;
  for (const change of changes) {
    change.events = events.slice(at, at + change.rows.length);
    at += change.rows.length;
  }
}

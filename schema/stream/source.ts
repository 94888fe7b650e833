import type { Expression, SqlBool } from "kysely";
import { type Refusal, refusal } from "../../src/domain/errors.ts";
import { permit } from "../../src/domain/rights.ts";
import { type Event, newest } from "../../src/events/log.ts";
import { expiredAt, type FollowOptions, PositionExpired, pages } from "../../src/events/stream.ts";
import type { Store } from "../../src/store/store.ts";
import type { GraphContext } from "../context.ts";
import type { Where } from "../lists/language.ts";
import { conditionOf } from "../lists/sql.ts";
import { type Change, changed, snapshot } from "./change.ts";
import { guard } from "./guard.ts";

/*
 * From the event log to a socket an event passes four iterators of ours: `pages` (events/stream.ts) reads the log,
 * `changes` here or `members` (membership.ts) makes payloads of events, `live` here ends the stream when the reader
 * leaves or the caller's rights end, and `subscribe` (share.ts) executes the document. A reader of `changes` whose
 * transport takes texts passes them only until it has read everything (events/followers.ts).
 */

/** Where a source begins, and when it ends. */
export interface Start {
  /** Null: with a snapshot. So it is also after a position whose next events have been removed. */
  after: bigint | null;
  signal: AbortSignal;
}

/** Which events a stream is about. */
export interface Interest extends Pick<FollowOptions, "match"> {
  /** A condition that all matching events fulfil, so that fewer rows are read from the table. */
  readonly where: Where;
}

/** The SQL of an interest's condition, made only when the table is read. */
export function conditionOn({ dialect }: Store, where: Where): () => Expression<SqlBool> {
  return () => conditionOf(dialect, "Event", where);
}

/** What a stream tells. */
export interface Source<P extends Change> {
  readonly interest: Interest;
  /** The payload for a change. */
  readonly payload: (change: Change) => P;
  /** True for the event that is the last one to tell. */
  readonly last?: (event: Event) => boolean;
}

/**
 * Opens the stream behind a subscription: checks that the caller may read and that `since` is a place in the log, and
 * ends the stream with a refusal when the caller's rights end (user disabled, credentials over).
 * @param snapshots false when a snapshot can't stand for events that have been removed
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT; PositionExpired without snapshots
 */
export async function open<T>(
  context: GraphContext,
  since: string | null | undefined,
  start: (from: Start) => AsyncGenerator<T, void, undefined>,
  { snapshots = true }: { snapshots?: boolean } = {},
): Promise<AsyncIterableIterator<T>> {
  const { services, actor } = context;
  const { bus, store } = services;
  permit(actor, "read");
  const after = since == null ? null : BigInt(since);
  if (after !== null && after > bus.head && after > (await newest(store.sql))) {
    throw refusal("INVALID_INPUT", { field: "since", reason: "no event has this number yet" });
  }
  const oldest = after === null ? null : await expiredAt(bus, store, after);
  if (oldest !== null && !snapshots) throw new PositionExpired(oldest);
  return live(context, (signal) => start({ after: oldest === null ? after : null, signal }));
}

/** The usual payloads: a snapshot unless resumed, then one for every event of interest. */
export async function* changes<P extends Change>(
  { services: { bus, store }, follow }: GraphContext,
  { interest, payload, last }: Source<P>,
  { after, signal }: Start,
): AsyncGenerator<P, void, undefined> {
  const { match } = interest;
  const where = conditionOn(store, interest.where);
  const followed = {
    match,
    where,
    key: JSON.stringify(interest.where),
    payload: (event: Event) => (last?.(event) ? null : payload(changed(event))),
  };
  const wait = follow && ((from: bigint) => follow(followed, from, signal));
  let cursor = after;
  if (cursor === null) {
    // Read before the state is: the state may already hold what comes next, but never misses what came before.
    cursor = bus.head;
    yield payload(snapshot(cursor));
  }
  for await (const page of pages(bus, store, { match, where, after: cursor, signal, wait })) {
    for (const event of page) {
      if (signal.aborted) return;
      yield payload(changed(event));
      if (last?.(event)) return;
    }
  }
}

/**
 * A stream that ends when its reader leaves, and with a refusal when the caller's rights end. No generator: `return` on
 * one that waits for the next event would itself wait for it, perhaps for ever. Here it aborts the signal first.
 */
export function live<T>(
  context: GraphContext,
  start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  const source = start(leaving.signal);
  let refused: Error | undefined;
  let leave: (() => void) | undefined;
  const end = async (): Promise<IteratorResult<T, undefined>> => {
    leave?.();
    leaving.abort();
    await source.return();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      leave ??= join(context, (reason) => {
        refused = reason;
        leaving.abort();
      });
      try {
        const result = await source.next();
        if (!refused && !result.done) return result;
      } catch (error) {
        leave();
        throw error;
      }
      const reason = refused;
      refused = undefined;
      await end();
      if (reason) throw reason;
      return { done: true, value: undefined };
    },
    return: end,
    throw: end,
  };
}

/** Has events read for a stream, and watches over it. Returns the way to stop both. */
function join(context: GraphContext, end: (reason: Refusal) => void): () => void {
  const unfollow = context.services.bus.follow();
  const unguard = context.guarded ? () => {} : guard(context, end);
  return () => {
    unfollow();
    unguard();
  };
}

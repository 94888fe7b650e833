import { refusal } from "../../src/domain/errors.ts";
import { permit } from "../../src/domain/rights.ts";
import { newest } from "../../src/events/log.ts";
import { follow, type Interest } from "../../src/events/stream.ts";
import type { GraphContext } from "../context.ts";
import { type Change, changed, snapshot } from "./change.ts";
import { guard } from "./guard.ts";

/** Where a source begins, and when it ends. */
export interface Start {
  /** Null: with a snapshot. */
  after: bigint | null;
  signal: AbortSignal;
}

/**
 * Opens the stream behind a subscription: checks that the caller may read and that `after` is a place in the log, and
 * ends the stream with a refusal when the caller's rights end (user disabled, credentials over).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT
 */
export async function open<T>(
  context: GraphContext,
  after: string | null | undefined,
  start: (from: Start) => AsyncGenerator<T, void, undefined>,
): Promise<AsyncIterableIterator<T>> {
  const { services, actor } = context;
  permit(actor, "read");
  const cursor = after == null ? null : BigInt(after);
  if (cursor !== null && cursor > services.bus.head && cursor > (await newest(services.store.read))) {
    throw refusal("INVALID_INPUT", { field: "after", reason: "no event has this number yet" });
  }
  return live(context, (signal) => start({ after: cursor, signal }));
}

/** A stream that ends when its reader leaves, and with a refusal when the caller's rights end. */
export function live<T>(
  context: GraphContext,
  start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T> {
  const leaving = new AbortController();
  return abortable(
    leaving,
    guarded(context, leaving, () => start(leaving.signal)),
  );
}

/** The usual source: a snapshot unless resumed, then every event of interest. */
export async function* changes(
  { services: { bus, store } }: GraphContext,
  interest: Interest,
  { after, signal }: Start,
): AsyncGenerator<Change, void, undefined> {
  let cursor = after;
  if (cursor === null) {
    // Read before the state is: the state may already hold what comes next, but never misses what came before.
    cursor = bus.head;
    yield snapshot(cursor);
  }
  for await (const event of follow(bus, store.read, { ...interest, after: cursor, signal }))
    yield changed(event);
}

async function* guarded<T>(
  context: GraphContext,
  leaving: AbortController,
  start: () => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  let reason: Error | undefined;
  const unguard = guard(context, (refused) => {
    reason = refused;
    leaving.abort();
  });
  try {
    for await (const one of start()) {
      if (reason) break;
      yield one;
    }
  } finally {
    unguard();
  }
  if (reason) throw reason;
}

/**
 * Lets go of a generator at once when its reader leaves: `return` on a generator that waits for something would itself
 * wait for it, perhaps for ever.
 */
export function abortable<T>(
  leaving: AbortController,
  generator: AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T> {
  const end = async () => {
    leaving.abort();
    return generator.return();
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => generator.next(),
    return: end,
    throw: end,
  };
}

import type { Token } from "../../../prisma/generated/sqlite/client.ts";
import type { Store } from "../../store/store.ts";

/** A key's `lastUsedAt` moves at most this often, so that a busy client costs no write per call. Milliseconds. */
const interval = 60_000;

/** Notes that a key was used. No event: like a heartbeat, this is no change. */
export async function markUsed(store: Store, { id, lastUsedAt }: Token, now: Date): Promise<void> {
  const due = new Date(now.getTime() - interval);
  if (lastUsedAt && lastUsedAt > due) return;
  const where = { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: due } }] };
  const last = marked.get(store)?.get(id);
  if (last !== undefined && last > due.getTime()) return;
  remember(store, id, now.getTime());
  await store.write((db) => db.token.updateMany({ where, data: { lastUsedAt: now } }));
}

/** What this process has written; rows that the directory keeps are up to two seconds old. */
const marked = new WeakMap<Store, Map<number, number>>();

function remember(store: Store, id: number, at: number): void {
  const times = marked.get(store) ?? new Map<number, number>();
  if (times.size >= 10_000) times.clear();
  marked.set(store, times.set(id, at));
}

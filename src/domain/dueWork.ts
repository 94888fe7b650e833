import type { Services } from "./change.ts";

/**
 * Does work when it is due, by one of several gateways: whoever moves `dueAt` does it. Work that was not finished, or
 * failed, is due again at the next call of any gateway.
 * @param interval seconds
 * @param work answers whether it is finished
 * @returns whether this gateway did it
 */
export async function whenDue(
  { store, clock }: Pick<Services, "store" | "clock">,
  { name, interval }: { name: string; interval: number },
  work: () => Promise<boolean>,
): Promise<boolean> {
  const now = clock.now();
  const next = new Date(now.getTime() + interval * 1_000);
  const known = await store.sql
    .selectFrom("DueWork")
    .select("dueAt")
    .where("name", "=", name)
    .executeTakeFirst();
  // `next` is the latest that the clock could have set: after it was set back the work is due.
  if (known && known.dueAt > now && known.dueAt <= next) return false;
  const claimed = await store.write((tx) =>
    known
      ? tx
          .updateTable("DueWork")
          .set({ dueAt: next })
          .where("name", "=", name)
          .where("dueAt", "=", known.dueAt)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows > 0n)
      : tx
          .insertInto("DueWork")
          .values({ name, dueAt: next })
          .onConflict((row) => row.doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => (numInsertedOrUpdatedRows ?? 0n) > 0n),
  );
  if (!claimed) return false;
  let finished = false;
  try {
    finished = await work();
  } finally {
    if (!finished) {
      await store.write((tx) =>
        tx
          .updateTable("DueWork")
          .set({ dueAt: now })
          .where("name", "=", name)
          .where("dueAt", "=", next)
          .execute(),
      );
    }
  }
  return true;
}

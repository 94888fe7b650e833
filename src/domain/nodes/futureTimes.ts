import type { Store } from "../../store/store.ts";

/** How much later than now a time may be: clocks of several gateways differ. Milliseconds. */
const tolerance = 60_000;

/**
 * Sets times of nodes and leases that lie in the future to now. When the clock was set back, a node that has fallen silent
 * would otherwise count as present for as long as it was set back.
 */
export async function correctFutureTimes({ sql, write }: Store, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + tolerance);
  const columns = [
    ["Node", "lastSeenAt"],
    ["Node", "heartbeatAt"],
  ] as const;
  for (const [table, column] of columns) {
    const found = await sql.selectFrom(table).select("id").where(column, ">", latest).execute();
    if (found.length === 0) continue;
    const ids = found.map(({ id }) => id);
    await write((tx) =>
      tx
        .updateTable(table)
        .set({ [column]: now })
        .where("id", "in", ids)
        .where(column, ">", latest)
        .execute(),
    );
  }
  const held = await sql
    .selectFrom("Job")
    .select("id")
    .where("deletedAt", "is", null)
    .where("state", "in", ["PENDING", "WAITING", "WORKING"])
    .where("nodeId", ">", 0)
    .where("leasedAt", ">", latest)
    .execute();
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await write((tx) => tx.updateTable("Job").set({ leasedAt: now }).where("id", "in", ids).execute());
}

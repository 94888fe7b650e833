import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Services } from "../change.ts";

/** How much later than now a time may be: clocks of several gateways differ. Milliseconds. */
const tolerance = 60_000;

/**
 * Sets times of nodes and held jobs that lie in the future to now. When the clock was set back, a node that has fallen silent
 * would otherwise count as present for as long as it was set back.
 */
export async function correctFutureTimes(
  { clock, presence, store: { sql, write } }: Services,
  held: readonly Pick<Job, "id" | "leasedAt">[],
): Promise<void> {
  const now = clock.now();
  if (presence.hearsSince > now) presence.hearsSince = now;
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
  const ids = held.filter(({ leasedAt }) => leasedAt && leasedAt > latest).map(({ id }) => id);
  if (ids.length === 0) return;
  await write((tx) => tx.updateTable("Job").set({ leasedAt: now }).where("id", "in", ids).execute());
}

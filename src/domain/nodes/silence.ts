import { change } from "../change.ts";
import type { Chore } from "../clockwork.ts";
import { giveBack } from "../jobs/giveBack.ts";
import { writeLog } from "../jobs/log.ts";
import { watched } from "./heard.ts";

/** How long a worker that calls every few seconds may be silent. Milliseconds. (docs/apis/coalition.md section 5.1) */
const silence = 60_000;

/**
 * Gives up workers that have fallen silent: what they worked on goes back to the queue, with a line in its log, and they
 * count an error; their next call brings them back. So do those that were removed and might have returned by the name
 * they had; they stay removed. Only nodes that are expected to call every few seconds (heard.ts).
 */
export const silentWorkers: Chore = {
  name: "silent workers",
  async run(call) {
    const { store, clock } = call.services;
    const before = new Date(clock.now().getTime() - silence);
    const candidates = await store.read.node.findMany({
      where: {
        heartbeatAt: { lt: before },
        timedOutAt: null,
        OR: [{ removedAt: null }, { held: { some: { state: "WORKING" } } }],
      },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    let given = 0;
    for (const { id } of candidates) if (await change(call, (change) => giveUp(change, id, before))) given++;
    return given;
  },
};

type Changing = Parameters<typeof giveBack>[0];

async function giveUp(change: Changing, id: number, before: Date): Promise<boolean> {
  await change.store.lockNodes(change.db, [id]);
  const node = await change.db.node.findUnique({ where: { id } });
  if (!node || node.timedOutAt !== null || node.heartbeatAt === null) return false;
  if (node.heartbeatAt >= before || !watched(node)) return false;
  const working = await change.db.job.findMany({ where: { nodeId: id, state: "WORKING" } });
  for (const job of working) {
    const line = `\n* ${node.name} was not heard from for ${silence / 1000} seconds; the job goes back to the queue.\n`;
    await writeLog(change, job, Buffer.from(line));
  }
  await giveBack(change, node, "TIMED_OUT");
  await change.db.node.update({
    where: { id },
    data: { timedOutAt: change.now, errors: { increment: 1 }, currentJobId: null },
  });
  change.record({ type: "NODE_TIMED_OUT", nodeId: id, data: { name: node.name } });
  return true;
}

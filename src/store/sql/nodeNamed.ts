import type { InferResult } from "kysely";
import type { Store } from "../store.ts";
import { Slots } from "./compiled.ts";

const columns = [
  "n.id",
  "n.name",
  "n.ownerId",
  "n.active",
  "n.paused",
  "n.provisionState",
  "n.affinity",
  "n.cpuLoad",
  "n.freeMemory",
  "n.totalMemory",
  "n.ip",
  "n.heartbeatAt",
  "n.timedOutAt",
  "n.currentJobId",
] as const;

/** A node by its number, or by a name or host name. */
export type NamedBy = { readonly id: number } | { readonly name: string };

/**
 * A live node, and what says of the job that it works on whether it may go on, in one statement: a worker asks every two
 * seconds, and with nothing to change this is all its heartbeat costs (20 us).
 */
export async function nodeNamed({ sql }: Pick<Store, "sql">, by: NamedBy) {
  const slots = new Slots();
  const wanted = slots.of<NamedBy>("id" in by ? { id: by.id } : { name: by.name });
  const { rows } = await slots.run<Row>(sql, "node named", () => nodeNamedQuery(sql, wanted).compile());
  const [row] = rows;
  if (!row) return null;
  const { jobState: state, jobNodeId: nodeId, jobDeletedAt: deletedAt, jobBlocked: blocked, ...node } = row;
  return { ...node, job: { state, nodeId, deletedAt, blocked } };
}

/** The statement of `nodeNamed`. */
export function nodeNamedQuery(sql: Store["sql"], by: NamedBy) {
  const nodes = sql
    .selectFrom("Node as n")
    .leftJoin("Job as j", "j.id", "n.currentJobId")
    .select(columns)
    .select([
      "j.state as jobState",
      "j.nodeId as jobNodeId",
      "j.deletedAt as jobDeletedAt",
      "j.blocked as jobBlocked",
    ]);
  if ("id" in by) return nodes.where("n.id", "=", by.id).where("n.removedAt", "is", null);
  const { name } = by;
  return nodes
    .where((node) =>
      node.or([
        node("n.nameKey", "=", name),
        node.and([node("n.hostname", "=", name), node("n.removedAt", "is", null)]),
      ]),
    )
    .orderBy((node) => node("n.nameKey", "=", name), "desc")
    .limit(1);
}

type Row = InferResult<ReturnType<typeof nodeNamedQuery>>[number];

export type NamedNode = NonNullable<Awaited<ReturnType<typeof nodeNamed>>>;

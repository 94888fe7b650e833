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

/**
 * The live node of a name or host name, and whether the job that it works on is still its own to work, in one statement: a worker asks
 * every two seconds, and with nothing to change this is all its heartbeat costs (20 us).
 */
export async function nodeNamed({ sql }: Pick<Store, "sql">, name: string) {
  const slots = new Slots();
  const wanted = slots.of({ name });
  const { rows } = await slots.run<Row>(sql, "node named", () => nodeNamedQuery(sql, wanted.name).compile());
  const [row] = rows;
  if (!row) return null;
  const { jobState, jobNodeId, jobDeletedAt, jobBlocked, ...node } = row;
  const shouldContinue =
    jobState === "WORKING" && jobNodeId === node.id && jobDeletedAt === null && jobBlocked === false;
  return { ...node, shouldContinue };
}

/** The statement of `nodeNamed`. */
export function nodeNamedQuery(sql: Store["sql"], name: string) {
  return sql
    .selectFrom("Node as n")
    .leftJoin("Job as j", "j.id", "n.currentJobId")
    .select(columns)
    .select([
      "j.state as jobState",
      "j.nodeId as jobNodeId",
      "j.deletedAt as jobDeletedAt",
      "j.blocked as jobBlocked",
    ])
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

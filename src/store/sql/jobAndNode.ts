import { sql } from "kysely";
import { type Job, type Node, Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";

const jobColumns = Object.keys(Prisma.JobScalarFieldEnum) as (keyof Job)[];
const nodeColumns = Object.keys(Prisma.NodeScalarFieldEnum) as (keyof Node)[];

const selection = sql.join([
  ...jobColumns.map((name) => sql`${sql.ref(`j.${name}`)} AS ${sql.id(`job.${name}`)}`),
  ...nodeColumns.map((name) => sql`${sql.ref(`n.${name}`)} AS ${sql.id(`node.${name}`)}`),
]);

type Found = Record<string, unknown>;

/**
 * A job and a live node by their numbers, in one statement, locked until the transaction ends: the node before the job,
 * as in every change that locks both. What is read of them is what is there once they are locked.
 * @returns null for a job that is not there; deleted ones are found
 */
export async function jobAndNode(
  tx: Sql,
  dialect: Dialect,
  { jobId, nodeId }: { jobId: number; nodeId: number | null },
): Promise<{ job: Job; node: Node | null } | null> {
  const { rows } = await (dialect === "postgresql" ? locking(jobId, nodeId) : plain(jobId, nodeId)).execute(
    tx,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    job: part<Job>(row, "job", jobColumns),
    node: row["node.id"] === null ? null : part<Node>(row, "node", nodeColumns),
  };
}

function plain(jobId: number, nodeId: number | null) {
  return sql<Found>`SELECT ${selection} FROM "Job" AS "j"
    LEFT JOIN "Node" AS "n" ON "n"."id" = ${nodeId} AND "n"."removedAt" IS NULL WHERE "j"."id" = ${jobId}`;
}

/** Counting the node's row has it locked first. */
function locking(jobId: number, nodeId: number | null) {
  return sql<Found>`
    WITH "n" AS (SELECT * FROM "Node" WHERE "id" = ${nodeId}::int AND "removedAt" IS NULL FOR UPDATE),
         "j" AS (SELECT * FROM "Job" WHERE "id" = ${jobId} AND (SELECT COUNT(*) FROM "n") >= 0 FOR UPDATE)
    SELECT ${selection} FROM "j" LEFT JOIN "n" ON TRUE`;
}

function part<Row>(row: Found, table: string, columns: readonly (keyof Row & string)[]): Row {
  return Object.fromEntries(columns.map((name) => [name, row[`${table}.${name}`]])) as Row;
}

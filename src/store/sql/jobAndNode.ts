import { sql } from "kysely";
import type { Job, Node } from "../../../prisma/generated/sqlite/client.ts";
import { objectMaker } from "../../objectMaker.ts";
import { columnsOf } from "../columns.ts";
import type { Sql } from "../database.ts";
import type { Dialect } from "../store.ts";
import { compiledOnce } from "./compiled.ts";

const jobColumns = columnsOf("Job");
const nodeColumns = columnsOf("Node");

const selection = sql.join([
  ...jobColumns.map((name) => sql`${sql.ref(`j.${name}`)} AS ${sql.id(`job.${name}`)}`),
  ...nodeColumns.map((name) => sql`${sql.ref(`n.${name}`)} AS ${sql.id(`node.${name}`)}`),
]);

type Found = Record<string, unknown>;

/**
 * A job and a live node by their numbers, in one statement, locked until the transaction ends: the node before the job,
 * as in every change that locks both. What is read of them is what is there once they are locked.
 * @param locked "job" leaves the node unlocked, which may have changed meanwhile
 * @returns null for a job that is not there; deleted ones are found
 */
export async function jobAndNode(
  tx: Sql,
  dialect: Dialect,
  { jobId, nodeId, locked }: { jobId: number; nodeId: number | null; locked: "both" | "job" },
): Promise<{ job: Job; node: Node | null } | null> {
  const statement = compiledOnce(tx, `job and node ${locked}`, () =>
    (dialect === "sqlite" ? plain() : locked === "job" ? lockingJob() : locking()).compile(tx),
  );
  const { rows } = await tx.executeQuery<Found>({ ...statement, parameters: [nodeId, jobId] });
  const [row] = rows;
  return row ? { job: jobOf(row), node: row["node.id"] === null ? null : nodeOf(row) } : null;
}

const jobOf = part<Job>("job", jobColumns);
const nodeOf = part<Node>("node", nodeColumns);

function plain() {
  return sql<Found>`SELECT ${selection} FROM "Job" AS "j"
    LEFT JOIN "Node" AS "n" ON "n"."id" = ${0} AND "n"."removedAt" IS NULL WHERE "j"."id" = ${0}`;
}

function lockingJob() {
  return sql<Found>`SELECT ${selection} FROM "Job" AS "j"
    LEFT JOIN "Node" AS "n" ON "n"."id" = ${0}::int AND "n"."removedAt" IS NULL WHERE "j"."id" = ${0} FOR UPDATE OF "j"`;
}

/** Counting the node's row has it locked first. */
function locking() {
  return sql<Found>`
    WITH "n" AS (SELECT * FROM "Node" WHERE "id" = ${0}::int AND "removedAt" IS NULL FOR UPDATE),
         "j" AS (SELECT * FROM "Job" WHERE "id" = ${0} AND (SELECT COUNT(*) FROM "n") >= 0 FOR UPDATE)
    SELECT ${selection} FROM "j" LEFT JOIN "n" ON TRUE`;
}

function part<Row>(table: string, columns: readonly (keyof Row & string)[]): (row: Found) => Row {
  return objectMaker<[Found], Row>(
    ["row"],
    columns.map((name) => [name, `row[${JSON.stringify(`${table}.${name}`)}]`]),
  );
}

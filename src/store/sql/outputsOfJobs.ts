import { sql } from "kysely";
import type { Row } from "../rows.ts";
import type { Store } from "../store.ts";
import { compiledOnce } from "./compiled.ts";
import { isOneOf, parameter } from "./related.ts";

/** All outputs of jobs, deleted ones too, by number. */
export async function outputsOfJobs(
  { sql: db, dialect }: Pick<Store, "sql" | "dialect">,
  jobIds: readonly number[],
): Promise<Row<"Output">[]> {
  const statement = compiledOnce(db, "outputs of jobs", () =>
    sql`SELECT * FROM "Output" WHERE ${isOneOf(dialect, "Output.jobId", [])} ORDER BY "id"`.compile(db),
  );
  const parameters = [parameter(dialect, jobIds)];
  return (await db.executeQuery<Row<"Output">>({ ...statement, parameters })).rows;
}

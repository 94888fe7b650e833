import type { Sql } from "../database.ts";

/** Dependencies on jobs that are neither finished nor deleted. */
export function unfinished(tx: Sql) {
  return tx
    .selectFrom("Dependency as d")
    .innerJoin("Job as r", "r.id", "d.requiredId")
    .where("r.state", "<>", "FINISHED")
    .where("r.deletedAt", "is", null);
}

/** The waiting leaves in a job's tree, itself included, that wait for a job neither finished nor deleted. */
export async function unfinishedBelow(
  tx: Sql,
  { id, path }: { id: number; path: string },
): Promise<number[]> {
  const rows = await unfinished(tx)
    .innerJoin("Job as j", "j.id", "d.jobId")
    .select("j.id")
    .distinct()
    .where((eb) => eb.or([eb("j.id", "=", id), eb("j.path", "like", `${path}${id}/%`)]))
    .where("j.state", "=", "WAITING")
    .where("j.total", "=", 0)
    .execute();
  return rows.map((row) => row.id);
}

import type { Sql } from "../database.ts";

/** The waiting leaves in a job's tree, itself included, that wait for a job neither finished nor deleted. */
export async function unfinishedBelow(
  tx: Sql,
  { id, path }: { id: number; path: string },
): Promise<number[]> {
  const rows = await tx
    .selectFrom("Job as j")
    .innerJoin("Dependency as d", "d.jobId", "j.id")
    .innerJoin("Job as r", "r.id", "d.requiredId")
    .select("j.id")
    .distinct()
    .where((eb) => eb.or([eb("j.id", "=", id), eb("j.path", "like", `${path}${id}/%`)]))
    .where("j.state", "=", "WAITING")
    .where("j.total", "=", 0)
    .where("r.state", "<>", "FINISHED")
    .where("r.deletedAt", "is", null)
    .execute();
  return rows.map((row) => row.id);
}

import type { Query } from "./pick.ts";

/** The waiting leaves in a job's tree, itself included, that wait for a job neither finished nor deleted. */
export async function unfinishedBelow(
  query: Query,
  { id, path }: { id: number; path: string },
): Promise<number[]> {
  const rows = await query<{ id: number | bigint }>(
    `SELECT DISTINCT j."id" FROM "Job" j
       JOIN "Dependency" d ON d."jobId" = j."id"
       JOIN "Job" r ON r."id" = d."requiredId" AND r."state" <> 'FINISHED' AND r."deletedAt" IS NULL
      WHERE (j."id" = ? OR j."path" LIKE ?) AND j."state" = 'WAITING' AND j."total" = 0`,
    [id, `${path}${id}/%`],
  );
  return rows.map((row) => Number(row.id));
}

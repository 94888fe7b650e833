import Database from "better-sqlite3";

/* What the GraphQL rows read, with one prepared statement each and in the form of the answer: for the limit. */

const database = new Database(process.env.DATABASE, { readonly: true });
const job = database.prepare(
  `SELECT "id", "title", "state", "progress", "createdAt" FROM "Job" WHERE "id" = ?`,
);
const jobs =
  database.prepare(`SELECT j."id", j."title", j."state", n."id" AS "nodeId", n."name" AS "nodeName",
    t."id" AS "templateId", t."name" AS "templateName"
  FROM "Job" j JOIN "Template" t ON t."id" = j."templateId" LEFT JOIN "Node" n ON n."id" = j."nodeId"
  WHERE j."deletedAt" IS NULL ORDER BY j."id" LIMIT ?`);

export function readGraphJob({ id }) {
  const { id: number, title, state, progress, createdAt } = job.get(id);
  return { job: { number, title, state, progress, createdAt: new Date(createdAt).toISOString() } };
}

export function readGraphJobs({ first }) {
  const nodes = jobs.all(first).map((row) => ({
    number: row.id,
    title: row.title,
    state: row.state,
    node: row.nodeId === null ? null : { number: row.nodeId, name: row.nodeName },
    template: { number: row.templateId, name: row.templateName },
  }));
  return { jobs: { nodes } };
}

import Database from "better-sqlite3";
import { coalitionJob, nodepoolNode, scaleNode, ufdlJob } from "./shapes.mjs";

/*
 * What the REST rows read, with one prepared statement each: for the limit and for SOFA's resolvers. Tables and columns
 * are those of prisma/schema.prisma.
 */

const database = new Database(process.env.DATABASE, { readonly: true });

/** Only the columns that are shown: each column of a row costs. */
const columns = (names, table = "") =>
  names
    .split(" ")
    .map((name) => `${table}"${name}"`)
    .join(", ");
const coalitionColumns = columns(
  "id parentId title command dir environment state paused lastNodeName lastStartedAt duration runDone timeout priority affinity affinityBits user finished errors working total totalFinished totalErrors totalWorking url progress progressPattern effectiveAffinity priorityPath blocked depth",
);
const scaleColumns = columns("id name hostname pauseReason paused active deprecatedAt createdAt updatedAt");
const ufdlColumns = columns(
  "id templateId parentId startedAt endedAt errorReason inputValues parameterValues command nodeId title state creatorId createdAt deletedAt",
  "j.",
);
const ufdlRows = `SELECT ${ufdlColumns}, t."name" AS "templateName", t."version" AS "templateVersion",
    (SELECT json_group_array(json_object('pk', o."id", 'name', o."name", 'type', o."type"))
     FROM "Output" o WHERE o."jobId" = j."id") AS "outputs"
  FROM "Job" j JOIN "Template" t ON t."id" = j."templateId"`;

const coalition = database.prepare(`SELECT ${coalitionColumns},
    (SELECT json_group_array("requiredId") FROM "Dependency" WHERE "jobId" = j."id") AS "dependencies"
  FROM "Job" j WHERE "id" = ? AND "deletedAt" IS NULL`);
const roots = database.prepare(`SELECT ${coalitionColumns} FROM "Job"
  WHERE "parentId" IS NULL AND "deletedAt" IS NULL ORDER BY "id"`);
const scale = database.prepare(`SELECT ${scaleColumns} FROM "Node" WHERE "id" = ? AND "removedAt" IS NULL`);
const activeNodes = database.prepare(`SELECT ${scaleColumns} FROM "Node"
  WHERE "removedAt" IS NULL AND "active" = 1 ORDER BY "createdAt" DESC LIMIT ? OFFSET ?`);
const activeCount = database
  .prepare(`SELECT count(*) FROM "Node" WHERE "removedAt" IS NULL AND "active" = 1`)
  .pluck();
const ufdl = database.prepare(`${ufdlRows} WHERE j."id" = ?`);
const ufdlContaining = database.prepare(`${ufdlRows}
  WHERE j."deletedAt" IS NULL AND instr(j."title", ?) > 0 ORDER BY j."id" DESC`);
const nodepool = database.prepare(`SELECT * FROM "Node" WHERE "id" = ? AND "removedAt" IS NULL`);

export function readCoalitionJob(id) {
  const row = coalition.get(id);
  return { ...coalitionJob(row), dependencies: JSON.parse(row.dependencies) };
}

export function readCoalitionRoots() {
  return roots.all().map(coalitionJob);
}

export function readScaleNode(id) {
  return scaleNode(scale.get(id));
}

/** A page of 100 of the active nodes, newest first; its links lead to `url`. */
export function readScalePage(page, url) {
  const results = activeNodes.all(100, (page - 1) * 100).map(scaleNode);
  const link = (number) => `${url}?is_active=true&order=-created&page=${number}&page_size=100`;
  return { count: activeCount.get(), next: link(page + 1), previous: link(page - 1), results };
}

export function readUfdlJob(id) {
  return ufdlJob(ufdl.get(id));
}

export function readUfdlJobs(text) {
  return ufdlContaining.all(text).map(ufdlJob);
}

export function readNodepoolNode(id) {
  return nodepoolNode(nodepool.get(id));
}

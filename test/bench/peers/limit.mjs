import { createServer } from "node:http";
import Database from "better-sqlite3";
import { bodyOf, json, listen } from "./listen.mjs";
import { coalitionJob, nodepoolNode, scaleNode, ufdlJob } from "./shapes.mjs";

/* The limit of the reads: node:http, one prepared statement for the rows, JSON. No rights, no parsing of documents. */

const database = new Database(process.env.DATABASE, { readonly: true });
const one = (sql) => {
  const statement = database.prepare(sql);
  return (...values) => statement.get(...values);
};
const all = (sql) => {
  const statement = database.prepare(sql);
  return (...values) => statement.all(...values);
};

/** Only what is shown: each column of a row costs. */
const columns = (names, table) =>
  names
    .split(" ")
    .map((name) => `${table}"${name}"`)
    .join(", ");
const coalitionColumns = columns(
  "id parentId title command dir environment state paused lastNodeName lastStartedAt duration runDone timeout priority affinity affinityBits user finished errors working total totalFinished totalErrors totalWorking url progress progressPattern effectiveAffinity priorityPath heldBack depth",
  "",
);
const nodeColumns = columns(
  "id name hostname pauseReason paused active deprecatedAt createdAt updatedAt",
  "",
);
const ufdlColumns = columns(
  "id templateId parentId startedAt endedAt errorReason inputValues parameterValues command nodeId title state creatorId createdAt deletedAt",
  "j.",
);

const ufdlRows = `SELECT ${ufdlColumns}, t."name" AS "templateName", t."version" AS "templateVersion",
    (SELECT json_group_array(json_object('pk', o."id", 'name', o."name", 'type', o."type"))
     FROM "Output" o WHERE o."jobId" = j."id") AS "outputs"
  FROM "Job" j JOIN "Template" t ON t."id" = j."templateId"`;

const job =
  one(`SELECT ${coalitionColumns}, (SELECT json_group_array("requiredId") FROM "Dependency" WHERE "jobId" = j."id")
  AS "dependencies" FROM "Job" j WHERE "id" = ? AND "deletedAt" IS NULL`);
const roots = all(
  `SELECT ${coalitionColumns} FROM "Job" WHERE "parentId" IS NULL AND "deletedAt" IS NULL ORDER BY "id"`,
);
const node = one(`SELECT * FROM "Node" WHERE "id" = ? AND "removedAt" IS NULL`);
const scaleRow = one(`SELECT ${nodeColumns} FROM "Node" WHERE "id" = ? AND "removedAt" IS NULL`);
// The index spares SQLite sorting 10,000 rows; left alone it takes another one.
const activeNodes = all(`SELECT ${nodeColumns} FROM "Node" INDEXED BY "Node_createdAt_idx"
  WHERE "removedAt" IS NULL AND "active" = 1 ORDER BY "createdAt" DESC LIMIT ? OFFSET ?`);
const activeCount = one(`SELECT count(*) AS "count" FROM "Node" WHERE "removedAt" IS NULL AND "active" = 1`);
const ufdl = one(`${ufdlRows} WHERE j."id" = ?`);
const ufdlContaining = all(`${ufdlRows} WHERE j."deletedAt" IS NULL AND instr(j."title", ?) > 0
  ORDER BY j."id" DESC`);
const graphJob = one(`SELECT "id", "title", "state", "progress", "createdAt" FROM "Job" WHERE "id" = ?`);
const graphJobs = all(`SELECT j."id", j."title", j."state", n."id" AS "nodeId", n."name" AS "nodeName",
    t."id" AS "templateId", t."name" AS "templateName"
  FROM "Job" j JOIN "Template" t ON t."id" = j."templateId" LEFT JOIN "Node" n ON n."id" = j."nodeId"
  WHERE j."deletedAt" IS NULL ORDER BY j."id" LIMIT ?`);

const routes = {
  "/coalition": (id) => {
    const row = job(id);
    return { ...coalitionJob(row), dependencies: JSON.parse(row.dependencies) };
  },
  "/coalition-roots": () => roots().map(coalitionJob),
  "/scale": (id) => scaleNode(scaleRow(id)),
  "/scale-page": (page, url) => {
    const results = activeNodes(100, (Number(page) - 1) * 100).map(scaleNode);
    const link = (n) => `${url}?is_active=true&order=-created&page=${n}&page_size=100`;
    return { count: activeCount().count, next: link(Number(page) + 1), previous: link(page - 1), results };
  },
  "/ufdl": (id) => ufdlJob(ufdl(id)),
  "/ufdl-page": (text) => ufdlContaining(text).map(ufdlJob),
  "/nodepool": (id) => nodepoolNode(node(id)),
};

const graph = {
  one: ({ id }) => {
    const row = graphJob(id);
    return {
      job: {
        number: row.id,
        title: row.title,
        state: row.state,
        progress: row.progress,
        createdAt: new Date(row.createdAt).toISOString(),
      },
    };
  },
  fifty: ({ first }) => ({
    jobs: {
      nodes: graphJobs(first).map((row) => ({
        number: row.id,
        title: row.title,
        state: row.state,
        node: row.nodeId === null ? null : { number: row.nodeId, name: row.nodeName },
        template: { number: row.templateId, name: row.templateName },
      })),
    },
  }),
};

listen(
  createServer(async (request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    const [, kind, value] = url.pathname.split("/");
    if (kind === "graphql") {
      const { query, variables } = JSON.parse(await bodyOf(request));
      return json(response, { data: (query.includes("jobs(") ? graph.fifty : graph.one)(variables) });
    }
    json(response, routes[`/${kind}`](decodeURIComponent(value ?? ""), url.searchParams.get("url")));
  }),
);

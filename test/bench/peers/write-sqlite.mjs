import { createServer } from "node:http";
import Database from "better-sqlite3";
import { bodyOf, json, listen } from "./listen.mjs";

/*
 * The limit of the changes on SQLite: node:http, and one transaction with prepared statements that writes the job's new
 * state and an event. As durable as Gantry: WAL with synchronous NORMAL.
 */

const database = new Database(process.env.DATABASE);
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE job (id INTEGER PRIMARY KEY, node INTEGER, state TEXT NOT NULL, progress REAL, updated TEXT);
  CREATE TABLE event (
    id INTEGER PRIMARY KEY, type TEXT NOT NULL, at TEXT NOT NULL, job INTEGER NOT NULL, node INTEGER, data TEXT NOT NULL
  );
  CREATE INDEX event_job ON event (job, id);
  CREATE INDEX event_node ON event (node, id);
  CREATE INDEX event_at ON event (at, id);
`);
const insert = database.prepare("INSERT INTO job (id, node, state) VALUES (?, ?, ?)");
const record = database.prepare("INSERT INTO event (type, at, job, node, data) VALUES (?, ?, ?, ?, ?)");
const progress = database.prepare(
  `UPDATE job SET progress = ?, updated = ? WHERE id = ? AND node = ? AND state = 'WORKING' RETURNING id, state, progress`,
);
const acquire = database.prepare(
  `UPDATE job SET node = ?, state = 'WAITING', updated = ? WHERE id = ? AND node IS NULL RETURNING id, state, progress`,
);

const verbs = {
  progressJob: (at, node, { id, progress: share }) => {
    const row = progress.get(share, at, id, node);
    if (row) record.run("JOB_PROGRESS", at, id, node, JSON.stringify({ progress: share }));
    return row;
  },
  acquireJob: (at, node, { id }) => {
    const row = acquire.get(node, at, id);
    if (row) record.run("JOB_ACQUIRED", at, id, node, "{}");
    return row;
  },
};
const change = database.transaction((verb, node, variables) =>
  verbs[verb](new Date().toISOString(), node, variables),
);
const fill = database.transaction((jobs) => {
  for (const { id, node } of jobs) insert.run(id, node, node === null ? "PENDING" : "WORKING");
});

listen(
  createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request));
    if (request.url === "/fill") return json(response, fill.immediate(body) ?? null);
    const verb = body.query.includes("progressJob") ? "progressJob" : "acquireJob";
    const row = change.immediate(verb, Number(request.headers["node-id"]), body.variables);
    const job = row ? { number: row.id, state: row.state, progress: row.progress } : null;
    json(response, { data: { [verb]: { job, errors: row ? [] : [{ code: "REFUSED" }] } } });
  }),
);

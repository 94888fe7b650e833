import { createServer } from "node:http";
import pg from "pg";
import { bodyOf, json, listen } from "./listen.mjs";

/*
 * The limit of the changes on PostgreSQL: node:http, and one statement in one round trip that writes the job's new state
 * and an event. Ten connections, as a gateway has. It tells nobody of the change.
 */

const pool = new pg.Pool({ connectionString: process.env.DATABASE, max: 10 });
await pool.query(`
  CREATE TABLE IF NOT EXISTS job (
    id integer PRIMARY KEY, node integer, state text NOT NULL, progress double precision, updated timestamptz
  );
  CREATE TABLE IF NOT EXISTS event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, type text NOT NULL, at timestamptz NOT NULL,
    job integer NOT NULL, node integer, data jsonb NOT NULL
  );
  CREATE INDEX IF NOT EXISTS event_job ON event (job, id);
  CREATE INDEX IF NOT EXISTS event_node ON event (node, id);
  CREATE INDEX IF NOT EXISTS event_at ON event (at, id);
`);
const progress = {
  name: "progress",
  text: `WITH changed AS (
      UPDATE job SET progress = $1, updated = now() WHERE id = $2 AND node = $3 AND state = 'WORKING' RETURNING *
    ), recorded AS (
      INSERT INTO event (type, at, job, node, data)
      SELECT 'JOB_PROGRESS', now(), id, node, jsonb_build_object('progress', progress) FROM changed
    )
    SELECT id, state, progress FROM changed`,
};

listen(
  createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request));
    if (request.url === "/fill") {
      for (const { id, node } of body)
        await pool.query("INSERT INTO job VALUES ($1, $2, 'WORKING')", [id, node]);
      return json(response, null);
    }
    const { id, progress: share } = body.variables;
    const { rows } = await pool.query({ ...progress, values: [share, id, request.headers["node-id"]] });
    const job = rows[0] ? { number: rows[0].id, state: rows[0].state, progress: rows[0].progress } : null;
    json(response, { data: { progressJob: { job, errors: job ? [] : [{ code: "REFUSED" }] } } });
  }),
);

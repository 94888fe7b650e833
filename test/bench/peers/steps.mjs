import { text } from "node:stream/consumers";
import pg from "pg";

/** What the parent wants: { database, clients, lives, seconds }; no life begins after so many seconds. */
export async function wanted() {
  return JSON.parse(await text(process.stdin));
}

/** The six durable steps of a life that a queue leaves to its user: a start, and five reports of progress. */
export async function userSteps(database, clients, lives) {
  const pool = new pg.Pool({ connectionString: database, max: clients });
  await pool.query(
    "CREATE TABLE work (id integer PRIMARY KEY, state text NOT NULL, progress double precision)",
  );
  await pool.query("INSERT INTO work SELECT id, 'PENDING' FROM generate_series(1, $1) AS id", [lives]);
  const query = { name: "step", text: "UPDATE work SET state = 'WORKING', progress = $2 WHERE id = $1" };
  return {
    pool,
    run: async (id) => {
      for (const progress of [0, 0.1, 0.3, 0.5, 0.7, 0.9])
        await pool.query({ ...query, values: [id, progress] });
    },
  };
}

/** The last line: the sample. */
export function tell(times, elapsed) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(JSON.stringify({ perSecond: (times.length * 1_000) / elapsed, p50: at(0.5), p99: at(0.99) }));
}

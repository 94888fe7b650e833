import { createHash } from "node:crypto";
import { ask } from "../harness/answers.ts";
import { Draft, type HttpContender, limit, stop } from "../harness/draft.ts";
import { copyOfDatabase, farmFolder, fill } from "../harness/fill.ts";
import { type Gateway, startGateway } from "../harness/gateway.ts";
import { operation, type Request } from "../harness/load.ts";
import { newDatabase, run as sql } from "../harness/postgres.ts";
import { peer } from "../harness/processes.ts";
import { inShort, of, type Row } from "../harness/report.ts";

const documents = {
  one: {
    title: "One job, five fields",
    variables: { id: "7" },
    query: "query Job($id: ID!) { job(id: $id) { number title state progress createdAt } }",
    postgraphile: `query Job($id: Int!) {
      job: jobByRowId(rowId: $id) { number: rowId title state progress createdAt }
    }`,
  },
  fifty: {
    title: "50 jobs with node and template",
    variables: { first: 50 },
    query: `query Jobs($first: Int!) {
      jobs(first: $first) { nodes { number title state node { number name } template { number name } } }
    }`,
    postgraphile: `query Jobs($first: Int!) {
      jobs: allJobs(first: $first, orderBy: PRIMARY_KEY_ASC) {
        nodes {
          number: rowId title state
          node: workerByNodeId { number: rowId name }
          template: templateByTemplateId { number: rowId name }
        }
      }
    }`,
  },
} as const;

/** Tables as somebody would have them who starts with PostGraphile: its Relay types leave no table the name Node. */
const copies = `
  CREATE SCHEMA peer;
  CREATE TABLE peer.worker AS SELECT "id", "name" FROM "Node";
  CREATE TABLE peer.template AS SELECT "id", "name" FROM "Template";
  CREATE TABLE peer.job AS
    SELECT "id", "title", "state"::text AS state, "progress", "createdAt" AT TIME ZONE 'UTC' AS created_at,
      "nodeId" AS node_id, "templateId" AS template_id
    FROM "Job" WHERE "deletedAt" IS NULL;
  ALTER TABLE peer.worker ADD PRIMARY KEY ("id");
  ALTER TABLE peer.template ADD PRIMARY KEY ("id");
  ALTER TABLE peer.job ADD PRIMARY KEY ("id"),
    ADD FOREIGN KEY (node_id) REFERENCES peer.worker, ADD FOREIGN KEY (template_id) REFERENCES peer.template;
  ALTER TABLE peer.job ALTER title SET NOT NULL, ALTER state SET NOT NULL, ALTER created_at SET NOT NULL;
  CREATE INDEX ON peer.job (node_id);
  CREATE INDEX ON peer.job (template_id);
  ANALYZE peer.worker, peer.template, peer.job`;

/** The document's hash instead of the document (Apollo's persisted queries), once it is known; null if not served. */
async function persisted(gateway: Gateway, query: string, variables: object): Promise<Request | null> {
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const request = (body: object): Request => ({
    ...operation("", {}, gateway.headers),
    body: JSON.stringify({ variables, extensions, ...body }),
  });
  try {
    await ask(gateway.url, request({ query }));
    const answer = (await ask(gateway.url, request({}))) as { errors?: unknown };
    return answer.errors ? null : request({});
  } catch {
    return null;
  }
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    "GraphQL over HTTP with variables, 16 connections. The peers serve the same types from the same SQLite database: better-sqlite3 in the resolvers, DataLoader for the nodes and templates of a list, no rights and no limits on documents. PostGraphile reads copies of the tables of a gateway on PostgreSQL, filled in the same way; beside it stands that gateway. PostgreSQL writes moments in its own form, so for PostGraphile they are compared as moments. The limit serves these two operations only: it parses the body's JSON and runs one statement for each.",
  );
  const dataDir = await farmFolder();
  const DATABASE = copyOfDatabase(dataDir);
  const gateway = await startGateway({ dataDir });
  const databaseUrl = await newDatabase();
  const onPostgresql = await startGateway({ databaseUrl });
  await fill(onPostgresql, { whole: false });
  await sql(databaseUrl, copies);
  const others = {
    [limit]: await peer("limit", { DATABASE }),
    Yoga: await peer("yoga", { DATABASE }),
    "Apollo Server": await peer("apollo", { DATABASE }),
    mercurius: await peer("mercurius", { DATABASE }),
    "mercurius with jit": await peer("mercurius", { DATABASE, JIT: "1" }),
  };
  const postgraphile = await peer("postgraphile", { DATABASE: databaseUrl });
  for (const { title, query, variables, postgraphile: renamed } of Object.values(documents)) {
    const request = operation(query, variables);
    const ours = operation(query, variables, gateway.headers);
    const byHash = await persisted(gateway, query, variables);
    const contenders: HttpContender[] = [
      { name: "Gantry", service: gateway, request: ours },
      ...Object.entries(others).map(([name, service]) => ({ name, service, request })),
      ...(byHash ? [{ name: "Gantry, persisted document", service: gateway, request: byHash }] : []),
    ];
    const results = await draft.compare(title, contenders);
    const small = title === documents.one.title;
    draft.share(title, small ? 0.15 : 0.5, results);
    if (!small) {
      const yoga = of(results, "Gantry").perSecond / of(results, "Yoga").perSecond;
      draft.quote = `50 jobs with node and template by GraphQL: ${inShort(results, "Gantry", limit)}, ${yoga.toFixed(1)} times Yoga as it comes`;
    }
    if (byHash && small) {
      const [, ...rest] = results;
      const own = results.filter(({ name }) => name === "Gantry, persisted document");
      draft.share(`${title}, persisted`, 0.2, [...own, ...rest]);
    }
    for (const name of ["Yoga", "Apollo Server"]) draft.ratio(title, 2, results, name);
    draft.ratio(title, 1, results, "mercurius");
    const onPg = await draft.compare(`${title}, on PostgreSQL`, [
      {
        name: "Gantry",
        service: onPostgresql,
        request: operation(query, variables, onPostgresql.headers),
      },
      {
        name: "PostGraphile",
        service: postgraphile,
        request: operation(renamed, "id" in variables ? { id: 7 } : variables),
        normalise: moments,
      },
    ]);
    draft.ratio(title, 2, onPg, "PostGraphile");
  }
  await stop(gateway, onPostgresql, postgraphile, ...Object.values(others));
  return draft;
}

/** PostgreSQL writes `+00:00` and microseconds. */
function moments(answer: unknown): unknown {
  const text = JSON.stringify(answer).replace(
    /"createdAt":"([^"]+)"/g,
    (_, moment: string) => `"createdAt":"${new Date(moment).toISOString()}"`,
  );
  return JSON.parse(text);
}

export const b3: Row = { id: "B3", title: "GraphQL over HTTP", run };

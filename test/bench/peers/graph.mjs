import Database from "better-sqlite3";
import DataLoader from "dataloader";
import { createSchema } from "graphql-yoga";

/*
 * The part of Gantry's graph that is measured, for the GraphQL peers: better-sqlite3 in the resolvers, and the nodes and
 * templates of a list fetched at once by DataLoader. All of them serve this schema.
 */

const database = new Database(process.env.DATABASE, { readonly: true });
const job = database.prepare(
  `SELECT "id", "title", "state", "progress", "createdAt" FROM "Job" WHERE "id" = ?`,
);
const jobs = database.prepare(`SELECT "id", "title", "state", "progress", "createdAt", "nodeId", "templateId"
  FROM "Job" WHERE "deletedAt" IS NULL ORDER BY "id" LIMIT ?`);
const rowsOf = (table) => {
  const statement = database.prepare(
    `SELECT "id" AS "number", "name" FROM "${table}" WHERE "id" IN (SELECT value FROM json_each(?))`,
  );
  return async (ids) => {
    const found = new Map(statement.all(JSON.stringify(ids)).map((row) => [row.number, row]));
    return ids.map((id) => found.get(id) ?? null);
  };
};
const [nodes, templates] = [rowsOf("Node"), rowsOf("Template")];

/** The context of one request. */
export const context = () => ({ nodes: new DataLoader(nodes), templates: new DataLoader(templates) });

export const schema = createSchema({
  typeDefs: `
    scalar DateTime
    type ComputeNode { number: Int! name: String! }
    type Template { number: Int! name: String! }
    type Job {
      number: Int! title: String! state: String! progress: Float createdAt: DateTime!
      node: ComputeNode template: Template!
    }
    type JobConnection { nodes: [Job!]! }
    type Query { job(id: ID!): Job jobs(first: Int): JobConnection! }
  `,
  resolvers: {
    Query: {
      job: (_, { id }) => job.get(Number(id)),
      jobs: (_, { first }) => ({ nodes: jobs.all(first ?? 100) }),
    },
    Job: {
      number: ({ id }) => id,
      createdAt: ({ createdAt }) => new Date(createdAt).toISOString(),
      node: ({ nodeId }, _, { nodes }) => (nodeId === null ? null : nodes.load(nodeId)),
      template: ({ templateId }, _, { templates }) => templates.load(templateId),
    },
  },
});

import { createServer } from "node:http";
import Database from "better-sqlite3";
import { createSchema, createYoga } from "graphql-yoga";
import { useSofa } from "sofa-api";
import { listen } from "./listen.mjs";
import { coalitionJob } from "./shapes.mjs";

/* REST generated from a graph: SOFA as a plugin's neighbour of Yoga, with better-sqlite3 in its resolvers. */

const database = new Database(process.env.DATABASE, { readonly: true });
const job = database.prepare(`SELECT * FROM "Job" WHERE "id" = ? AND "deletedAt" IS NULL`);
const roots = database.prepare(
  `SELECT * FROM "Job" WHERE "parentId" IS NULL AND "deletedAt" IS NULL ORDER BY "id"`,
);
const dependencies = database
  .prepare(`SELECT "requiredId" FROM "Dependency" WHERE "jobId" = ? ORDER BY "requiredId"`)
  .pluck();

const texts = ["title", "command", "dir", "environment", "state", "worker", "affinity", "user", "url"];
const sample = coalitionJob(job.get(1));
const columns = Object.keys(sample)
  .filter((key) => key !== "id")
  .map((key) => {
    if (texts.includes(key) || key === "progress_pattern") return `${key}: String!`;
    return key === "progress" ? "progress: Float" : `${key}: Int!`;
  });

const schema = createSchema({
  typeDefs: `
    type Job { id: Int! ${columns.join(" ")} dependencies: [Int!]! }
    type Root { id: Int! ${columns.join(" ")} }
    type Query { job(id: Int!): Job roots: [Root!]! }
  `,
  resolvers: {
    Query: { job: (_, { id }) => coalitionJob(job.get(id)), roots: () => roots.all().map(coalitionJob) },
    Job: { dependencies: ({ id }) => dependencies.all(id) },
  },
});

const yoga = createYoga({ schema, logging: false });
const rest = useSofa({ schema, basePath: "/rest" });
listen(
  createServer((request, response) => (request.url.startsWith("/rest") ? rest : yoga)(request, response)),
);

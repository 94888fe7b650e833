import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { useSofa } from "sofa-api";
import { listen } from "./listen.mjs";
import { readCoalitionJob, readCoalitionRoots, readScalePage, readUfdlJobs } from "./rows.mjs";

/* REST generated from a graph: SOFA beside Yoga on one schema, with better-sqlite3 in its resolvers. */

const coalitionFields = `
  id: Int! parent: Int! title: String! command: String! dir: String! environment: String! state: String! paused: Int!
  worker: String! start_time: Int! duration: Int! run_done: Int! timeout: Int! priority: Int! affinity: String!
  affinity_bits: Int! user: String! finished: Int! errors: Int! working: Int! total: Int! total_finished: Int!
  total_errors: Int! total_working: Int! url: String! progress: Float progress_pattern: String! h_affinity: Int!
  h_priority: Int! h_paused: Int! h_depth: Int!`;

const schema = createSchema({
  typeDefs: `
    scalar JSON
    type Job { ${coalitionFields} dependencies: [Int!]! }
    type Root { ${coalitionFields} }
    type ScaleNode {
      id: Int! hostname: String! pause_reason: String is_paused: Boolean! is_active: Boolean! deprecated: String
      created: String! last_modified: String!
    }
    type ScalePage { count: Int! next: String previous: String results: [ScaleNode!]! }
    type UfdlTemplate { pk: Int! name: String! version: Int! }
    type UfdlJob {
      pk: Int! template: UfdlTemplate! parent: Int start_time: String end_time: String error_reason: String
      input_values: JSON! parameter_values: JSON! node: Int outputs: JSON! description: String! is_cancelled: Boolean!
      creator: Int creation_time: String! deletion_time: String
    }
    type Query {
      job(id: Int!): Job
      roots: [Root!]!
      scalePage(page: Int!, url: String!): ScalePage!
      ufdlJobs(text: String!): [UfdlJob!]!
    }
  `,
  resolvers: {
    Query: {
      job: (_, { id }) => readCoalitionJob(id),
      roots: () => readCoalitionRoots(),
      scalePage: (_, { page, url }) => readScalePage(page, url),
      ufdlJobs: (_, { text }) => readUfdlJobs(text),
    },
  },
});

const yoga = createYoga({ schema, logging: false });
const rest = useSofa({ schema, basePath: "/rest" });
listen(
  createServer((request, response) => (request.url.startsWith("/rest") ? rest : yoga)(request, response)),
);

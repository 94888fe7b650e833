import { availableParallelism } from "node:os";

/** A regular expression for files under this folder. */
function under(paths) {
  return `^${import.meta.dirname.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}/${paths}`;
}

// Jest is kept at 30.3: from 30.4 on it runs each test in an AsyncLocalStorage, which on Node 20 slows down every promise of
// the process (14 % of the CPU time of a whole run).

const project = {
  testEnvironment: "<rootDir>/test/support/native/environment.mjs",
  extensionsToTreatAsEsm: [".ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  transformIgnorePatterns: ["/node_modules/(?!(graphql|kysely|lossless-json)/)"],
  transform: {
    // Statements are counted on the application's own database drivers; OpenAPI's schemas are compiled once a worker.
    [under("(src|schema|prisma|test/support/(statements|documented))\\b.*\\.ts$")]:
      "<rootDir>/test/support/native/transform.mjs",
    // It has 279 files, which take 0.2 s in a test's own context.
    [under("node_modules/kysely/")]: "<rootDir>/test/support/native/transform.mjs",
    // Objects of these two are told apart by their class.
    [under("node_modules/lossless-json/")]: "<rootDir>/test/support/native/transform.mjs",
    [under("node_modules/graphql/")]: "<rootDir>/test/support/native/commonTransform.mjs",
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript" },
          target: "es2022",
          transform: { verbatimModuleSyntax: true },
        },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
};

/**
 * The same tests on one of the two databases; `DIALECT` tells test/support/database.ts which. What only one database
 * can do is tested in files that carry its name: *.sqlite.test.ts, *.postgresql.test.ts. So is what lies all above the
 * store (bodies, sockets, the documents' examples). `npm test` leaves out, and `npm run test:long` runs (ALL=1): on PostgreSQL the
 * tests of the APIs above the domain, which took a minute of five; on SQLite those of packages and of the examples in the
 * documentation, which took 100 s of a worker.
 */
function onDatabase(dialect, other, color) {
  const leftOut = {
    postgresql: "<rootDir>/test/(rest|cli|http|graph/rights|graph/subscriptions)/",
    sqlite: "<rootDir>/test/(package|docs)/",
  };
  const all = process.env.ALL === "1" || process.env.LONG === "1";
  return {
    ...project,
    displayName: { name: dialect, color },
    globals: { DIALECT: dialect },
    testMatch: ["<rootDir>/test/**/*.test.ts"],
    testPathIgnorePatterns: [
      "/node_modules/",
      "<rootDir>/test/unit/",
      `\\.${other}\\.test\\.ts$`,
      ...(all ? [] : [leftOut[dialect]]),
    ],
    globalSetup: `<rootDir>/test/support/${dialect}.setup.mjs`,
    globalTeardown: "<rootDir>/test/support/teardown.mjs",
  };
}

export default {
  projects: [
    onDatabase("sqlite", "postgresql", "cyan"),
    onDatabase("postgresql", "sqlite", "magenta"),
    {
      ...project,
      displayName: { name: "unit", color: "white" },
      testMatch: ["<rootDir>/test/unit/**/*.test.ts"],
    },
  ],
  reporters: ["default", "<rootDir>/test/support/reporter.mjs"],
  // Jest leaves a core idle by default, which on two cores means one worker. One more uses what tests leave while they wait.
  maxWorkers: Math.min(availableParallelism() + 1, 8),
  // Ends what hangs. Waiting for a busy machine is no failure.
  testTimeout: 120_000,
  // Modules of ES are never let go of by Jest's VM contexts: without a limit a worker grows to 3 GB over the whole run.
  workerIdleMemoryLimit: "1200MB",
};

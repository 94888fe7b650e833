import { databaseProblem } from "../src/domain/gateway.ts";
import { permit } from "../src/domain/rights.ts";
import { builder } from "./builder.ts";
import type { GraphContext } from "./context.ts";

interface Health {
  readonly services: GraphContext["services"];
  readonly problem: string | null;
  /** Milliseconds. */
  readonly took: number;
}

const GatewayHealth = builder.objectRef<Health>("GatewayHealth").implement({
  description: "How the gateway that answers this call is doing.",
  fields: (t) => ({
    ready: t.boolean({
      description: "Whether it takes work, as /readyz says.",
      resolve: ({ problem }) => problem === null,
    }),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "Why it takes none; null when it does.",
    }),
    database: t.string({
      description: "sqlite or postgresql.",
      resolve: ({ services }) => services.store.dialect,
    }),
    databaseSeconds: t.float({
      description: "How long an empty transaction took just now.",
      resolve: ({ took }) => took / 1_000,
    }),
    startedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When this gateway started. Null where none runs.",
      resolve: ({ services }) => services.gateway?.startedAt,
    }),
    memoryBytes: t.field({
      type: "BigInt",
      description: "Memory that the process has (resident set).",
      resolve: () => BigInt(process.memoryUsage.rss()),
    }),
    runtime: t.string({
      description: "The version of Node.js, as in v24.1.0.",
      resolve: () => process.version,
    }),
    streams: t.int({
      description: "Subscriptions and event streams that wait for events at this gateway.",
      resolve: ({ services }) => services.bus.readers,
    }),
    lastEvent: t.field({
      type: "BigInt",
      description: "The newest event that it knows of, as a number of the event log.",
      resolve: ({ services }) => services.bus.head,
    }),
  }),
});

builder.queryFields((t) => ({
  gatewayHealth: t.field({
    type: GatewayHealth,
    description: "How the gateway that answers this call is doing. For admins.",
    authScopes: { reader: true },
    resolve: async (_root, _args, { services, actor }) => {
      permit(actor, "metrics.read");
      const since = performance.now();
      const problem = await databaseProblem(services.store);
      return { services, problem, took: performance.now() - since };
    },
  }),
}));

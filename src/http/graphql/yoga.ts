import type { GraphQLSchema } from "graphql";
import { type CORSOptions, createYoga } from "graphql-yoga";
import type { QueryLimits } from "../../domain/limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { YogaContext } from "./context.ts";
import { brief, counting, limiting, masking, sharing } from "./plugins.ts";
import { pricing } from "./pricing.ts";

export interface YogaOptions {
  schema: GraphQLSchema;
  log: Log;
  metrics: Metrics;
  limits: QueryLimits;
  corsOrigins: readonly string[];
}

/** GraphQL over HTTP and server-sent events at `/graphql`, and GraphiQL for a browser. */
export function makeYoga({ schema, log, metrics, limits, corsOrigins }: YogaOptions) {
  return createYoga<YogaContext, YogaContext>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    logging: {
      debug: () => {},
      info: () => {},
      warn: (...words) => log.warn({ yoga: words.map(String) }, "GraphQL"),
      // What executing throws is masked and logged by our own plugin, with the request it belongs to.
      error: (error, ...words) => log.error({ err: error, yoga: words.map(String) }, "GraphQL"),
    },
    maskedErrors: { isDev: false, errorMessage: "Something went wrong here." },
    // The route reads bodies itself, since how much it takes depends on the caller.
    maxRequestBodySize: false,
    cors: (request) => crossOrigin(request.headers.get("origin"), corsOrigins),
    plugins: [limiting(limits), pricing(limits), sharing(), masking(), counting(metrics), brief()],
    graphiql: {
      title: "Gantry",
      shouldPersistHeaders: false,
      subscriptionsProtocol: "SSE",
      defaultQuery: firstQuery,
    },
    renderGraphiQL: async (options) => {
      // 9 MB of assets, inlined so that no other host is asked; loaded for the first browser that comes.
      const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
      return renderGraphiQL(options);
    },
  });
}

/** What GraphiQL opens with: an example of a header that does not work yet would make its first answer an error. */
const firstQuery = `# Log in below, under Headers:
#
#   {"Authorization": "Bearer <token>"}
#
# The mutation obtainToken gives one, and
# "gantry token create" a lasting key.
{
  me {
    username
    role
  }
}
`;

/**
 * Lets pages of the given origins call. Never with credentials of the browser's own: callers send a header. (Not Yoga's
 * own list of origins: an empty one lets everybody in, and a page without an origin counts as one that is listed.)
 */
function crossOrigin(origin: string | null, allowed: readonly string[]): CORSOptions {
  if (origin === null || !(allowed.includes("*") || allowed.includes(origin))) return false;
  return {
    origin,
    credentials: false,
    methods: ["GET", "POST", "OPTIONS"],
    exposedHeaders: ["X-Request-Id"],
    maxAge: 86_400,
  };
}

import type { GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import type { Introspection } from "../../config.ts";
import type { QueryLimits } from "../../domain/limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { YogaContext } from "./context.ts";
import { introspecting } from "./introspection.ts";
import { brief, counting, limiting, masking, sharing } from "./plugins.ts";
import { pricing } from "./pricing.ts";

export interface YogaOptions {
  schema: GraphQLSchema;
  log: Log;
  metrics: Metrics;
  limits: QueryLimits;
  introspection: Introspection;
}

/** GraphQL over HTTP and server-sent events at `/graphql`, and GraphiQL for a browser. */
export function makeYoga({ schema, log, metrics, limits, introspection }: YogaOptions) {
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
    // The whole gateway has one way to answer other origins; see http/cors.ts.
    cors: false,
    plugins: [
      limiting(limits),
      introspecting(introspection),
      pricing(limits),
      sharing(),
      masking(),
      counting(metrics),
      brief(),
    ],
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

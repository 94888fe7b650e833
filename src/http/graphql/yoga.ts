import type { DocumentNode, GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import type { Introspection } from "../../config.ts";
import type { QueryLimits } from "../../domain/limits.ts";
import type { Metrics } from "../../metrics/metrics.ts";
import type { Log } from "../log.ts";
import type { YogaContext } from "./context.ts";
import { type Documents, finding } from "./documents.ts";
import { introspecting } from "./introspection.ts";
import { forgetting, limiting, masking, measuring, sharing, trimming } from "./plugins.ts";
import { pricing } from "./pricing.ts";
import { RepeatedTexts } from "./repeated.ts";
import { resuming } from "./resuming.ts";

export interface YogaOptions {
  schema: GraphQLSchema;
  documents: Documents;
  log: Log;
  metrics: Metrics;
  limits: QueryLimits;
  introspection: Introspection;
}

/** Documents kept of what direct.ts leaves to Yoga, mostly subscriptions, and their characters all together. */
const documentLimit = { max: 100, maxSize: 200_000 };

/** GraphQL over HTTP and server-sent events at `/graphql`, and GraphiQL for a browser. */
export function makeYoga({ schema, documents, log, metrics, limits, introspection }: YogaOptions) {
  return createYoga<YogaContext, YogaContext>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    logging: {
      debug: () => {},
      info: () => {},
      warn: (...messages) => log.warn({ yoga: messages.map(String) }, "GraphQL"),
      // Errors of execution are logged by the masking plugin, with their request id.
      error: (error, ...messages) => log.error({ err: error, yoga: messages.map(String) }, "GraphQL"),
    },
    parserAndValidationCache: {
      documentCache: new RepeatedTexts<DocumentNode>(documentLimit),
      errorCache: new RepeatedTexts<Error>(documentLimit),
      // By the document, for as long as that is kept.
      validationCache: true,
    },
    maskedErrors: { isDev: false, errorMessage: "Internal error." },
    // The route reads bodies itself, since the limit depends on the caller.
    maxRequestBodySize: false,
    // CORS is handled for all APIs in http/cors.ts.
    cors: false,
    plugins: [
      finding(documents),
      limiting(limits),
      introspecting(introspection),
      pricing(limits),
      sharing(),
      resuming(),
      masking(),
      forgetting(),
      measuring(metrics),
      trimming(metrics),
    ],
    graphiql: {
      title: "Gantry",
      shouldPersistHeaders: false,
      subscriptionsProtocol: "SSE",
      defaultQuery: initialQuery,
    },
    renderGraphiQL: async (options) => {
      // 9 MB of inlined assets, so that a browser loads nothing from other hosts; imported by the first request.
      const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
      return renderGraphiQL(options);
    },
  });
}

/** GraphiQL's initial query. The header is a comment, since its example would make the first response an error. */
const initialQuery = `# You are logged in when you are at the dashboard (/). Else log in
# below, under Headers:
#
#   {"Authorization": "Bearer <token>"}
#
# The mutation obtainToken returns a token,
# "gantry token create" prints an access key.
{
  me {
    username
    role
  }
}
`;

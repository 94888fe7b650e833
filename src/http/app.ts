import type { GraphQLSchema } from "graphql";
import type Koa from "koa";
import type { Middleware } from "koa";
import type { Config } from "../config.ts";
import type { Services } from "../domain/change.ts";
import { atPaths } from "./atPaths.ts";
import { type BaseOptions, baseApp, type Mounted, type MountRoutes } from "./base.ts";
import type { RequestState } from "./beginRequest.ts";
import { compression } from "./graphql/compression.ts";
import type { DirectAnswer } from "./graphql/direct.ts";
import { graphqlRoute } from "./graphql/route.ts";
import type { makeYoga } from "./graphql/yoga.ts";
import { outputRoutes } from "./outputs/routes.ts";
import { probes } from "./probes.ts";
import { problem } from "./problem.ts";
import { sessionRoutes } from "./session/routes.ts";

export interface AppOptions extends BaseOptions {
  config: Pick<Config, "anonymous" | "limits" | "corsOrigins" | "trustedProxies" | "oidc">;
  services: Services;
  /** The graph with what only facades need: the operations of /outputs run on it. */
  schema: GraphQLSchema;
  yoga: ReturnType<typeof makeYoga>;
  answer: DirectAnswer;
  /** Serves /metrics; null when metrics have their own port. */
  metricsRoute: Middleware<RequestState> | null;
  /** Adds the facades' routes. */
  mount?: MountRoutes;
}

/** The HTTP application of the gateway's port. */
export function makeApp(options: AppOptions): Koa<RequestState> {
  const { config, services, sites, schema, yoga, answer, log, metrics, draining } = options;
  let mounted: Mounted | undefined;
  const app = baseApp(options, () => mounted);
  const metricsRoute = options.metricsRoute ? [options.metricsRoute] : [];
  app.use(
    atPaths<RequestState>(/^\/(healthz|readyz|metrics)$/, probes(services.store, draining), ...metricsRoute),
  );
  app.use(
    draining.middleware(async (ctx, message) => (await mounted?.answerUnavailable(ctx, message)) ?? false),
  );
  const anonymous = config.anonymous.graphql;
  const bodyLimits = config.limits;
  app.use(
    atPaths<RequestState>(
      /^\/(graphql|session|outputs)(\/|$)/,
      compression(),
      graphqlRoute({ yoga, answer, services, sites, log, metrics, draining, anonymous, bodyLimits }),
      outputRoutes({ schema, services, sites, limit: config.limits.upload, anonymous }),
      sessionRoutes({ ...options, ...config, bodyLimits }),
    ),
  );
  mounted = options.mount?.(app);
  app.use((ctx) => {
    problem(ctx, 404, "NOT_FOUND", `There is nothing at ${ctx.path}.`);
  });
  return app;
}

import type { GraphQLSchema } from "graphql";
import Koa from "koa";
import type { Config } from "../config.ts";
import type { Services } from "../domain/change.ts";
import { trustOf } from "../rest/origin.ts";
import { accessLog } from "./accessLog.ts";
import type { Draining } from "./draining.ts";
import { graphqlRoute } from "./graphql/route.ts";
import type { makeYoga } from "./graphql/yoga.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { outputRoutes } from "./outputs/routes.ts";
import { probes } from "./probes.ts";
import { problem } from "./problem.ts";
import { forwarded } from "./proxies.ts";
import { type RequestState, requestId } from "./requestId.ts";

export interface AppOptions {
  config: Pick<Config, "anonymous" | "limits" | "corsOrigins" | "trustedProxies">;
  services: Services;
  schema: GraphQLSchema;
  yoga: ReturnType<typeof makeYoga>;
  log: Log;
  metrics: Metrics;
  draining: Draining;
  /** Adds the routes that stand beside /graphql: facades. */
  mount?: (app: Koa<RequestState>) => void;
}

/** The HTTP application, from a request's id to the answer for a path that nobody knows. */
export function makeApp(options: AppOptions): Koa<RequestState> {
  const { config, services, schema, yoga, log, metrics, draining } = options;
  const app = new Koa<RequestState>();
  // Koa's own words for a broken answer would go to standard error without a request id.
  app.silent = true;
  app.on("error", (error: Error & { code?: string }, ctx?: { state: RequestState }) => {
    // A caller that goes away in the middle is no fault of ours.
    const gone =
      error.code === "ECONNRESET" || error.code === "EPIPE" || error.code === "ERR_STREAM_PREMATURE_CLOSE";
    log[gone ? "debug" : "error"]({ requestId: ctx?.state.requestId, err: error }, "answering failed");
  });
  app.use(requestId());
  app.use(forwarded(trustOf(config.trustedProxies)));
  app.use(accessLog(log, metrics));
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      log.error({ requestId: ctx.state.requestId, err: error }, "a request failed");
      problem(ctx, 500, "INTERNAL", "Something went wrong here; the operator finds it in the log.");
    }
  });
  app.use(probes(services.store, draining, metrics));
  app.use(draining.middleware());
  const anonymous = config.anonymous.graphql;
  app.use(graphqlRoute({ yoga, services, log, metrics, draining, anonymous }));
  app.use(outputRoutes({ schema, services, limit: config.limits.upload, anonymous }));
  options.mount?.(app);
  app.use((ctx) => {
    if (ctx.path === "/" && ctx.accepts("json", "html") === "html") return ctx.redirect("/graphql");
    problem(ctx, 404, "NOT_FOUND", `There is nothing at ${ctx.path}.`);
  });
  return app;
}

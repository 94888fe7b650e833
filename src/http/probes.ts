import type { Middleware } from "koa";
import { databaseProblem } from "../domain/gateway.ts";
import type { Store } from "../store/store.ts";
import type { Draining } from "./draining.ts";

/**
 * `/healthz` (the process is alive) and `/readyz` (the database takes changes and the server is not about to stop), without
 * authentication. Served while draining too.
 */
export function probes(store: Store, draining: Draining): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    switch (ctx.path) {
      case "/healthz":
        ctx.body = { status: "alive" };
        return;
      case "/readyz": {
        const reason = draining.announced ? "draining" : await databaseProblem(store);
        ctx.status = reason ? 503 : 200;
        ctx.body = reason ? { status: "not ready", reason } : { status: "ready" };
        return;
      }
      default:
        return next();
    }
  };
}

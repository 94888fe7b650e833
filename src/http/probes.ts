import type { Middleware } from "koa";
import { Refusal } from "../domain/errors.ts";
import { toRefusal } from "../domain/toRefusal.ts";
import type { Store } from "../store/store.ts";
import type { Draining } from "./draining.ts";

/** Without a response of the database for so long the server is not ready. Milliseconds. */
const databaseTimeout = 1_000;

/**
 * `/healthz` (the process is alive) and `/readyz` (the database takes changes and the server is not draining), without
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
        const reason = draining.signal.aborted ? "draining" : await databaseProblem(store);
        ctx.status = reason ? 503 : 200;
        ctx.body = reason ? { status: "not ready", reason } : { status: "ready" };
        return;
      }
      default:
        return next();
    }
  };
}

async function databaseProblem(store: Store): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, databaseTimeout, "the database does not answer");
  });
  try {
    return await Promise.race([store.check().then(() => null), late]);
  } catch (thrown) {
    const error = toRefusal(thrown);
    return error instanceof Refusal ? error.message : "the database has failed";
  } finally {
    clearTimeout(timer);
  }
}

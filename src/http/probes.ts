import type { Middleware } from "koa";
import type { Store } from "../store/store.ts";
import type { Draining } from "./draining.ts";

/** How long the database may take to answer before the server counts as not ready. Milliseconds. */
const patience = 2_000;

/**
 * `/healthz` (the process is alive) and `/readyz` (it takes work: the database answers and nobody has asked it to end).
 * They need no user, and are answered while draining too.
 */
export function probes(store: Store, draining: Draining): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    switch (ctx.path) {
      case "/healthz":
        ctx.body = { status: "alive" };
        return;
      case "/readyz": {
        const reason = draining.signal.aborted ? "draining" : await trouble(store);
        ctx.status = reason ? 503 : 200;
        ctx.body = reason ? { status: "not ready", reason } : { status: "ready" };
        return;
      }
      default:
        return next();
    }
  };
}

async function trouble(store: Store): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patience, "the database does not answer");
  });
  try {
    const asked = store.read.eventClock.findUnique({ where: { id: 1 } }).then(() => null);
    return await Promise.race([asked, late]);
  } catch {
    return "the database is away";
  } finally {
    clearTimeout(timer);
  }
}

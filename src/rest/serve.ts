import { Readable } from "node:stream";
import type { Context } from "koa";
import type { GraphContext } from "../../schema/context.ts";
import { type Answer, Halt } from "./answer.ts";
import { BodyCut } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import { type Executor, RouteError, type Run } from "./execute.ts";
import type { Facade } from "./facade.ts";
import type { Match } from "./match.ts";

/** What every facade's requests stand on. */
export interface Ground {
  readonly executor: Executor;
  readonly services: GraphContext["services"];
  /** Told of what broke that should not have; bodies and credentials are not passed. */
  readonly report: (error: unknown, about: { id: string; facade: string; route: string | null }) => void;
}

/** Takes one request through a facade and writes its answer. Throws nothing. */
export async function serve(
  ctx: Context,
  facade: Facade,
  match: Match,
  exchange: Exchange,
  ground: Ground,
): Promise<void> {
  const answer = await answerOf(facade, match, exchange, ground);
  if (answer) write(ctx, facade, answer, exchange);
}

async function answerOf(
  facade: Facade,
  match: Match,
  exchange: Exchange,
  ground: Ground,
): Promise<Answer | null> {
  const run: Run = (operation, variables) =>
    ground.executor.execute(operation, variables, { services: ground.services, actor: exchange.actor });
  try {
    const early = facade.enter?.(exchange);
    if (early) return early;
    const { route } = match;
    if (!route) {
      return match.allow.length === 0 ? facade.unknown(exchange) : facade.wrongMethod(exchange, match.allow);
    }
    for (const step of facade.steps) await step(exchange, run);
    if (route.handle) return await route.handle(exchange, run);
    const data = await run(route.operation, route.variables(exchange));
    return { status: route.status, body: route.shape(data as never, exchange) };
  } catch (error) {
    if (error instanceof Halt) return error.answer;
    if (error instanceof RouteError) return facade.refused(error, exchange);
    if (error instanceof BodyCut || exchange.signal.aborted) return null;
    ground.report(error, { id: exchange.id, facade: facade.name, route: match.route?.name ?? null });
    return facade.crashed(exchange);
  }
}

function write(ctx: Context, facade: Facade, answer: Answer, exchange: Exchange): void {
  ctx.status = answer.status;
  ctx.set("Gantry-Facade", facade.name);
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body) || body instanceof Readable) {
    ctx.body = body ?? null;
    // Koa turns a null body into 204 and gives bytes a type; a legacy answer may be an empty 200 without one.
    ctx.status = answer.status;
    ctx.remove("Content-Type");
    if (body === undefined && answer.status !== 204) ctx.length = 0;
  } else {
    const { type, text } = facade.encode(body, exchange);
    ctx.body = text;
    ctx.set("Content-Type", type);
  }
  ctx.set({ ...facade.headers?.(exchange), ...answer.headers });
}

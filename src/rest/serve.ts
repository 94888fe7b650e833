import { Readable } from "node:stream";
import type { Context } from "koa";
import type { GraphContext } from "../../schema/context.ts";
import { BodyCut } from "../http/body.ts";
import { discard } from "../http/outputs/discard.ts";
import { UploadCut } from "../http/outputs/receive.ts";
import { type Answer, Halt } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { type Executor, RouteError, refusedBy } from "./execute.ts";
import type { Facade } from "./facade.ts";
import type { Match } from "./match.ts";
import type { Tools } from "./tools.ts";

/** What every facade's requests stand on. */
export interface Ground {
  readonly executor: Executor;
  readonly services: GraphContext["services"];
  /** Bytes of a streamed body. */
  readonly uploadLimit: number;
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
  // Nobody is left to answer.
  else ctx.respond = false;
}

async function answerOf(
  facade: Facade,
  match: Match,
  exchange: Exchange,
  ground: Ground,
): Promise<Answer | null> {
  const tools: Tools = {
    ...ground,
    run: (operation, variables) =>
      ground.executor.execute(operation, variables, { services: ground.services, actor: exchange.actor }),
  };
  try {
    const early = facade.enter?.(exchange);
    if (early) return early;
    const { route } = match;
    if (!route && match.allow.length === 0) return facade.unknown(exchange);
    if (!route && !facade.stepsFirst) return facade.wrongMethod(exchange, match.allow);
    for (const step of facade.steps) await step(exchange, tools);
    if (!route) return facade.wrongMethod(exchange, match.allow);
    if (route.handle) return await route.handle(exchange, tools);
    if (!route.operation) throw new Error(`${route.name} has no operation and was not refused`);
    const data = await tools.run(route.operation, await route.variables(exchange, tools));
    return { status: route.status, body: route.shape(data as never, exchange) };
  } catch (thrown) {
    if (thrown instanceof Halt) return thrown.answer;
    if (thrown instanceof BodyCut || thrown instanceof UploadCut || exchange.signal.aborted) return null;
    const error = refusedBy(thrown);
    if (error instanceof RouteError) {
      return match.route?.refused?.(error, exchange) ?? facade.refused(error, exchange);
    }
    ground.report(error, { id: exchange.id, facade: facade.name, route: match.route?.name ?? null });
    return facade.crashed(exchange);
  }
}

/** A reader that takes nothing for so long is cut off. Milliseconds. */
const stallLimit = 120_000;

/** Writes an answer in a facade's form. */
export function write(ctx: Context, facade: Facade, answer: Answer, exchange: Exchange): void {
  const { body } = answer;
  ctx.set("Gantry-Facade", facade.name);
  if (body === undefined || Buffer.isBuffer(body) || body instanceof Readable) {
    // HEAD keeps the Content-Length that the answer names; Koa would put its own in the place of it.
    if (body !== undefined || ctx.method !== "HEAD") ctx.body = body ?? null;
    ctx.remove("Content-Type");
    // Koa turns a null body into 204; a legacy answer may be an empty 200.
    ctx.status = answer.status;
    if (body === undefined && answer.status !== 204) ctx.length = 0;
  } else {
    const { type, text } = facade.encode(body, exchange);
    ctx.body = text;
    ctx.set("Content-Type", type);
  }
  ctx.status = answer.status;
  ctx.set({ ...facade.headers?.(exchange), ...answer.headers });
  if (body instanceof Readable) {
    ctx.res.setTimeout(stallLimit);
    // The length is promised already: cutting the connection is the only way to say that the rest will not come.
    body.once("error", () => ctx.res.destroy());
  }
  if (!exchange.incoming.complete) discard(exchange.incoming);
}

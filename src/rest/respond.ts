import { Readable } from "node:stream";
import { RouteError, refusedBy } from "../graph/execute.ts";
import { BodyCut } from "../http/body.ts";
import { discard } from "../http/outputs/discard.ts";
import { UploadCut } from "../http/outputs/receive.ts";
import { type Answer, ResponseError } from "./answer.ts";
import type { FacadeContext, FacadeMiddleware, FacadeState } from "./context.ts";

/** Writes a body that is neither a Buffer nor a stream. */
export type Encode<S extends FacadeState> = (
  body: unknown,
  ctx: FacadeContext<S>,
) => { readonly type: string; readonly text: string };

/** Writes the answer that the middlewares after it leave in `ctx.state.answer`, in the facade's form. */
export function respond<S extends FacadeState>(encode: Encode<S>): FacadeMiddleware<S> {
  return async (ctx, next) => {
    await next();
    const { answer } = ctx.state;
    if (answer) write(ctx, answer, encode);
    // Nobody is left to answer.
    else ctx.respond = false;
  };
}

/** A facade's words for what is thrown. */
interface Words<S extends FacadeState> {
  /** A domain rule said no. */
  readonly refused: (error: RouteError, ctx: FacadeContext<S>) => Answer;
  /** Something broke that should not have; it has been logged under the request's id. */
  readonly crashed: (id: string, ctx: FacadeContext<S>) => Answer;
}

/** Makes answers of what the middlewares after it throw. */
export function answerErrors<S extends FacadeState>({ refused, crashed }: Words<S>): FacadeMiddleware<S> {
  const answerTo = (thrown: unknown, ctx: FacadeContext<S>): Answer | null => {
    if (thrown instanceof ResponseError) return thrown;
    const { route, runtime, requestId: id, facade, signal } = ctx.state;
    if (thrown instanceof BodyCut || thrown instanceof UploadCut || signal.aborted) return null;
    const error = refusedBy(thrown);
    if (error instanceof RouteError) {
      return route?.refused?.(error) ?? refused(error, ctx);
    }
    runtime.report(error, { id, facade, route: route?.name ?? null });
    return crashed(id, ctx);
  };
  return async (ctx, next) => {
    const { unavailable } = ctx.state;
    try {
      if (unavailable !== undefined) throw new RouteError("BUSY", unavailable, {});
      await next();
    } catch (thrown) {
      ctx.state.answer = answerTo(thrown, ctx);
    }
  };
}

/** A reader that takes nothing for so long is cut off. Milliseconds. */
const stallLimit = 120_000;

function write<S extends FacadeState>(ctx: FacadeContext<S>, answer: Answer, encode: Encode<S>): void {
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body) || body instanceof Readable) {
    // HEAD keeps the Content-Length that the answer names; Koa would put its own in the place of it.
    if (body !== undefined || ctx.method !== "HEAD") ctx.body = body ?? null;
    ctx.remove("Content-Type");
    // Koa turns a null body into 204; a legacy answer may be an empty 200.
    ctx.status = answer.status;
    if (body === undefined && answer.status !== 204) ctx.length = 0;
  } else {
    const { type, text } = encode(body, ctx);
    ctx.body = text;
    ctx.set("Content-Type", type);
  }
  ctx.status = answer.status;
  ctx.set({ ...answer.headers });
  if (body instanceof Readable) {
    ctx.res.setTimeout(stallLimit);
    // The length is promised already: cutting the connection is the only way to say that the rest will not come.
    body.once("error", () => ctx.res.destroy());
  }
  if (!ctx.req.complete) discard(ctx.req);
}

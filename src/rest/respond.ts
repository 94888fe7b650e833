import { Readable } from "node:stream";
import { RouteError, refusedBy } from "../graph/execute.ts";
import { retryAfter } from "../http/auth/caller.ts";
import { BodyCut, BodyTooLarge } from "../http/body.ts";
import { isDisconnected } from "../http/disconnect.ts";
import { discard } from "../http/outputs/discard.ts";
import { UploadCut } from "../http/outputs/receive.ts";
import { type Answer, ResponseError } from "./answer.ts";
import type { FacadeContext, FacadeMiddleware, FacadeState, FacadeStep } from "./context.ts";

/** Writes a body that is neither a Buffer nor a stream. */
export type Encode<S extends FacadeState> = (
  body: unknown,
  ctx: FacadeContext<S>,
) => { readonly type: string; readonly text: string };

type Headers = Readonly<Record<string, string>>;

/** A facade's error bodies and texts. */
export interface ErrorFormat {
  /** An answer with one sentence. */
  readonly problem: (status: number, sentence: string, headers?: Headers) => ResponseError;
  /** Domain errors, by code, whose answer is not the domain's own sentence with the usual status. */
  readonly table: Readonly<
    Record<string, (detail: RouteError["detail"], error: RouteError) => ResponseError>
  >;
  /** The body has more bytes than the caller may send. */
  readonly tooLarge: (limit: number) => string;
  /** An unexpected error; it has been logged under the request's id. */
  readonly crashed: (id: string) => ResponseError;
}

/** The status of domain errors that no facade answers otherwise; it is 400 for the rest. */
const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  BUSY: 503,
  UNAVAILABLE: 503,
};

/** The headers of errors that pass by waiting. */
export function retryHeaders(error: RouteError): Headers | undefined {
  const wait = retryAfter(error);
  return wait === null ? undefined : { "Retry-After": wait };
}

export interface Form<S extends FacadeState> {
  readonly encode: Encode<S>;
  readonly errors: ErrorFormat;
  /** In their order, before the route. */
  readonly steps: readonly FacadeStep<S>[];
}

/**
 * Runs a facade's steps and the middlewares after it, and writes the answer that they leave in `ctx.state.answer`, or the
 * one to what they throw, in the facade's form. One middleware, as each takes 1 to 2 us of a request of 100.
 */
export function respond<S extends FacadeState>({ encode, errors, steps }: Form<S>): FacadeMiddleware<S> {
  return async (ctx, next) => {
    const { unavailable } = ctx.state;
    try {
      if (unavailable !== undefined) throw new RouteError("BUSY", unavailable, {});
      for (const step of steps) {
        const running = step(ctx);
        if (running) await running;
      }
      await next();
    } catch (thrown) {
      ctx.state.answer = answerTo(thrown, ctx, errors);
    }
    const { answer } = ctx.state;
    if (answer) write(ctx, answer, encode);
    // The client has gone away.
    else ctx.respond = false;
  };
}

function answerTo<S extends FacadeState>(
  thrown: unknown,
  { state, res }: FacadeContext<S>,
  { problem, table, tooLarge, crashed }: ErrorFormat,
): Answer | null {
  if (thrown instanceof ResponseError) return thrown;
  const { route, runtime, requestId: id, facade } = state;
  if (thrown instanceof BodyCut || thrown instanceof UploadCut || isDisconnected(res)) return null;
  if (thrown instanceof BodyTooLarge) return problem(413, tooLarge(thrown.limit));
  const error = refusedBy(thrown);
  if (error instanceof RouteError) {
    const { code, message } = error;
    if (code === "UNAVAILABLE") runtime.report(error.cause, { id, facade, route: route?.name ?? null });
    const own = route?.refused?.(error) ?? table[code]?.(error.detail, error);
    return own ?? problem(statuses[code] ?? 400, message, retryHeaders(error));
  }
  runtime.report(error, { id, facade, route: route?.name ?? null });
  return crashed(id);
}

/** A client that reads nothing for so long is disconnected. Milliseconds. */
const stallLimit = 120_000;

function write<S extends FacadeState>(ctx: FacadeContext<S>, answer: Answer, encode: Encode<S>): void {
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body) || body instanceof Readable) {
    // On HEAD the Content-Length that the answer names is kept; Koa would replace it.
    if (body !== undefined || ctx.method !== "HEAD") ctx.body = body ?? null;
    ctx.remove("Content-Type");
    // Koa turns a null body into 204; a legacy answer may be an empty 200.
    ctx.status = answer.status;
    if (body === undefined && answer.status !== 204) ctx.length = 0;
  } else {
    const { type, text } = encode(body, ctx);
    // Before the body, for which Koa would look for a type.
    ctx.set("Content-Type", type);
    ctx.body = text;
  }
  ctx.status = answer.status;
  if (answer.headers) ctx.set({ ...answer.headers });
  if (body instanceof Readable) {
    ctx.res.setTimeout(stallLimit);
    // The length has been sent already: cutting the connection is the only way to report that the rest is missing.
    body.once("error", () => ctx.res.destroy());
  }
  if (!ctx.req.complete) discard(ctx.req);
}

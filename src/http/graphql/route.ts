import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Context, Middleware } from "koa";
import { Refusal } from "../../domain/errors.ts";
import { toRefusal } from "../../domain/toRefusal.ts";
import type { Metrics } from "../../metrics/metrics.ts";
import { isStream } from "../accessLog.ts";
import { type GatewayAccess, gatewayCaller } from "../auth/gatewayCaller.ts";
import type { RequestState } from "../beginRequest.ts";
import { BodyCut, type BodyLimits, BodyTooLarge, readBody } from "../body.ts";
import { disconnectSignal } from "../disconnect.ts";
import type { Draining } from "../draining.ts";
import type { Log } from "../log.ts";
import { hostOf } from "../origin.ts";
import { discard } from "../outputs/discard.ts";
import { setErrorStatus } from "../refuse.ts";
import { requestUrl } from "../sockets/upgrades.ts";
import { type DirectAnswer, hasJson, isDirect } from "./direct.ts";
import { limitCodes } from "./limitCodes.ts";
import { mayBeForged } from "./preflight.ts";
import type { makeYoga } from "./yoga.ts";

export interface GraphqlRoute extends GatewayAccess {
  yoga: ReturnType<typeof makeYoga>;
  answer: DirectAnswer;
  log: Log;
  metrics: Metrics;
  draining: Draining;
  bodyLimits: BodyLimits;
}

/** Statuses of errors of authentication; 400 for all others. */
const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  BUSY: 503,
  UNAVAILABLE: 503,
  RATE_LIMITED: 429,
};

/** `/graphql`: authenticates the caller, reads the body within the caller's limit, and passes both to Yoga. */
export function graphqlRoute(options: GraphqlRoute): Middleware<RequestState> {
  const { yoga, answer, services, log, metrics, draining, bodyLimits } = options;
  return async (ctx, next) => {
    if (ctx.path !== "/graphql") return next();
    ctx.state.facade = "graphql";
    // An answer depends on the caller's cookie.
    ctx.set("Cache-Control", "no-store");
    const { requestId } = ctx.state;
    if (mayBeForged(ctx.method, ctx.req.headers)) {
      metrics.rejected("csrf");
      const message = "A body of this type needs a header GraphQL-Require-Preflight: 1 beside it.";
      return answerError(ctx, 403, { message, extensions: { code: "PREFLIGHT_REQUIRED" } });
    }
    const invalid = invalidPart(ctx);
    if (invalid) {
      return answerError(ctx, 400, {
        message: `${invalid} is invalid.`,
        extensions: { code: "BAD_REQUEST" },
      });
    }
    try {
      const { actor } = await gatewayCaller(ctx, options);
      ctx.state.username = actor.user?.username;
      const body = hasBody(ctx) ? await readBody({ incoming: ctx.req, actor, bodyLimits }) : undefined;
      const context = { services, actor, requestId, log };
      const direct = body && isDirect(ctx) ? await answer(body, context) : null;
      if (direct) {
        ctx.set("Content-Type", typeOf(ctx));
        ctx.body = direct.text;
        if (direct.retryAfter !== null) {
          ctx.status = 503;
          ctx.set("Retry-After", direct.retryAfter);
        }
        return;
      }
      const response = await yoga.fetch(fetchRequest(yoga, ctx, body), context);
      await send(ctx, response, draining.signal);
    } catch (thrown) {
      const error = toRefusal(thrown);
      if (error instanceof BodyCut) {
        ctx.respond = false;
        return;
      }
      if (!ctx.req.complete) discard(ctx.req);
      if (error instanceof BodyTooLarge) {
        metrics.rejected(limitCodes.BODY.toLowerCase());
        return answerError(ctx, 413, {
          message: `The body is larger than ${error.limit} bytes, the limit of this caller.`,
          extensions: { code: limitCodes.BODY, limit: error.limit },
        });
      }
      if (!(error instanceof Refusal)) throw error;
      metrics.rejected("credentials");
      answerError(ctx, setErrorStatus(ctx, error, statuses), {
        message: error.message,
        extensions: { code: error.code, detail: error.detail },
      });
    }
  };
}

function hasBody({ method }: Context): boolean {
  return method !== "GET" && method !== "HEAD";
}

/** The request for Yoga. Its signal aborts when the client closes the connection before the response is complete. */
function fetchRequest(yoga: GraphqlRoute["yoga"], ctx: Context, body: Buffer | undefined): Request {
  return new yoga.fetchAPI.Request(String(requestUrl(ctx.req)), {
    method: ctx.method,
    headers: headersFor(ctx),
    signal: disconnectSignal(ctx.res),
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
}

/** With JSON's type as Yoga takes it: in lower case, and no space after it. */
function headersFor(ctx: Context): Record<string, string> {
  const headers = ctx.headers as Record<string, string>;
  return hasJson(ctx) ? { ...headers, "content-type": "application/json" } : headers;
}

function typeOf(ctx: Context): string {
  return ctx.get("Accept").includes("application/graphql-response+json")
    ? "application/graphql-response+json; charset=utf-8"
    : "application/json; charset=utf-8";
}

function answerError(ctx: Context, status: number, error: { message: string; extensions: object }): void {
  ctx.status = status;
  ctx.type = typeOf(ctx);
  ctx.body = JSON.stringify({ errors: [error] });
}

/** Passes Yoga's response to Koa; a stream ends when draining begins, so that its client connects to another gateway. */
async function send(ctx: Context, response: Response, ending: AbortSignal): Promise<void> {
  ctx.status = response.status;
  for (const [name, value] of response.headers) ctx.append(name, value);
  // Yoga sets "none" on event streams, which is no encoding; see compression.ts.
  ctx.remove("Content-Encoding");
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) {
    ctx.set({ "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer" });
  }
  if (!response.body) {
    ctx.body = null;
    ctx.status = response.status;
  } else if (isStream(type)) {
    ctx.body = Readable.from(
      chunksUntil(ending, ctx.res, response.body as unknown as AsyncIterable<Uint8Array>),
      {
        objectMode: false,
      },
    );
  } else {
    ctx.body = Buffer.from(await response.arrayBuffer());
  }
}

/** Yields the chunks of a source, and closes it as soon as the client closes the connection or the signal aborts. */
async function* chunksUntil(
  ending: AbortSignal,
  client: ServerResponse,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let left = ending.aborted || client.destroyed;
  let wake = () => {};
  const leave = () => {
    left = true;
    wake();
  };
  // A promise that can be resolved from outside: returning from a generator that awaits the source would take until its
  // next chunk (Yoga's ping: 12 s). One promise per chunk: racing one for the whole stream would retain every chunk.
  const next = () =>
    new Promise<IteratorResult<Uint8Array> | null>((resolve, reject) => {
      wake = () => resolve(null);
      chunks.next().then(resolve, reject);
    });
  ending.addEventListener("abort", leave);
  // Koa and Yoga together already add ten listeners.
  client.setMaxListeners(20).once("close", leave);
  try {
    while (!left) {
      const chunk = await next();
      if (chunk === null || chunk.done) return;
      yield chunk.value;
    }
  } finally {
    ending.removeEventListener("abort", leave);
    await chunks.return?.();
  }
}

/** The part of a request to which Yoga would respond 500: an invalid Host header, or a query parameter that is not JSON. */
function invalidPart(ctx: Context): string | null {
  // Nearly every request; parsing the URL and its query took 3 % of a small one.
  if (ctx.req.url === "/graphql") return hostOf(ctx.req, () => false) === "" ? "The Host header" : null;
  if (requestUrl(ctx.req) === null) return "The Host header";
  for (const name of ["variables", "extensions"]) {
    const text = ctx.query[name];
    if (text === undefined || text === "") continue;
    try {
      JSON.parse(String(text));
    } catch {
      return `The parameter ${name}`;
    }
  }
  return null;
}

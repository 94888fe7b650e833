/*
 * Facades that are still written as records of callbacks, served by the routers that the others are. Goes away with the
 * last of them.
 */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import Router from "@koa/router";
import type { DocumentNode } from "graphql";
import type { GraphContext } from "../../schema/context.ts";
import type { Actor } from "../domain/actor.ts";
import { type BodyLimits, BodyTooLarge, readBody } from "../http/body.ts";
import { type Answer, ResponseError } from "./answer.ts";
import {
  type FacadeContext,
  type FacadeMiddleware,
  type FacadeState,
  type MountPoint,
  run,
} from "./context.ts";
import type { Accepted, RouteError } from "./execute.ts";
import { type Facade, facade as facadeOf, type OpenapiNotes } from "./facade.ts";
import {
  type BodyKind,
  type Difference,
  type Failure,
  type JsonSchema,
  metadataOf,
  type Parameter,
  type RouteMetadata,
  type SlashRule,
} from "./metadata.ts";
import { anyPath } from "./paths.ts";
import { answerErrors, respond } from "./respond.ts";

export type { Answer, Difference, Facade, Failure, JsonSchema, Parameter };
export { BodyTooLarge, readBody };

export class Halt extends ResponseError {
  override readonly name = "Halt";
  get answer(): Answer {
    return this;
  }
}

export function halt(status: number, body?: unknown, headers?: Record<string, string>): Halt {
  return new Halt(status, body, headers);
}

export interface Exchange {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
  readonly mount: MountPoint;
  readonly incoming: IncomingMessage;
  readonly signal: AbortSignal;
  readonly route: Route | null;
  readonly params: Readonly<Record<string, string>>;
  readonly bodyLimits: BodyLimits;
  actor: Actor;
  body: unknown;
}

export type Run = <D, V>(operation: TypedDocumentNode<D, V>, variables: V) => Promise<Accepted<D>>;

export interface Tools {
  readonly run: Run;
  readonly services: GraphContext["services"];
  readonly uploadLimit: number;
}

export type Step<X extends Exchange> = (exchange: X, tools: Tools) => Promise<void> | void;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface RouteRecord<D, V, X extends Exchange> {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly aliases?: readonly string[];
  readonly slash?: SlashRule;
  readonly summary: string;
  readonly description?: string;
  readonly who: string;
  readonly anyOrigin?: true;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly body: BodyKind;
  readonly accepts?: JsonSchema;
  readonly operation: TypedDocumentNode<D, V> | null;
  readonly others?: readonly DocumentNode[];
  readonly variables: (exchange: X, tools: Tools) => V | Promise<V>;
  readonly shape: (data: Accepted<D>, exchange: X) => unknown;
  readonly handle?: (exchange: X, tools: Tools) => Promise<Answer>;
  readonly refused?: (error: RouteError, exchange: X) => Answer | undefined;
  readonly status: number;
  readonly answers: {
    readonly description: string;
    readonly schema?: JsonSchema;
    readonly type?: string;
    readonly also?: Readonly<Record<number, string>>;
  };
  readonly failures: readonly Failure[];
  readonly since?: string;
  readonly deprecated?: string;
  readonly notes?: Readonly<Record<string, unknown>>;
}

export type Route<X extends Exchange = Exchange> = RouteRecord<unknown, unknown, X>;

export function route<D, V, X extends Exchange>(record: RouteRecord<D, V, X>): Route<X> {
  return record as unknown as Route<X>;
}

interface FacadeRecord<X extends Exchange> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly routes: readonly Route<X>[];
  readonly openapi: OpenapiNotes;
  readonly operations?: readonly DocumentNode[];
  readonly territory: RegExp;
  readonly slash: SlashRule;
  readonly decodesPath: boolean;
  readonly begin: (exchange: Exchange) => X;
  readonly enter?: (exchange: X) => Answer | undefined;
  readonly steps: readonly Step<X>[];
  readonly stepsFirst?: boolean;
  readonly headers?: (exchange: X) => Readonly<Record<string, string>>;
  readonly encode: (body: unknown, exchange: X) => { readonly type: string; readonly text: string };
  readonly unknown: (exchange: X) => Answer;
  readonly wrongMethod: (exchange: X, allow: readonly string[]) => Answer;
  readonly refused: (error: RouteError, exchange: X) => Answer;
  readonly crashed: (exchange: X) => Answer;
}

/** What a route of a record tells, with the record itself. */
interface RecordMetadata extends RouteMetadata {
  readonly record: Route;
}

interface RecordState<X extends Exchange> extends FacadeState<RecordMetadata> {
  exchange: X;
}

export function facade<X extends Exchange>(record: FacadeRecord<X>): Facade {
  const router = new Router<RecordState<X>>();
  router.use(
    (ctx, next) => {
      ctx.state.exchange = record.begin(exchangeOf(ctx));
      ctx.set({ ...record.headers?.(ctx.state.exchange) });
      return next();
    },
    respond((body, { state }) => record.encode(body, state.exchange)),
    answerErrors({
      refused: (error, { state: { exchange, route } }) =>
        route?.record.refused?.(error, exchange) ?? record.refused(error, exchange),
      crashed: (_id, { state }) => record.crashed(state.exchange),
    }),
    async (ctx) => {
      ctx.state.answer = await answerOf(record, ctx);
    },
  );
  for (const one of record.routes) {
    const paths = [one.path, ...(one.aliases ?? [])].map((path) => path.replace(/\{(\w+)\}/g, ":$1"));
    router.register(paths, [one.method], unreached<X>(one as unknown as Route));
  }
  router.all(anyPath, () => {});
  return facadeOf({ ...record, ownedPaths: record.territory, router });
}

async function answerOf<X extends Exchange>(
  record: FacadeRecord<X>,
  ctx: FacadeContext<RecordState<X>>,
): Promise<Answer> {
  const { exchange, runtime, allow, route } = ctx.state;
  const { services, uploadLimit } = runtime;
  const tools: Tools = {
    services,
    uploadLimit,
    run: (operation, variables) => run({ state: { runtime, actor: exchange.actor } }, operation, variables),
  };
  const early = record.enter?.(exchange);
  if (early) return early;
  if (!route && allow.length === 0) return record.unknown(exchange);
  if (!route && !record.stepsFirst) return record.wrongMethod(exchange, allow);
  for (const step of record.steps) await step(exchange, tools);
  if (!route) return record.wrongMethod(exchange, allow);
  const one = route.record as unknown as Route<X>;
  if (one.handle) return one.handle(exchange, tools);
  if (!one.operation) throw new Error(`${one.name} has no operation and was not refused`);
  const data = await tools.run(one.operation, await one.variables(exchange, tools));
  return { status: one.status, body: one.shape(data as never, exchange) };
}

function exchangeOf<X extends Exchange>(ctx: FacadeContext<RecordState<X>>): Exchange {
  const { requestId: id, path, query, mount, signal, route, actor, runtime } = ctx.state;
  const { method, headers, req: incoming, ip = "" } = ctx;
  const search = ctx.querystring;
  const { bodyLimits } = runtime;
  const params = { ...paramsOf(ctx) };
  return {
    ...{ id, method, path, search, query, headers, ip, mount, incoming, signal, params, bodyLimits, actor },
    route: route?.record ?? null,
    body: undefined,
  };
}

/** The path's values, which the router fills in only when it comes to the route itself. */
function paramsOf<X extends Exchange>(ctx: FacadeContext<RecordState<X>>): Record<string, string> {
  const path = ctx.newRouterPath ?? ctx.path;
  const found = ctx.router.match(path, ctx.method).pathAndMethod.find(({ stack }) => stack.some(metadataOf));
  return found?.params(path, found.captures(path)) ?? {};
}

/** Stands in the router for what is told of the route; the middleware before it has answered already. */
function unreached<X extends Exchange>(record: Route): FacadeMiddleware<RecordState<X>> {
  const { operation, others = [], status, answers, notes, handle, refused: _, ...told } = record;
  const metadata: RecordMetadata = {
    ...told,
    record,
    kind: operation === null ? "refused" : handle ? "handler" : "operation",
    operations: operation ? [operation, ...others] : others,
    response: operation === null ? null : { ...answers, status },
    differences: (notes?.differences as readonly Difference[] | undefined) ?? [],
    errorType: notes?.errorsAs as string | undefined,
  };
  return Object.assign(() => {}, { metadata });
}

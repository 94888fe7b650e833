import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode } from "graphql";
import type { Accepted } from "../graph/execute.ts";
import { type Answer, ResponseError } from "./answer.ts";
import { type FacadeContext, type FacadeMiddleware, type FacadeState, run } from "./context.ts";
import type { RouteMetadata, Success } from "./metadata.ts";

/** A route's middleware, which carries the route's metadata. */
export type RouteMiddleware<S extends FacadeState = FacadeState> = FacadeMiddleware<S> & {
  readonly metadata: RouteMetadata;
};

type Described<S extends FacadeState> = Omit<NonNullable<S["route"]>, "kind" | "operations" | "response">;

/** A route that is one operation. `D` and `V` are the operation's data and variables, `T` is what the response's schema takes. */
type OperationRoute<D, V, T, S extends FacadeState> = Described<S> & {
  readonly operation: TypedDocumentNode<D, V>;
  /** Operations that `variables` runs. */
  readonly queries?: readonly DocumentNode[];
  /** Turns path, query and body into the operation's variables; may throw a ResponseError, and may run queries. */
  readonly variables: (ctx: FacadeContext<S>) => V | Promise<V>;
  readonly response: Success<T>;
  /** Turns the operation's data into the legacy body; absent when the answer has none. */
  readonly respond?: (data: Accepted<D>, ctx: FacadeContext<S>) => NoInfer<T>;
};

/** A route that streams, or needs more than one operation. It still does nothing but run operations. */
type HandlerRoute<T, S extends FacadeState> = Described<S> & {
  readonly operations: readonly DocumentNode[];
  readonly response: Success<T>;
  readonly handle: (ctx: FacadeContext<S>) => Answer | Promise<Answer>;
};

/** A route whose every call is refused. */
type RefusedRoute<S extends FacadeState> = Described<S> & {
  readonly refuse: (ctx: FacadeContext<S>) => ResponseError;
};

/** Makes a route's middleware of each of the three kinds, for the state of one facade. */
export function routeKinds<S extends FacadeState>() {
  return {
    /** Reads the variables, executes the named operation, responds. */
    operation<D, V, T>(route: OperationRoute<D, V, T, S>): RouteMiddleware<S> {
      const { operation, queries = [], variables, respond, ...metadata } = route;
      const operations = [operation, ...queries];
      return withMetadata<S>({ ...metadata, kind: "operation", operations }, async (ctx) => {
        const data = await run(ctx, operation, await variables(ctx));
        ctx.state.answer = { status: metadata.response.status, body: respond?.(data, ctx) };
      });
    },
    handler<T>({ handle, ...metadata }: HandlerRoute<T, S>): RouteMiddleware<S> {
      return withMetadata<S>({ ...metadata, kind: "handler" }, async (ctx) => {
        ctx.state.answer = await handle(ctx);
      });
    },
    refused({ refuse, ...metadata }: RefusedRoute<S>): RouteMiddleware<S> {
      return withMetadata<S>({ ...metadata, kind: "refused", operations: [], response: null }, (ctx) => {
        throw refuse(ctx);
      });
    },
  };
}

/** The kinds of routes of a facade without a state of its own. */
export const { operation, handler } = routeKinds<FacadeState>();

function withMetadata<S extends FacadeState>(metadata: object, middleware: FacadeMiddleware<S>) {
  return Object.assign(middleware, { metadata: metadata as RouteMetadata });
}

/**
 * Reads a body whose errors come after those of other checks, as in the original: an unknown row, a missing right. The
 * checks run only when the body is bad, as the operation makes them itself for a good one.
 */
export async function readAfter<T>(checks: () => Promise<unknown>, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof ResponseError) await checks();
    throw error;
  }
}

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode } from "graphql";
import type { Accepted } from "../graph/execute.ts";
import { type Answer, ResponseError } from "./answer.ts";
import { type FacadeContext, type FacadeMiddleware, type FacadeState, run } from "./context.ts";
import type { RouteMetadata, Success } from "./metadata.ts";

/** A route's middleware; what is told of the route hangs on it. */
export type RouteMiddleware<S extends FacadeState = FacadeState> = FacadeMiddleware<S> & {
  readonly metadata: RouteMetadata;
};

type Told<S extends FacadeState> = Omit<NonNullable<S["route"]>, "kind" | "operations" | "response">;

/** A route that is one operation. `D` and `V` are the operation's data and variables, `T` is what the response's schema takes. */
type OperationRoute<D, V, T, S extends FacadeState> = Told<S> & {
  readonly operation: TypedDocumentNode<D, V>;
  /** Operations that `variables` runs. */
  readonly others?: readonly DocumentNode[];
  /**
   * Turns path, query and body into the operation's variables; may throw a ResponseError, and may run operations to find
   * out which of several complaints comes first.
   */
  readonly variables: (ctx: FacadeContext<S>) => V | Promise<V>;
  readonly response: Success<T>;
  /** Turns the operation's data into the legacy body; absent when the answer has none. */
  readonly respond?: (data: Accepted<D>, ctx: FacadeContext<S>) => NoInfer<T>;
};

/** A route that streams, or needs more than one operation. It still does nothing but run operations. */
type HandlerRoute<T, S extends FacadeState> = Told<S> & {
  readonly operations: readonly DocumentNode[];
  readonly response: Success<T>;
  readonly handle: (ctx: FacadeContext<S>) => Answer | Promise<Answer>;
};

/** A route that exists to be refused. */
type RefusedRoute<S extends FacadeState> = Told<S> & {
  readonly refuse: (ctx: FacadeContext<S>) => ResponseError;
};

/** Makes a route's middleware of each of the three kinds, for the state of one facade. */
export function routeKinds<S extends FacadeState>() {
  return {
    /** Reads the variables, executes the named operation, responds. */
    operation<D, V, T>(route: OperationRoute<D, V, T, S>): RouteMiddleware<S> {
      const { operation, others = [], variables, respond, ...told } = route;
      const operations = [operation, ...others];
      return withMetadata<S>({ ...told, kind: "operation", operations }, async (ctx) => {
        const data = await run(ctx, operation, await variables(ctx));
        ctx.state.answer = { status: told.response.status, body: respond?.(data, ctx) };
      });
    },
    handler<T>({ handle, ...told }: HandlerRoute<T, S>): RouteMiddleware<S> {
      return withMetadata<S>({ ...told, kind: "handler" }, async (ctx) => {
        ctx.state.answer = await handle(ctx);
      });
    },
    refused({ refuse, ...told }: RefusedRoute<S>): RouteMiddleware<S> {
      return withMetadata<S>({ ...told, kind: "refused", operations: [], response: null }, (ctx) => {
        throw refuse(ctx);
      });
    },
  };
}

function withMetadata<S extends FacadeState>(metadata: object, middleware: FacadeMiddleware<S>) {
  return Object.assign(middleware, { metadata: metadata as RouteMetadata });
}

/**
 * Reads what was sent. When that does not fit, what the original looks at earlier has its say first: an unknown row, a
 * missing right. A good request pays nothing for it.
 */
export async function inOrder<T>(read: () => T, earlier: () => Promise<unknown>): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (error instanceof ResponseError) await earlier();
    throw error;
  }
}

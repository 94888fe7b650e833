import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type Router from "@koa/router";
import type { RouterContext, RouterMiddleware } from "@koa/router";
import type { GraphContext } from "../../schema/context.ts";
import type { Actor } from "../domain/actor.ts";
import type { Accepted, Executor } from "../graph/execute.ts";
import type { RequestState } from "../http/beginRequest.ts";
import type { BodyLimits } from "../http/body.ts";
import type { Answer } from "./answer.ts";
import type { RouteMetadata } from "./metadata.ts";

/** Where a facade is mounted, for the links in its answers. */
export interface MountPoint {
  /** `/ufdl`, or empty at the root. */
  readonly prefix: string;
  /** Scheme and host as the client has them: `https://gantry.example`. */
  readonly origin: string;
}

/** What facades need of the server. */
export interface FacadeRuntime {
  readonly executor: Executor;
  readonly services: GraphContext["services"];
  /** Bytes of a body that is parsed, by kind of caller. */
  readonly bodyLimits: BodyLimits;
  /** Bytes of a body that is streamed. */
  readonly uploadLimit: number;
  /** Logs an unexpected error, without body and credentials. */
  readonly report: (error: unknown, about: { id: string; facade: string; route: string | null }) => void;
}

/** `ctx.state` of a request to a facade. */
export interface FacadeState<R extends RouteMetadata = RouteMetadata> extends RequestState {
  facade: string;
  readonly runtime: FacadeRuntime;
  readonly mount: MountPoint;
  /** Without the mount's prefix, decoded when the facade decodes before it matches. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Null when the path is unknown, or does not take the method. */
  readonly route: R | null;
  /** The methods that the path takes; empty when it is unknown. */
  readonly allow: readonly string[];
  /** The path's first route, whatever the method; null when the path is unknown. */
  readonly first: R | null;
  /** Set while the server stops: the request gets a 503 with this sentence. */
  readonly unavailable: string | undefined;
  /** Unauthenticated until the facade's authentication has run. */
  actor: Actor;
  /** The parsed body. */
  body: unknown;
  /** Null when the client has disconnected. */
  answer: Answer | null;
}

export type FacadeContext<S extends FacadeState = FacadeState> = RouterContext<S>;
export type FacadeRouter<S extends FacadeState = FacadeState> = Router<S>;
export type FacadeMiddleware<S extends FacadeState = FacadeState> = RouterMiddleware<S>;
/** What is done before a route's operation: a check, which throws, or a part of the state. */
export type FacadeStep<S extends FacadeState = FacadeState> = (ctx: FacadeContext<S>) => void | Promise<void>;

/**
 * Runs a prepared operation for the caller of a request.
 * @throws RouteError when the operation answers a Refusal
 */
export function run<D, V>(
  { state: { runtime, actor } }: { readonly state: Pick<FacadeState, "runtime" | "actor"> },
  operation: TypedDocumentNode<D, V>,
  variables: V,
): Promise<Accepted<D>> {
  return runtime.executor.execute(operation, variables, { services: runtime.services, actor });
}

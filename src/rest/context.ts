import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type Router from "@koa/router";
import type { RouterContext, RouterMiddleware } from "@koa/router";
import type { GraphContext } from "../../schema/context.ts";
import type { Actor } from "../domain/actor.ts";
import type { Accepted, Executor } from "../graph/execute.ts";
import type { BodyLimits } from "../http/body.ts";
import type { RequestState } from "../http/requestId.ts";
import type { Answer } from "./answer.ts";
import type { RouteMetadata } from "./metadata.ts";

/** Where a facade is mounted, for links that it writes. */
export interface MountPoint {
  /** The path that the facade's own paths begin after: `/ufdl`, or empty at the root. */
  readonly prefix: string;
  /** Scheme and host as the client knows them: `https://gantry.example`. */
  readonly origin: string;
}

/** What the requests of all facades need of the server. */
export interface FacadeRuntime {
  readonly executor: Executor;
  readonly services: GraphContext["services"];
  /** Bytes of a body that is parsed, by caller. */
  readonly bodyLimits: BodyLimits;
  /** Bytes of a body that is streamed. */
  readonly uploadLimit: number;
  /** Told of what broke that should not have; bodies and credentials are not passed. */
  readonly report: (error: unknown, about: { id: string; facade: string; route: string | null }) => void;
}

/** `ctx.state` of a request to a facade. The facade's middlewares fill in what they find out. */
export interface FacadeState<R extends RouteMetadata = RouteMetadata> extends RequestState {
  /** The facade's name. */
  facade: string;
  readonly runtime: FacadeRuntime;
  readonly mount: MountPoint;
  /** Without the mount's prefix, decoded when the facade decodes before it matches. */
  readonly path: string;
  /** In the order in which they came, repeats included. */
  readonly query: URLSearchParams;
  /** The route that will run; null when the path, or its method, has none. */
  readonly route: R | null;
  /** Methods that the path knows; empty when it is unknown. */
  readonly allow: readonly string[];
  /** Aborts when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
  /** Set while the server ends: the request gets a 503 with this sentence. */
  readonly unavailable: string | undefined;
  /** On whose behalf: nobody, until the facade's authentication has run. */
  actor: Actor;
  /** What the facade's parser made of the body. */
  body: unknown;
  /** What will be written; null when nobody is left to read it. */
  answer: Answer | null;
}

export type FacadeContext<S extends FacadeState = FacadeState> = RouterContext<S>;
export type FacadeRouter<S extends FacadeState = FacadeState> = Router<S>;
export type FacadeMiddleware<S extends FacadeState = FacadeState> = RouterMiddleware<S>;

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

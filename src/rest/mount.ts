import { randomUUID } from "node:crypto";
import { type DocumentNode, getOperationAST } from "graphql";
import type Koa from "koa";
import type { Context } from "koa";
import type { Trust } from "../config/values.ts";
import type { AnonymousAccess } from "../domain/actor.ts";
import type { Mounted } from "../http/base.ts";
import { hostOf, originOf } from "../http/origin.ts";
import type { FacadeContext, FacadeRuntime, FacadeState } from "./context.ts";
import type { Facade, Match, Route } from "./facade.ts";
import { decoded } from "./percent.ts";
import { refuseClashes, resolveFacade, type SharedRule } from "./shared.ts";

/** Where a facade is mounted: any combination of prefixes, the shared root, and its own host names. */
export interface Mount {
  readonly facade: Facade;
  /** Access of unauthenticated callers. */
  readonly anonymous: AnonymousAccess;
  /** Such as `/ufdl`; links include it. */
  readonly prefixes: readonly string[];
  /** Also at the shared root. */
  readonly root: boolean;
  /** Every path is this facade's: on its own port. */
  readonly alone?: boolean;
  /** Every path on these host names is this facade's. */
  readonly hostnames?: readonly string[];
}

export interface MountOptions extends FacadeRuntime {
  readonly mounts: readonly Mount[];
  /** Which facade serves paths of the shared root that two facades own. */
  readonly rule: SharedRule;
  /** From which addresses X-Forwarded-* headers are believed. */
  readonly trustedProxies: Trust;
}

/** The facade of a request and the matched route. */
interface Resolved extends Match {
  readonly mount: Mount;
  readonly facade: Facade;
  readonly prefix: string;
  readonly path: string;
}

/**
 * Mounts the facades in an application. Requests for none of them are passed to the next middleware.
 * @throws Error when two facades own a route of the shared root and no rule decides between them
 */
export function mountFacades(app: Koa, options: MountOptions): Mounted {
  const { mounts, rule, trustedProxies: trust } = options;
  refuseClashes(
    mounts.filter(({ root }) => root).map(({ facade }) => facade),
    rule,
  );
  const answer = (ctx: Context, unavailable?: string): Promise<void> | null => {
    const resolved = resolve(ctx, mounts, rule, trust);
    if (!resolved) return null;
    const { facade, path, handle } = resolved;
    ctx.set("Gantry-Facade", facade.name);
    ctx.state = stateOf(ctx, resolved, options, unavailable);
    // The router decodes parameters of the path, which must not happen twice.
    return handle(ctx as unknown as FacadeContext, facade.decodesPath ? path.replaceAll("%", "%25") : path);
  };
  app.use((ctx, next) => answer(ctx) ?? next());
  return {
    answerUnavailable: async (ctx, message) => {
      const answering = answer(ctx, message);
      await answering;
      return answering !== null;
    },
    changes: (ctx) => {
      const route = resolve(ctx, mounts, rule, trust)?.route;
      return route ? changes(route) : undefined;
    },
  };
}

/** Whether a route changes state; some originals do so by GET. */
function changes({ anyOrigin, method, operations }: Route): boolean {
  if (anyOrigin) return false;
  const [own] = operations;
  return method !== "GET" || (own !== undefined && getOperationAST(own)?.operation === "mutation");
}

function resolve(ctx: Context, mounts: readonly Mount[], rule: SharedRule, trust: Trust): Resolved | null {
  const at = (mount: Mount, prefix: string): Resolved => {
    const { facade } = mount;
    const raw = ctx.path.slice(prefix.length);
    const path = facade.decodesPath ? decoded(raw) : raw;
    return { mount, facade, prefix, path, ...facade.find(ctx.method, path) };
  };
  const own = mounts.find(
    ({ alone, hostnames = [] }) =>
      alone || (hostnames.length > 0 && hostnames.includes(hostOf(ctx.req, trust))),
  );
  if (own) return at(own, "");
  for (const mount of mounts) {
    const prefix = mount.prefixes.find((one) => ctx.path === one || ctx.path.startsWith(`${one}/`));
    if (prefix !== undefined) return at(mount, prefix);
  }
  const root = mounts.filter((mount) => mount.root).map((mount) => at(mount, ""));
  return resolveFacade(root, rule, ctx);
}

function stateOf(
  ctx: Context,
  { mount, facade, prefix, path, route, allow, first }: Resolved,
  runtime: MountOptions,
  unavailable: string | undefined,
): FacadeState {
  const anonymous = ctx.state.needsUser ? "off" : mount.anonymous;
  return {
    requestId: typeof ctx.state.requestId === "string" ? ctx.state.requestId : randomUUID(),
    traceId: ctx.state.traceId as string | undefined,
    facade: facade.name,
    routePath: route?.path,
    runtime,
    mount: { prefix, origin: originOf(ctx.req, runtime.trustedProxies) },
    path,
    query: new URLSearchParams(ctx.querystring),
    route,
    allow,
    first,
    unavailable,
    actor: { user: null, node: null, anonymous, address: ctx.ip, facade: facade.name },
    body: undefined,
    answer: null,
  };
}

/** All operations of the facades, for the executor to prepare. */
export function operationsOf(facades: readonly Facade[]): DocumentNode[] {
  return facades.flatMap(({ routes, operations = [] }) => [
    ...routes.flatMap((route) => route.operations),
    ...operations,
  ]);
}

import { randomUUID } from "node:crypto";
import { type DocumentNode, getOperationAST } from "graphql";
import type Koa from "koa";
import type { Context } from "koa";
import type { AnonymousAccess } from "../domain/actor.ts";
import type { Mounted } from "../http/base.ts";
import type { BodyLimits } from "../http/body.ts";
import type { Exchange } from "./exchange.ts";
import { RouteError } from "./execute.ts";
import type { Facade } from "./facade.ts";
import { decoded, type Match, type Matcher, matcher } from "./match.ts";
import { hostOf, originOf, type Trust, trustOf } from "./origin.ts";
import type { Route } from "./route.ts";
import { type Ground, serve, write } from "./serve.ts";
import { refuseClashes, refuseSharedNames, type SharedRule, takerOf } from "./shared.ts";

/** Where one facade hangs: any mix of a prefix, the shared root, and host names that are all its own. */
export interface Mount {
  readonly facade: Facade;
  /** What callers without credentials may do here. */
  readonly anonymous: AnonymousAccess;
  /** As in `/ufdl`; put back into every link. */
  readonly prefixes: readonly string[];
  /** Also at the root, side by side with the others. */
  readonly root: boolean;
  /** Every path is this facade's: on a port of its own. */
  readonly alone?: boolean;
  /** Host names whose every path is this facade's. */
  readonly hostnames?: readonly string[];
}

export interface MountOptions extends Ground {
  readonly mounts: readonly Mount[];
  /** Who takes what two facades own on the shared root. */
  readonly rules: readonly SharedRule[];
  /** Addresses and networks whose X-Forwarded headers count. */
  readonly trustedProxies: readonly string[];
  /** Bytes of a parsed body, by caller. */
  readonly bodyLimits: BodyLimits;
}

interface Hung extends Mount {
  readonly match: Matcher;
}

interface Found {
  readonly hung: Hung;
  readonly prefix: string;
  readonly path: string;
  readonly match: Match;
}

/**
 * Hangs the facades into the server. What belongs to none of them is passed on.
 * @throws Error when two facades own one route of the shared root and no rule says whose it is
 */
export function mountFacades(app: Koa, options: MountOptions): Mounted {
  const hung = options.mounts.map((mount) => ({ ...mount, match: matcher(mount.facade) }));
  const root = hung.filter((one) => one.root);
  refuseSharedNames(options.mounts);
  refuseClashes(root, options.rules);
  const trust = trustOf(options.trustedProxies);

  app.use(async (ctx, next) => {
    const found = find(ctx, hung, root, options.rules, trust);
    if (!found) return next();
    const { facade } = found.hung;
    const exchange = facade.begin(exchangeOf(ctx, found, options, trust));
    ctx.state.facade = facade.name;
    ctx.state.route = `${facade.name} ${found.match.route?.name ?? "-"}`;
    await serve(ctx, facade, found.match, exchange, options);
  });
  return {
    turnAway: (ctx, sentence) => {
      const found = find(ctx, hung, root, options.rules, trust);
      if (!found) return false;
      const { facade } = found.hung;
      const exchange = facade.begin(exchangeOf(ctx, found, options, trust));
      write(ctx, facade, facade.refused(new RouteError("BUSY", sentence, {}), exchange), exchange);
      return true;
    },
    changes: (ctx) => {
      const route = find(ctx, hung, root, options.rules, trust)?.match.route;
      return route ? changes(route) : undefined;
    },
  };
}

/** Some old calls change state by GET. */
function changes({ anyOrigin, method, operation }: Route): boolean {
  if (anyOrigin) return false;
  return method !== "GET" || (operation !== null && getOperationAST(operation)?.operation === "mutation");
}

function find(
  ctx: Context,
  hung: readonly Hung[],
  root: readonly Hung[],
  rules: readonly SharedRule[],
  trust: Trust,
): Found | null {
  const at = (one: Hung, prefix: string): Found => {
    const raw = ctx.path.slice(prefix.length);
    const path = one.facade.decodesPath ? decoded(raw) : raw;
    return { hung: one, prefix, path, match: one.match(ctx.method, path) };
  };
  for (const one of hung) {
    if (one.alone) return at(one, "");
    if (one.hostnames?.length && one.hostnames.includes(hostOf(ctx.req, trust))) return at(one, "");
  }
  for (const one of hung) {
    const prefix = one.prefixes.find((prefix) => ctx.path === prefix || ctx.path.startsWith(`${prefix}/`));
    if (prefix !== undefined) return at(one, prefix);
  }
  return takerOf(
    root.map((one) => at(one, "")),
    rules,
    ctx,
  );
}

function exchangeOf(ctx: Context, found: Found, options: MountOptions, trust: Trust): Exchange {
  const gone = new AbortController();
  ctx.res.once("close", () => {
    if (!ctx.res.writableFinished) gone.abort();
  });
  const search = ctx.querystring;
  return {
    id: typeof ctx.state.requestId === "string" ? ctx.state.requestId : randomUUID(),
    method: ctx.method,
    path: found.path,
    search,
    query: new URLSearchParams(search),
    headers: ctx.headers,
    ip: ctx.ip ?? "",
    mount: { prefix: found.prefix, origin: originOf(ctx.req, trust) },
    incoming: ctx.req,
    signal: gone.signal,
    route: found.match.route,
    params: found.match.params,
    bodyLimits: options.bodyLimits,
    actor: {
      user: null,
      node: null,
      anonymous: found.hung.anonymous,
      address: ctx.ip,
      facade: found.hung.facade.name,
    },
    body: undefined,
  };
}

/** Every operation that the facades run, for the executor to prepare at boot. */
export function operationsOf(facades: readonly Facade[]): DocumentNode[] {
  return facades.flatMap((facade) => [
    ...facade.routes.flatMap(({ operation, others = [] }) => (operation ? [operation, ...others] : others)),
    ...(facade.operations ?? []),
  ]);
}

import type { GraphQLSchema } from "graphql";
import type Koa from "koa";
import type { GraphContext } from "../../schema/context.ts";
import type { AnonymousAccess } from "../domain/actor.ts";
import { createExecutor } from "./execute.ts";
import type { Facade } from "./facade.ts";
import { mountFacades, operationsOf } from "./mount.ts";
import { v1NodesRule } from "./shared.ts";
import { ufdlFacade } from "./ufdl/facade.ts";

/** All legacy APIs that this gateway speaks, with where each hangs besides the root. */
const facades: readonly { readonly facade: Facade; readonly prefixes: readonly string[] }[] = [
  { facade: ufdlFacade, prefixes: ["/ufdl"] },
];

export interface LegacyOptions {
  readonly schema: GraphQLSchema;
  readonly services: GraphContext["services"];
  readonly config: {
    readonly anonymous: Readonly<Record<string, AnonymousAccess>>;
    readonly facades: Readonly<Record<string, { readonly hostname: string | null }>>;
    readonly v1NodesOwner: "nodepool" | "ufdl";
    readonly trustedProxies: readonly string[];
    readonly limits: { readonly body: number; readonly upload: number };
  };
  readonly log: { error(about: object, message: string): void };
}

/** Hangs the legacy APIs into the server, at their prefixes and side by side at the root. */
export function mountLegacyApis<S>(app: Koa<S>, { schema, services, config, log }: LegacyOptions): void {
  mountFacades(app as unknown as Koa, {
    executor: createExecutor(schema, operationsOf(facades.map(({ facade }) => facade))),
    services,
    mounts: facades.map(({ facade, prefixes }) => {
      const hostname = config.facades[facade.name]?.hostname;
      return {
        facade,
        prefixes,
        root: true,
        anonymous: config.anonymous[facade.name] ?? "off",
        hostnames: hostname ? [hostname.toLowerCase()] : [],
      };
    }),
    rules: [v1NodesRule(config.v1NodesOwner)],
    trustedProxies: config.trustedProxies,
    bodyLimit: config.limits.body,
    uploadLimit: config.limits.upload,
    report: (error, { id, facade, route }) =>
      log.error({ requestId: id, facade, route, err: error }, "a call of a legacy API failed"),
  });
}

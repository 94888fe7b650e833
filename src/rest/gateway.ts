import type { GraphQLSchema } from "graphql";
import type Koa from "koa";
import type { GraphContext } from "../../schema/context.ts";
import type { AnonymousAccess } from "../domain/actor.ts";
import type { Sockets } from "../http/sockets/index.ts";
import { createExecutor } from "./execute.ts";
import type { Facade } from "./facade.ts";
import { mountFacades, operationsOf } from "./mount.ts";
import { v1NodesRule } from "./shared.ts";
import { ufdlFacade } from "./ufdl/facade.ts";
import { type SocketOptions, watchJobs } from "./ufdl/socket.ts";

interface Legacy {
  readonly facade: Facade;
  /** Where it hangs besides the root. */
  readonly prefixes: readonly string[];
  /** Its web-sockets, if it has any. */
  readonly watch?: (sockets: Sockets, options: SocketOptions) => void;
}

/** All legacy APIs that this gateway speaks. */
const facades: readonly Legacy[] = [{ facade: ufdlFacade, prefixes: ["/ufdl"], watch: watchJobs }];

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

export interface LegacyApis {
  /** Hangs their routes into the server, at their prefixes and side by side at the root. */
  mount<S>(app: Koa<S>): void;
  /** Serves their web-sockets beside those of the graph. */
  attach(sockets: Sockets): void;
}

/**
 * Prepares the legacy APIs: all their operations are compiled here, once.
 * @throws Error when an operation does not fit the schema
 */
export function legacyApis({ schema, services, config, log }: LegacyOptions): LegacyApis {
  const executor = createExecutor(schema, operationsOf(facades.map(({ facade }) => facade)));
  const anonymous = ({ name }: Facade) => config.anonymous[name] ?? "off";
  return {
    mount: (app) =>
      mountFacades(app as unknown as Koa, {
        executor,
        services,
        mounts: facades.map(({ facade, prefixes }) => {
          const hostname = config.facades[facade.name]?.hostname;
          return {
            facade,
            prefixes,
            root: true,
            anonymous: anonymous(facade),
            hostnames: hostname ? [hostname.toLowerCase()] : [],
          };
        }),
        rules: [v1NodesRule(config.v1NodesOwner)],
        trustedProxies: config.trustedProxies,
        bodyLimit: config.limits.body,
        uploadLimit: config.limits.upload,
        report: (error, { id, facade, route }) =>
          log.error({ requestId: id, facade, route, err: error }, "a call of a legacy API failed"),
      }),
    attach: (sockets) => {
      for (const { facade, prefixes, watch } of facades) {
        watch?.(sockets, {
          executor,
          services,
          anonymous: anonymous(facade),
          prefixes,
          report: (error) => log.error({ facade: facade.name, err: error }, "a watcher's web-socket failed"),
        });
      }
    },
  };
}

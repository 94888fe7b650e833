import type { GraphQLSchema } from "graphql";
import type Koa from "koa";
import type { GraphContext } from "../../schema/context.ts";
import type { Config, FacadeName, FacadePlaces } from "../config.ts";
import { createExecutor } from "../graph/execute.ts";
import type { Mounted } from "../http/base.ts";
import type { Sockets } from "../http/sockets/index.ts";
import { coalitionFacade } from "./coalition/router.ts";
import type { Facade } from "./facade.ts";
import { type Mount, mountFacades, operationsOf } from "./mount.ts";
import { nodepoolFacade } from "./nodepool/router.ts";
import { scaleFacade } from "./scale/router.ts";
import { refuseSharedPlaces, v1NodesRule } from "./shared.ts";
import { ufdlFacade } from "./ufdl/router.ts";
import { type SocketOptions, watchJobs } from "./ufdl/socket.ts";

interface Legacy {
  readonly facade: Facade;
  /** Its web-sockets, if it has any. */
  readonly watch?: (sockets: Sockets, options: SocketOptions) => void;
}

/** All legacy APIs. */
const facades: readonly Legacy[] = [
  { facade: ufdlFacade, watch: watchJobs },
  { facade: scaleFacade },
  { facade: nodepoolFacade },
  { facade: coalitionFacade },
];

/** The facades of all legacy APIs, for documents and tests. */
export const allFacades: readonly Facade[] = facades.map(({ facade }) => facade);

export interface LegacyOptions {
  readonly schema: GraphQLSchema;
  readonly services: GraphContext["services"];
  readonly config: Pick<
    Config,
    "port" | "anonymous" | "facades" | "v1NodesOwner" | "trustedProxies" | "limits"
  >;
  readonly log: { error(about: object, message: string): void };
}

export interface LegacyApis {
  /** Those that are mounted anywhere. */
  readonly facades: readonly Facade[];
  /** Those with a port of their own. */
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  /** Mounts all of them at their prefixes, host names and the root, or the named one on a port of its own. */
  mount<S>(app: Koa<S>, alone?: string): Mounted;
  /** Serves the web-sockets of all of them beside those of the graph, or those of the named one on its own port. */
  attach(sockets: Sockets, alone?: string): void;
}

/**
 * Prepares the legacy APIs: all their operations are validated here, once.
 * @throws Error when an operation does not fit the schema, or a port, prefix or host name is given twice
 */
export function legacyApis({ schema, services, config, log }: LegacyOptions): LegacyApis {
  const open = facades
    .map((one) => ({ ...one, places: config.facades[one.facade.name as FacadeName] }))
    .filter(({ places }) => reached(places));
  refuseSharedPlaces([
    { owner: "the gateway itself", name: `port ${config.port}` },
    ...open.flatMap(({ facade, places }) => namesOf(places).map((name) => ({ owner: facade.name, name }))),
  ]);
  const executor = createExecutor(schema, operationsOf(open.map(({ facade }) => facade)));
  const anonymous = ({ name }: Facade) => config.anonymous[name as FacadeName];
  const mountOf = ({ facade, places: { prefix, root, hostname } }: (typeof open)[number]): Mount => ({
    facade,
    prefixes: prefix === null ? [] : [prefix],
    root,
    anonymous: anonymous(facade),
    hostnames: hostname === null ? [] : [hostname],
  });
  const only = (name: string) => open.filter(({ facade }) => facade.name === name);
  const alone = { prefixes: [], root: false, hostnames: [], alone: true };
  return {
    facades: open.map(({ facade }) => facade),
    ports: open.flatMap(({ facade: { name }, places: { port } }) => (port === null ? [] : [{ name, port }])),
    mount: (app, name) =>
      mountFacades(app as unknown as Koa, {
        executor,
        services,
        mounts:
          name === undefined ? open.map(mountOf) : only(name).map((one) => ({ ...mountOf(one), ...alone })),
        rule: v1NodesRule(config.v1NodesOwner),
        trustedProxies: config.trustedProxies,
        bodyLimits: config.limits,
        uploadLimit: config.limits.upload,
        report: (error, { id, facade, route }) =>
          log.error({ requestId: id, facade, route, err: error }, "a call of a legacy API failed"),
      }),
    attach: (sockets, name) => {
      for (const one of name === undefined ? open : only(name)) {
        one.watch?.(sockets, {
          executor,
          services,
          anonymous: anonymous(one.facade),
          prefixes: name === undefined ? mountOf(one).prefixes : [],
          report: (error) =>
            log.error({ facade: one.facade.name, err: error }, "a watcher's web-socket failed"),
        });
      }
    },
  };
}

function reached({ port, hostname, prefix, root }: FacadePlaces): boolean {
  return root || port !== null || hostname !== null || prefix !== null;
}

/** What no two facades can have. Port 0 takes a free one each time. */
function namesOf({ port, prefix, hostname }: FacadePlaces): string[] {
  return [
    ...(port ? [`port ${port}`] : []),
    ...(prefix === null ? [] : [`the prefix ${prefix}`]),
    ...(hostname === null ? [] : [`the host name ${hostname}`]),
  ];
}

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

/** All legacy APIs that this gateway speaks. */
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
  /** Mounts them in the server: at their prefixes and host names, and side by side at the root. */
  mount<S>(app: Koa<S>): Mounted;
  /** Those with a port of their own. */
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  /** Mounts one of them, alone, in the application of its own port. */
  mountAlone<S>(app: Koa<S>, name: string): Mounted;
  /** Serves their web-sockets beside those of the graph. */
  attach(sockets: Sockets): void;
  /** Serves the web-sockets of one of them on its own port. */
  attachAlone(sockets: Sockets, name: string): void;
}

/**
 * Prepares the legacy APIs: all their operations are compiled here, once.
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
  const mount = <S>(app: Koa<S>, mounts: readonly Mount[]) =>
    mountFacades(app as unknown as Koa, {
      executor,
      services,
      mounts,
      rule: v1NodesRule(config.v1NodesOwner),
      trustedProxies: config.trustedProxies,
      bodyLimits: config.limits,
      uploadLimit: config.limits.upload,
      report: (error, { id, facade, route }) =>
        log.error({ requestId: id, facade, route, err: error }, "a call of a legacy API failed"),
    });
  const watch = (one: Legacy, sockets: Sockets, prefixes: readonly string[]) =>
    one.watch?.(sockets, {
      executor,
      services,
      anonymous: anonymous(one.facade),
      prefixes,
      report: (error) => log.error({ facade: one.facade.name, err: error }, "a watcher's web-socket failed"),
    });
  return {
    facades: open.map(({ facade }) => facade),
    ports: open.flatMap(({ facade: { name }, places: { port } }) => (port === null ? [] : [{ name, port }])),
    mount: (app) =>
      mount(
        app,
        open.map(({ facade, places: { prefix, root, hostname } }) => ({
          facade,
          prefixes: prefix === null ? [] : [prefix],
          root,
          anonymous: anonymous(facade),
          hostnames: hostname === null ? [] : [hostname],
        })),
      ),
    mountAlone: (app, name) => {
      const own = open.filter(({ facade }) => facade.name === name);
      const alone = { prefixes: [], root: false, alone: true };
      return mount(
        app,
        own.map(({ facade }) => ({ ...alone, facade, anonymous: anonymous(facade) })),
      );
    },
    attach: (sockets) => {
      for (const one of open) watch(one, sockets, one.places.prefix === null ? [] : [one.places.prefix]);
    },
    attachAlone: (sockets, name) => {
      for (const one of open) if (one.facade.name === name) watch(one, sockets, []);
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

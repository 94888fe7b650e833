import type { Server as HttpServer, IncomingMessage } from "node:http";
import type Koa from "koa";
import { schema } from "../schema/index.ts";
import type { Config, Door, FacadeName } from "./config.ts";
import type { Services } from "./domain/change.ts";
import { type Clock, systemClock } from "./domain/clock.ts";
import { jobTimeouts } from "./domain/jobs/timeouts.ts";
import { reaper } from "./domain/nodes/reap.ts";
import { workerTimeouts } from "./domain/nodes/workerTimeouts.ts";
import { reconcile } from "./domain/outputs/reconcile.ts";
import { type Scheduler, startScheduler } from "./domain/scheduler.ts";
import { directory } from "./domain/users/directory.ts";
import { firstAdmin } from "./domain/users/firstAdmin.ts";
import { isShort } from "./domain/users/input.ts";
import { type LoginObserver, Logins } from "./domain/users/logins.ts";
import { Bus } from "./events/bus.ts";
import { makeApp } from "./http/app.ts";
import { facadeApp } from "./http/base.ts";
import { discovery } from "./http/discovery.ts";
import { Draining } from "./http/draining.ts";
import { makeYoga } from "./http/graphql/yoga.ts";
import { listen, urlOf } from "./http/listen.ts";
import { type Log, makeLog } from "./http/log.ts";
import { Metrics } from "./http/metrics.ts";
import { metricsApp, metricsRoutes } from "./http/metricsRoute.ts";
import { trustOf } from "./http/origin.ts";
import { page } from "./http/page.ts";
import { addressOf } from "./http/proxies.ts";
import type { RequestState } from "./http/requestId.ts";
import { sitesOf } from "./http/sites.ts";
import { attachSockets } from "./http/sockets/index.ts";
import { takeOverNodepoolConfig } from "./nodepoolConfig.ts";
import type { Facade } from "./rest/facade.ts";
import { legacyApis } from "./rest/gateway.ts";
import { openapiOf } from "./rest/openapi.ts";
import { openBlobs } from "./store/blobs/open.ts";
import { migrate } from "./store/migrate.ts";
import { openStore } from "./store/open.ts";
import { version } from "./version.ts";
import { type Documented, docs } from "./web/docs.ts";

export interface ServerOptions {
  clock?: Clock;
  log?: Log;
  /** Whether /metrics tells of the process too; for the one server of a process. */
  processMetrics?: boolean;
}

/** A gateway that serves. */
export interface Server {
  /** As in `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly services: Services;
  readonly log: Log;
  /** Which APIs are open. */
  readonly doors: readonly Door[];
  /** Where legacy APIs with a port of their own are reached. */
  readonly facadeUrls: Readonly<Record<string, string>>;
  /** Where metrics with a port of their own are reached; null without one. */
  readonly metricsUrl: string | null;
  /** The UDP port on which Coalition's workers are answered that look for their server; null for none. */
  readonly discoveryPort: number | null;
  /** Runs periodic tasks: time-outs and the reaper. */
  readonly scheduler: Scheduler;
  /** The first admin's name and password when this start made him, else null. */
  readonly admin: { username: string; password: string; generated: boolean } | null;
  /**
   * Drains and ends: new requests get 503, streams and sockets end with a code that says come back, running requests
   * have `patience` milliseconds. Repeated calls wait for the same end.
   */
  close(patience?: number): Promise<void>;
}

/** What running requests are given when the server ends: it has to be gone within 10 s. Milliseconds. */
const drainingTime = 8_000;

/**
 * Puts the whole gateway together and starts it: database (migrated), blobs, event bus, HTTP.
 * Rejects, with everything closed again, when any of it can't be had.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const { clock = systemClock, log = makeLog(config.logLevel) } = options;
  const endings: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) {
      await ending().catch((error) => log.error({ err: error }, "closing failed"));
    }
  };
  try {
    const metrics = new Metrics({ process: options.processMetrics });
    const logins = new Logins(clock, config.logins, loginObserver(log, metrics));
    const reportError = (error: unknown, message: string) => log.error({ err: error }, message);
    const services = await openServices(config, { clock, logins, reportError }, endings);
    endings.push(cleanUp(services, log));
    const admin = await firstAdmin(services, config.admin);
    if (admin && isShort(admin.password, config)) {
      log.warn("ADMIN_PASSWORD is short and easily guessed; give the admin another one");
    }
    if (config.nodepool.config !== null) {
      log.info(await takeOverNodepoolConfig(services, config.nodepool.config), "took over nodepool.yaml");
    }
    const draining = new Draining();
    metrics.gauge("gantry_events_head", "The newest event known here.", () => Number(services.bus.head));
    metrics.gauge("gantry_http_running", "Requests under way.", () => draining.running);
    const sites = sitesOf(config);
    const { introspection, queryLimits: limits } = config;
    const yoga = makeYoga({ schema, log, metrics, limits, introspection });
    const legacy = legacyApis({ schema, services, config, log });
    const { page: folder, discovery: udpPort } = config.coalition;
    const { prefix, root } = config.facades.coalition;
    const pageAt = (prefixes: string[]) => (folder === null ? null : page(folder, prefixes));
    const coalitionPage = await pageAt([...(prefix === null ? [] : [prefix]), ...(root ? [""] : [])]);
    const mount = (app: Koa<RequestState>) => {
      if (coalitionPage) app.use(coalitionPage);
      app.use(docs(legacy.facades.map((facade) => documentedAs(facade))));
      return legacy.mount(app);
    };
    const base = { config, sites, log, metrics, draining };
    const metricsRoute = metricsRoutes({ ...config.metrics, metrics, services });
    const app = makeApp({
      ...base,
      services,
      schema,
      yoga,
      mount,
      metricsRoute: config.metrics.port === null ? metricsRoute : null,
    });
    const http = await listen(app.callback(), config);
    endings.push(() => closeHttp(http));
    const anonymous = config.anonymous.graphql;
    const trust = trustOf(config.trustedProxies);
    const address = (request: IncomingMessage) => addressOf(request, trust);
    const socketOptions = { yoga, services, log, anonymous, sites, address };
    const sockets = attachSockets(http, socketOptions);
    endings.push(() => sockets.closeAll());
    legacy.attach(sockets);
    const facadeUrls: Record<string, string> = {};
    for (const { name, port } of legacy.ports) {
      const ownPage = name === "coalition" ? await pageAt([""]) : null;
      const alone = facadeApp(base, (one) => {
        if (ownPage) one.use(ownPage);
        return legacy.mountAlone(one, name);
      });
      const own = await listen(alone.callback(), { host: config.host, port });
      endings.push(() => closeHttp(own));
      const ownSockets = attachSockets(own, { ...socketOptions, graph: false });
      endings.push(() => ownSockets.closeAll());
      legacy.attachAlone(ownSockets, name);
      facadeUrls[name] = urlOf(own);
      log.info({ facade: name, url: facadeUrls[name] }, "serving an API on a port of its own");
    }
    let metricsUrl: string | null = null;
    if (config.metrics.port !== null) {
      const own = await listen(metricsApp(base, metricsRoute).callback(), {
        host: config.host,
        port: config.metrics.port,
      });
      endings.push(() => closeHttp(own));
      metricsUrl = urlOf(own);
      log.info({ url: metricsUrl }, "serving metrics on a port of their own");
    }
    let discoveryPort: number | null = null;
    if (udpPort !== null) {
      const answering = await discovery({ host: config.host, port: udpPort }, (error) =>
        log.error({ err: error }, "answering workers that look for their server failed"),
      );
      discoveryPort = answering.port;
      endings.push(() => answering.close());
    }
    const scheduler = startScheduler(
      services,
      [jobTimeouts, workerTimeouts, reaper(config.nodepool.reapAfter)],
      {
        period: config.clockPeriod * 1_000,
      },
    );
    endings.push(() => scheduler.stop());
    metrics.gauge("gantry_event_readers", "Streams that wait for events.", () => services.bus.readers);
    metrics.gauge("gantry_sockets", "Web-sockets that are open.", () => sockets.size);
    let closing: Promise<void> | undefined;
    return {
      url: urlOf(http),
      services,
      log,
      doors: ["graphql", ...legacy.facades.map(({ name }) => name as FacadeName)],
      facadeUrls,
      metricsUrl,
      discoveryPort,
      scheduler,
      admin,
      close: (patience = drainingTime) => {
        closing ??= Promise.all([draining.begin(patience), sockets.closeAll()]).then(end);
        return closing;
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function documentedAs(facade: Facade): Documented {
  return { name: facade.name, title: facade.title, document: () => openapiOf(facade, version) };
}

async function openServices(
  config: Config,
  { clock, logins, reportError }: Pick<Services, "clock" | "logins" | "reportError">,
  endings: (() => Promise<void>)[],
): Promise<Services> {
  const store = await openStore({
    url: config.databaseUrl,
    durable: config.sqliteDurable,
    connections: config.databaseConnections,
  });
  endings.push(() => store.close());
  await migrate(store, { url: config.databaseUrl });
  const blobs = await openBlobs({ url: config.blobUrl, durable: config.sqliteDurable });
  endings.push(() => blobs.close());
  const bus = new Bus(store);
  await bus.start();
  endings.push(() => bus.stop());
  // Users and keys that another gateway or the command line changed.
  bus.observe((events) => {
    if (events.some(({ type }) => /^(USER|TOKEN)_/.test(type))) directory(store).forget();
  });
  const { passwordMinLength, jwt, queryLimits, nodeOwnership } = config;
  return {
    store,
    bus,
    blobs,
    clock,
    logins,
    reportError,
    passwordMinLength,
    jwt,
    queryLimits,
    nodeOwnership,
  };
}

/** Logs each failed login, and counts it; a throttled one is only counted, so that guessing does not fill the log. */
function loginObserver(log: Log, metrics: Metrics): LoginObserver {
  return {
    failed({ credentials, username, address }) {
      metrics.loginRefused("wrong");
      log.warn({ credentials, user: username, ip: address }, "a login failed");
    },
    throttled: () => metrics.loginRefused("throttled"),
  };
}

/** Removes forgotten bytes beside the serving; a large store takes its time to be listed. Returns the way to stop. */
function cleanUp(services: Services, log: Log): () => Promise<void> {
  const stopping = new AbortController();
  const cleaning = reconcile(services, stopping.signal).then(
    (removed) => removed > 0 && log.info({ removed }, "removed bytes that no output names"),
    (error) => log.error({ err: error }, "looking for bytes that no output names failed"),
  );
  return async () => {
    stopping.abort();
    await cleaning;
  };
}

async function closeHttp(http: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeAllConnections();
  await closed;
}

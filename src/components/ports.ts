import type { Server as HttpServer } from "node:http";
import type Koa from "koa";
import type { Middleware } from "koa";
import { publicSchema, schema } from "../../schema/index.ts";
import type { Config } from "../config.ts";
import type { Services } from "../domain/change.ts";
import { makeApp } from "../http/app.ts";
import { atPaths } from "../http/atPaths.ts";
import { facadeApp } from "../http/base.ts";
import type { RequestState } from "../http/beginRequest.ts";
import { discovery } from "../http/discovery.ts";
import { closeServer, listen, urlOf } from "../http/listen.ts";
import { metricsApp } from "../http/metricsRoute.ts";
import { attachSockets, type SocketOptions, type Sockets } from "../http/sockets/index.ts";
import { staticFiles } from "../http/staticFiles.ts";
import { findInstalled } from "../installation.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Facade } from "../rest/facade.ts";
import { openapiOf } from "../rest/openapi.ts";
import { version } from "../version.ts";
import { dashboard } from "../web/dashboard.ts";
import { docs } from "../web/docs.ts";
import type { Documented } from "../web/docsContents.ts";
import type { Application } from "./application.ts";
import { component, type Given, type OnStop } from "./component.ts";

type Needs = Given & Application;

/** The gateway's own port: the graph, its web-sockets, and the legacy APIs that are mounted there. */
export const gatewayPort = component(
  "gateway port",
  async (needs: Needs & { services: Services; metrics: Metrics }, onStop) => {
    const { config, base, services, metrics, yoga, answer, legacy, metricsRoute, socketOptions } = needs;
    const { prefix, root } = config.facades.coalition;
    const coalitionPage = await coalitionPageAt(config, [
      ...(prefix === null ? [] : [prefix]),
      ...(root ? [""] : []),
    ]);
    const app = makeApp({
      ...base,
      config,
      services,
      schema,
      yoga,
      answer,
      mount: (app) => {
        if (coalitionPage) app.use(coalitionPage);
        const folder = findInstalled("dist", "dashboard");
        const references = docs({ apis: legacy.facades.map(documentedAs), schema: publicSchema, folder });
        app.use(atPaths(/^\/(docs|ui)?(\/|$)/, references, dashboard(folder)));
        return legacy.mount(app);
      },
      metricsRoute: config.metrics.port === null ? metricsRoute : null,
    });
    const http = await serve(app, config, onStop);
    const sockets = serveSockets(http, socketOptions, onStop);
    legacy.attach(sockets);
    metrics.gauge("gantry_sockets", "Open web-sockets.", () => sockets.size);
    return { url: urlOf(http), sockets };
  },
);

/** The ports of legacy APIs that have their own. */
export const facadePorts = component(
  "facade ports",
  async (needs: Needs & { services: Services }, onStop) => {
    const { config, log, base, legacy, socketOptions, services } = needs;
    const facadeUrls: Record<string, string> = {};
    for (const { name, port } of legacy.ports) {
      const ownPage = name === "coalition" ? await coalitionPageAt(config, [""]) : null;
      const app = facadeApp(base, (app) => {
        if (ownPage) app.use(ownPage);
        return legacy.mount(app, name);
      });
      const http = await serve(app, { host: config.host, port }, onStop);
      legacy.attach(serveSockets(http, { ...socketOptions, graph: false }, onStop), name);
      const url = urlOf(http);
      facadeUrls[name] = url;
      services.gateway?.openPorts.set(name, Number(new URL(url).port));
      log.info({ facade: name, url }, "serving an API on its own port");
    }
    return { facadeUrls };
  },
);

/** The metrics' own port, if the settings name one. */
export const metricsPort = component("metrics port", async (needs: Needs, onStop) => {
  const { config, log, base, metricsRoute } = needs;
  const { port } = config.metrics;
  if (port === null) return { metricsUrl: null };
  const http = await serve(metricsApp(base, metricsRoute), { host: config.host, port }, onStop);
  const metricsUrl = urlOf(http);
  log.info({ url: metricsUrl }, "serving metrics on their own port");
  return { metricsUrl };
});

/** The UDP port on which Coalition's workers find their server, if the settings name one. */
export const discoveryPort = component("discovery port", async ({ config, log }: Given, onStop) => {
  const port = config.coalition.discovery;
  if (port === null) return { discoveryPort: null };
  const socket = await discovery({ host: config.host, port }, (error) =>
    log.error({ err: error }, "worker discovery failed"),
  );
  onStop(() => socket.close());
  return { discoveryPort: socket.port };
});

async function serve(
  app: Koa<RequestState>,
  address: { host: string; port: number },
  onStop: OnStop,
): Promise<HttpServer> {
  const http = await listen(app.callback(), address);
  onStop(() => closeServer(http));
  return http;
}

function serveSockets(http: HttpServer, options: SocketOptions, onStop: OnStop): Sockets {
  const sockets = attachSockets(http, options);
  onStop(() => sockets.closeAll());
  return sockets;
}

/** Serves Coalition's own web page under these prefixes; null when the settings name none. */
async function coalitionPageAt(
  { coalition }: Pick<Config, "coalition">,
  prefixes: readonly string[],
): Promise<Middleware | null> {
  return coalition.page === null ? null : staticFiles(coalition.page, prefixes);
}

function documentedAs(facade: Facade): Documented {
  const { name, title, routes } = facade;
  const operations = [...new Set(routes.flatMap((route) => route.operations))];
  return { name, title, document: () => openapiOf(facade, version), operations };
}

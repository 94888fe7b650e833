import type { IncomingMessage } from "node:http";
import { publicSchema, schema } from "../../schema/index.ts";
import type { Services } from "../domain/change.ts";
import type { BaseOptions } from "../http/base.ts";
import { Draining } from "../http/draining.ts";
import { directAnswer } from "../http/graphql/direct.ts";
import { readDocuments } from "../http/graphql/documents.ts";
import { makeYoga } from "../http/graphql/yoga.ts";
import { metricsRoutes } from "../http/metricsRoute.ts";
import { addressOf } from "../http/origin.ts";
import { sitesOf } from "../http/sites.ts";
import type { SocketOptions } from "../http/sockets/index.ts";
import { findInstalled } from "../installation.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { legacyApis } from "../rest/gateway.ts";
import { component, type Given } from "./component.ts";

/** What the applications of all ports share: the executable graph, the legacy APIs and the options of the base middleware. */
export const application = component(
  "application",
  async ({ config, log, metrics, services }: Given & { metrics: Metrics; services: Services }) => {
    const draining = new Draining();
    metrics.gauge("gantry_http_running", "Running requests.", () => draining.running);
    const sites = sitesOf(config);
    const { introspection, queryLimits: limits } = config;
    const { file, only } = config.trustedDocuments;
    const documents = await readDocuments(file, only, findInstalled("dist", "dashboard", "documents.json"));
    const yoga = makeYoga({ schema: publicSchema, documents, log, metrics, limits, introspection });
    const answer = directAnswer({ schema: publicSchema, documents, limits, metrics });
    const address = (request: IncomingMessage) => addressOf(request, config.trustedProxies);
    const anonymous = config.anonymous.graphql;
    const base: BaseOptions = { config, sites, log, metrics, draining };
    const socketOptions: SocketOptions = {
      yoga,
      documents,
      services,
      log,
      anonymous,
      sites,
      address,
      limits: config.socketLimits,
    };
    return {
      draining,
      base,
      yoga,
      answer,
      socketOptions,
      legacy: legacyApis({ schema, services, config, log }),
      metricsRoute: metricsRoutes({ ...config.metrics, metrics, services }),
    };
  },
);

/** What the application component provides. */
export type Application = Awaited<ReturnType<(typeof application)["start"]>>;

import type { Services } from "../domain/change.ts";
import { Presence } from "../domain/presence.ts";
import { type LoginObserver, Logins } from "../domain/users/logins.ts";
import type { Log } from "../http/log.ts";
import { domainMetrics, observeLag } from "../metrics/domain.ts";
import { databaseGauges } from "../metrics/gauges.ts";
import { Metrics } from "../metrics/metrics.ts";
import { component, type Given } from "./component.ts";
import { gatewayFacts } from "./gatewayFacts.ts";

/** What later components count. */
export const metrics = component("metrics", async ({ processMetrics }: Given) => ({
  metrics: new Metrics({ process: processMetrics }),
}));

type Needs = Given & Pick<Services, "store" | "blobs" | "bus"> & { metrics: Metrics };

/** The services of the domain. */
export const services = component("services", async ({ store, blobs, bus, metrics, ...given }: Needs) => {
  const { config, clock, log } = given;
  metrics.gauge("gantry_events_head", "The newest event known to this process.", () => Number(bus.head));
  metrics.gauge("gantry_event_readers", "Subscribers: streams that wait for events.", () => bus.readers);
  databaseGauges(metrics.registry, { store, clock });
  observeLag(metrics.registry, bus, () => clock.now());
  const { passwordMinLength, jwt, sessions, queryLimits, patternLimits, nodeOwnership, leases } = config;
  const services: Services = {
    store,
    bus,
    blobs,
    clock,
    presence: new Presence(store, config.presenceFlushInterval),
    logins: new Logins(clock, config.logins, loginObserver(log, metrics)),
    reportError: (error, message) => log.error({ err: error }, message),
    passwordMinLength,
    jwt,
    sessions,
    queryLimits,
    patternLimits,
    nodeOwnership,
    leases,
    observer: domainMetrics(metrics.registry),
    gateway: gatewayFacts(config, clock.now()),
  };
  return { services };
});

/** Logs and counts failed logins; throttled ones are only counted, so that guessing does not fill the log. */
function loginObserver(log: Log, metrics: Metrics): LoginObserver {
  return {
    failed({ credentials, username, address }) {
      metrics.loginRefused("wrong");
      log.warn({ credentials, user: username, ip: address }, "a login failed");
    },
    throttled: () => metrics.loginRefused("throttled"),
  };
}

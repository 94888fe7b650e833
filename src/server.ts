import { application } from "./components/application.ts";
import { Components, type Given } from "./components/component.ts";
import { initialData } from "./components/initialData.ts";
import { discoveryPort, facadePorts, gatewayPort, metricsPort } from "./components/ports.ts";
import { presenceWriter } from "./components/presence.ts";
import { metrics, services } from "./components/services.ts";
import { blobStore, database, eventBus } from "./components/storage.ts";
import { blobCleanup, taskScheduler } from "./components/tasks.ts";
import type { Config, EntryPoint, FacadeName } from "./config.ts";
import type { Services } from "./domain/change.ts";
import { systemClock } from "./domain/clock.ts";
import type { Scheduler } from "./domain/scheduler.ts";
import { type Log, makeLog } from "./http/log.ts";
import type { Metrics } from "./metrics/metrics.ts";

export type ServerOptions = Partial<Pick<Given, "clock" | "log" | "processMetrics">>;

/** A running gateway. */
export interface Server {
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly services: Services;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The APIs that are served. */
  readonly entryPoints: readonly EntryPoint[];
  /** URLs of legacy APIs that have their own port. */
  readonly facadeUrls: Readonly<Record<string, string>>;
  /** The URL of the metrics' own port; null without one. */
  readonly metricsUrl: string | null;
  /** The UDP port on which Coalition's workers find their server; null for none. */
  readonly discoveryPort: number | null;
  /** Runs periodic tasks: time-outs and the reaper. */
  readonly scheduler: Scheduler;
  /** The first admin's name and password when this start created it, else null. */
  readonly admin: { username: string; password: string; generated: boolean } | null;
  /**
   * Drains and stops: `/readyz` gets 503 and after `DRAIN_DELAY` every new request does, streams end, sockets are closed
   * with 1012, running requests have `timeout` milliseconds. Repeated calls return the same promise.
   */
  close(timeout?: number): Promise<void>;
}

/** How long running requests may take; container runtimes kill the process 10 s after the signal. Milliseconds. */
const drainingTimeout = 8_000;

/** The whole gateway: started in this order and stopped in reverse. */
const components = new Components<Given>()
  .with(metrics)
  .with(database)
  .with(blobStore)
  .with(eventBus)
  .with(services)
  .with(presenceWriter)
  .with(blobCleanup)
  .with(initialData)
  .with(application)
  .with(gatewayPort)
  .with(facadePorts)
  .with(metricsPort)
  .with(discoveryPort)
  .with(taskScheduler);

/** Starts the gateway. Closes what is open and rejects when a component fails to start. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const { clock = systemClock, log = makeLog(config.logLevel), processMetrics } = options;
  const { stop, ...started } = await components.start({ config, clock, log, processMetrics });
  const { draining, sockets, legacy } = started;
  let closing: Promise<void> | undefined;
  return {
    ...started,
    entryPoints: ["graphql", ...legacy.facades.map(({ name }) => name as FacadeName)],
    close: (timeout = drainingTimeout) => {
      closing ??= draining
        .announce(config.drainDelay * 1_000)
        .then(() => Promise.all([draining.begin(timeout), sockets.closeAll()]))
        .then(stop);
      return closing;
    },
  };
}

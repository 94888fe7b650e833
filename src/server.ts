import { application } from "./components/application.ts";
import { Components, type Given } from "./components/component.ts";
import { initialData } from "./components/initialData.ts";
import { discoveryPort, facadePorts, gatewayPort, metricsPort } from "./components/ports.ts";
import { services } from "./components/services.ts";
import { blobStore, database, eventBus } from "./components/storage.ts";
import { blobCleanup, taskScheduler } from "./components/tasks.ts";
import type { Config, EntryPoint, FacadeName } from "./config.ts";
import type { Services } from "./domain/change.ts";
import { systemClock } from "./domain/clock.ts";
import type { Scheduler } from "./domain/scheduler.ts";
import { type Log, makeLog } from "./http/log.ts";

export type ServerOptions = Partial<Pick<Given, "clock" | "log" | "processMetrics">>;

/** A gateway that serves. */
export interface Server {
  /** As in `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly services: Services;
  readonly log: Log;
  /** Which APIs are open. */
  readonly entryPoints: readonly EntryPoint[];
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

/** The whole gateway: started in this order and stopped in reverse. */
const components = new Components<Given>()
  .with(database)
  .with(blobStore)
  .with(eventBus)
  .with(services)
  .with(blobCleanup)
  .with(initialData)
  .with(application)
  .with(gatewayPort)
  .with(facadePorts)
  .with(metricsPort)
  .with(discoveryPort)
  .with(taskScheduler);

/** Starts the gateway. Rejects, with everything closed again, when any component cannot start. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const { clock = systemClock, log = makeLog(config.logLevel), processMetrics } = options;
  const { stop, ...started } = await components.start({ config, clock, log, processMetrics });
  const { draining, sockets, legacy } = started;
  let closing: Promise<void> | undefined;
  return {
    ...started,
    entryPoints: ["graphql", ...legacy.facades.map(({ name }) => name as FacadeName)],
    close: (patience = drainingTime) => {
      closing ??= Promise.all([draining.begin(patience), sockets.closeAll()]).then(stop);
      return closing;
    },
  };
}

import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { BoundedNames } from "./names.ts";
import { type Observe, quickHistogram } from "./quickHistogram.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Names of operations that are told apart. */
const operationNames = 100;

/** An answered request. */
export interface Answered {
  readonly method: string;
  /** The API. */
  readonly facade: string;
  /** The path with its values left out. */
  readonly route: string;
  readonly status: number;
  /** An event stream. */
  readonly stream: boolean;
}

/** The requests that were answered alike. */
interface Answers {
  readonly labels: { method: string; facade: string; route: string; status: number };
  /** Those that the counter does not have yet. */
  unreported: number;
  /** Null until one was no stream. */
  observe: Observe | null;
}

/** The metrics of /metrics, in one registry per server, since a process may run several. */
export class Metrics {
  readonly registry = new Registry();
  /** By all of their labels in one text: with prom-client's counter and histogram it was 6 us of each request. */
  readonly #answers = new Map<string, Answers>();
  readonly #requests = new Counter({
    name: "gantry_http_requests_total",
    help: "HTTP requests answered, by API and route. status 499: the caller closed the connection first; route other: none of the server's.",
    labelNames: ["method", "facade", "route", "status"] as const,
    registers: [this.registry],
    collect: () => {
      for (const answers of this.#answers.values()) {
        this.#requests.inc(answers.labels, answers.unreported);
        answers.unreported = 0;
      }
    },
  });
  readonly #durations = quickHistogram(this.registry, {
    name: "gantry_http_request_duration_seconds",
    help: "Time from a request's headers to the end of its response, without event streams.",
    labelNames: ["facade", "route"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  readonly #streams = new Counter({
    name: "gantry_http_stream_seconds_total",
    help: "Time for which event streams were open, which counts as no request's duration.",
    labelNames: ["facade"] as const,
    registers: [this.registry],
  });
  readonly #rejections = new Counter({
    name: "gantry_graphql_rejections_total",
    help: "GraphQL requests refused by a limit, by reason.",
    labelNames: ["reason"] as const,
    registers: [this.registry],
  });
  readonly #operations = quickHistogram(this.registry, {
    name: "gantry_graphql_operation_duration_seconds",
    help: `Time of executing a query or mutation at /graphql, by the name of the operation: the first ${operationNames} that come; others are other, those without a name anonymous.`,
    labelNames: ["operation", "outcome"],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5],
  });
  readonly #subscriptions = new Counter({
    name: "gantry_graphql_subscriptions_total",
    help: "Subscriptions that were begun, by the name of the operation.",
    labelNames: ["operation"] as const,
    registers: [this.registry],
  });
  readonly #names = new BoundedNames(operationNames);

  readonly #logins = new Counter({
    name: "gantry_logins_refused_total",
    help: "Wrong passwords, keys and tokens; reason throttled: refused without a check, after too many failures.",
    labelNames: ["reason"] as const,
    registers: [this.registry],
  });

  /** @param process whether to include the process (memory, event loop, garbage collection) */
  constructor({ process = false } = {}) {
    if (process) collectDefaultMetrics({ register: this.registry });
  }

  /** @param seconds from the request's headers to the end of the response; of an event stream, how long it was open */
  responded(answered: Answered, seconds: number): void {
    const { facade, route, status, stream } = answered;
    // A label for each method that callers make up would let the registry grow without bound.
    const method = methods.has(answered.method) ? answered.method : "OTHER";
    const key = `${method} ${status} ${facade} ${route}`;
    let answers = this.#answers.get(key);
    if (!answers) {
      answers = { labels: { method, facade, route, status }, unreported: 0, observe: null };
      this.#answers.set(key, answers);
    }
    answers.unreported++;
    if (stream) {
      this.#streams.inc({ facade }, seconds);
    } else {
      answers.observe ??= this.#durations({ facade, route });
      answers.observe(seconds);
    }
  }

  /** A query or mutation was executed. @param name null when it has none */
  executed(name: string | null, outcome: "done" | "errors", seconds: number): void {
    this.#operations({ operation: this.#label(name), outcome })(seconds);
  }

  /** A subscription has begun. */
  subscribed(name: string | null): void {
    this.#subscriptions.inc({ operation: this.#label(name) });
  }

  #label(name: string | null): string {
    return name === null ? "anonymous" : this.#names.label(name);
  }

  rejected(reason: string): void {
    this.#rejections.inc({ reason });
  }

  loginRefused(reason: "wrong" | "throttled"): void {
    this.#logins.inc({ reason });
  }

  /** A gauge that is read at each scrape. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}

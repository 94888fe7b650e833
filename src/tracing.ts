/*
 * Traces are off until OTEL_EXPORTER_OTLP_ENDPOINT is set. The rest of the code knows only this file, which then does
 * nothing; src/telemetry.ts, with OpenTelemetry's libraries, is loaded only when they are on.
 */

/** What kind of work a span is. */
export type SpanName = "http" | "graphql" | "verb" | "sql";

/** What makes spans while traces are on. */
export interface Tracing {
  /** Runs work as a span below the present one. @param detail the route, the operation, the verb or the statement */
  span<T>(kind: SpanName, detail: string, work: () => T): T;
  /** Runs a request as a span, below the one of a `traceparent` header if it has one. */
  request<T>(request: { method: string; traceparent: string }, work: () => T): T;
  /** Adds to the present request what is known at its end. */
  answered(request: { route: string; facade: string; status: number }): void;
  /** Of the present span. */
  traceId(): string | undefined;
  /** Keeps the present span for work that another one's context will run. */
  bind<Work extends (...args: never[]) => unknown>(work: Work): Work;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

let tracing: Tracing | null = null;

/** Turns traces on for this process, or off. */
export function setTracing(on: Tracing | null): void {
  tracing = on;
}

/** The traces of this process; null while they are off. */
export function activeTracing(): Tracing | null {
  return tracing;
}

/** Runs work as a span; without traces it just runs. */
export function traced<T>(kind: SpanName, detail: string, work: () => T): T {
  return tracing === null ? work() : tracing.span(kind, detail, work);
}

/** Work that belongs to the present span, whoever runs it. */
export function inPresentSpan<Work extends (...args: never[]) => unknown>(work: Work): Work {
  return tracing === null ? work : tracing.bind(work);
}

/** The id of the present trace, for logs and errors; none while traces are off. */
export function traceId(): string | undefined {
  return tracing?.traceId();
}

import { AsyncLocalStorage } from "node:async_hooks";
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { SpanName, Tracing } from "./tracing.ts";
import { version } from "./version.ts";

/** W3C's header: version, trace, parent span, flags. */
const traceparentForm = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** OpenTelemetry's names of what a span's detail is. */
const attributes: Readonly<Record<SpanName, string>> = {
  http: "http.route",
  graphql: "graphql.operation.name",
  verb: "code.function.name",
  sql: "db.query.text",
};

interface TracingOptions {
  readonly endpoint: string;
  /** As `OTEL_SERVICE_NAME` says. */
  readonly service: string;
}

/**
 * Sends spans to an OTLP/HTTP receiver in the background. Statements are sent with their placeholders, never with values.
 * @param onReceiver called with why spans can't be sent, once, and with null when they can be again
 */
export function startTracing(
  { endpoint, service }: TracingOptions,
  onReceiver: (failure: Error | null) => void,
): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": version }),
    spanProcessors: [new BatchSpanProcessor(observed(exporter, onReceiver))],
  });
  const tracer = provider.getTracer("gantry", version);
  const present = new AsyncLocalStorage<Span>();
  /** The span of the present request, to which its end is added. */
  const requests = new AsyncLocalStorage<Span>();

  const context = () => {
    const parent = present.getStore();
    return parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  };
  return {
    span(kind, detail, work) {
      const name = kind === "sql" ? (/^\s*(\w+)/.exec(detail)?.[1] ?? "SQL") : detail;
      const span = tracer.startSpan(
        `${kind} ${name}`,
        {
          kind: kind === "sql" ? SpanKind.CLIENT : SpanKind.INTERNAL,
          attributes: { [attributes[kind]]: detail },
        },
        context(),
      );
      return present.run(span, () => ending(span, work));
    },
    request({ method, traceparent }, work) {
      const [, traceId, spanId, flags] = traceparentForm.exec(traceparent) ?? [];
      const parent =
        traceId && spanId && flags
          ? trace.setSpanContext(ROOT_CONTEXT, {
              traceId,
              spanId,
              traceFlags: Number.parseInt(flags, 16),
              isRemote: true,
            })
          : ROOT_CONTEXT;
      const options = { kind: SpanKind.SERVER, attributes: { "http.request.method": method } };
      const span = tracer.startSpan(`http ${method}`, options, parent);
      return requests.run(span, () => present.run(span, () => ending(span, work)));
    },
    answered({ route, facade, status }) {
      const span = requests.getStore();
      span?.setAttributes({ "http.route": route, "http.response.status_code": status, "gantry.api": facade });
      if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    },
    traceId: () => present.getStore()?.spanContext().traceId,
    bind: (work) => AsyncLocalStorage.bind(work),
    stop: () => provider.shutdown(),
  };
}

/** An exporter whose first failure is told, and its first success after one. */
function observed(exporter: SpanExporter, onReceiver: (failure: Error | null) => void): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed !== failing) onReceiver(failed ? (result.error ?? new Error("unknown")) : null);
        failing = failed;
        done(result);
      }),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

/** Runs work, which may be asynchronous, and ends its span with it. */
function ending<T>(span: Span, work: () => T): T {
  const fail = (error: unknown) => {
    span.setStatus({
      code: SpanStatusCode.ERROR,
      message: error instanceof Error ? error.message : String(error),
    });
    span.end();
  };
  try {
    const result = work();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    return result.then(
      (value) => {
        span.end();
        return value;
      },
      (error) => {
        fail(error);
        throw error;
      },
    ) as T;
  } catch (error) {
    fail(error);
    throw error;
  }
}

import { type ExecutionArgs, type ExecutionResult, type GraphQLError, getOperationAST } from "graphql";
import { handleStreamOrSingleExecutionResult, type Plugin } from "graphql-yoga";
import { endExecution } from "../../../schema/perExecution.ts";
import { subscribe } from "../../../schema/stream/share.ts";
import type { QueryLimits } from "../../domain/limits.ts";
import type { Metrics } from "../../metrics/metrics.ts";
import { activeTracing, traced } from "../../tracing.ts";
import type { YogaContext } from "./context.ts";
import { limitRules, parserOf } from "./limits.ts";
import { publicError, retryAfterOf, trimErrors } from "./publicError.ts";

/** Parses and validates within limits. Yoga caches errors of validation too. */
export function limiting(limits: QueryLimits): Plugin<YogaContext> {
  const parse = parserOf(limits);
  const rules = limitRules(limits);
  return {
    onParse: ({ setParseFn }) => setParseFn(parse),
    onValidate: ({ addValidationRule }) => {
      for (const rule of rules) addValidationRule(rule);
    },
  };
}

/** Shares results between equal subscriptions; see schema/stream/share.ts. */
export function sharing(): Plugin<YogaContext> {
  return { onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe) };
}

/** Forgets at the end of an execution what was made for it. */
export function forgetting(): Plugin<YogaContext> {
  return {
    onExecute: ({ args }) => ({ onExecuteDone: () => endExecution(args.contextValue as YogaContext) }),
  };
}

/** Counts operations by their names. */
export function measuring(metrics: Metrics): Plugin<YogaContext> {
  const nameOf = (args: ExecutionArgs) =>
    getOperationAST(args.document, args.operationName)?.name?.value ?? null;
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      if (activeTracing()) {
        setExecuteFn((all) => traced("graphql", nameOf(args) ?? "anonymous", () => executeFn(all)));
      }
      const began = performance.now();
      return {
        onExecuteDone: ({ result }) => {
          const failed = "errors" in result && (result.errors?.length ?? 0) > 0;
          metrics.executed(nameOf(args), failed ? "errors" : "done", (performance.now() - began) / 1_000);
        },
      };
    },
    onSubscribe: ({ args }) => metrics.subscribed(nameOf(args)),
  };
}

/** Cuts and counts the errors of answers (see trimErrors), and gives an outage its status over HTTP. */
export function trimming(metrics: Metrics): Plugin<YogaContext> {
  return {
    onResultProcess: ({ result }) => {
      if (!("errors" in result)) return;
      trimErrors(result as ExecutionResult, metrics);
      const wait = retryAfterOf(result.errors ?? []);
      if (wait === null) return;
      // Yoga takes status and headers from here, and does not send it.
      const http = { status: 503, headers: { "Retry-After": wait } };
      for (const { extensions } of result.errors ?? []) extensions.http = http;
    },
  };
}

/** Masks errors of execution and subscription; see publicError. */
export function masking(): Plugin<YogaContext> {
  const mask = (context: unknown, error: unknown): GraphQLError =>
    publicError(error instanceof Error ? error : new Error(String(error)), context as YogaContext);
  const maskErrors =
    (context: unknown) => (payload: Parameters<typeof handleStreamOrSingleExecutionResult>[0]) =>
      handleStreamOrSingleExecutionResult(payload, ({ result, setResult }) => {
        if (!result.errors) return;
        setResult({ ...result, errors: result.errors.map((error) => mask(context, error)) });
      });
  return {
    onExecute: ({ args }) => ({ onExecuteDone: maskErrors(args.contextValue) }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult: maskErrors(args.contextValue),
      onSubscribeError: ({ error, setError }) => setError(mask(args.contextValue, error)),
    }),
  };
}

import { expect, test } from "@jest/globals";
import { type ExecutionResult, parse } from "graphql";
import type { GraphContext } from "../../schema/context.ts";
import { schema } from "../../schema/index.ts";
import { perExecution } from "../../schema/perExecution.ts";
import { defaultQueryLimits } from "../../src/domain/limits.ts";
import { prepare } from "../../src/graph/prepare.ts";
import { Documents } from "../../src/http/graphql/documents.ts";
import { makeYoga } from "../../src/http/graphql/yoga.ts";
import { makeLog } from "../../src/http/log.ts";
import { Metrics } from "../../src/metrics/metrics.ts";
import { withWorld } from "../support/world.ts";

const document = parse("{ job(id: 1) { number } }");

type Execute = (context: GraphContext) => ExecutionResult | Promise<ExecutionResult>;

function byYoga(context: GraphContext): Execute {
  const log = makeLog("silent");
  const yoga = makeYoga({
    schema,
    documents: new Documents(),
    log,
    metrics: new Metrics({}),
    limits: defaultQueryLimits,
    introspection: "on",
  });
  const { execute } = yoga.getEnveloped({ ...context, requestId: "1", log });
  return (contextValue) => execute({ schema, document, contextValue });
}

function byCompiled(): Execute {
  const { execute } = prepare(schema, document);
  return (context) => execute(context, {});
}

test.each([
  ["a compiled document", byCompiled],
  ["Yoga", byYoga],
])("the caches of an execution by %s are forgotten at its end", async (_, executeBy) => {
  const world = await withWorld();
  const context = { services: world.services, actor: await world.user("ann") };
  const execute = executeBy(context);
  const made = perExecution(context, "key", () => ({}));
  expect(perExecution(context, "key", () => ({}))).toBe(made);
  expect(await execute(context)).toEqual({ data: { job: null } });
  expect(perExecution(context, "key", () => ({}))).not.toBe(made);
  // What the plugin found out about the caller's rights.
  context.actor = { ...context.actor, user: null, anonymous: "off" };
  expect((await execute(context)).errors?.length).toBe(1);
});

import { expect, test } from "@jest/globals";
import { parse } from "graphql";
import { schema } from "../../schema/index.ts";
import { perExecution } from "../../schema/perExecution.ts";
import { prepare } from "../../src/graph/prepare.ts";
import { withWorld } from "../support/world.ts";

test("the caches of an execution are forgotten at its end", async () => {
  const world = await withWorld();
  const context = { services: world.services, actor: await world.user("ann") };
  const { execute } = prepare(schema, parse("{ job(id: 1) { number } }"));
  const made = perExecution(context, "key", () => ({}));
  expect(perExecution(context, "key", () => ({}))).toBe(made);
  expect(await execute(context, {})).toEqual({ data: { job: null } });
  expect(perExecution(context, "key", () => ({}))).not.toBe(made);
  // What the plugin found out about the caller's rights.
  context.actor = { ...context.actor, user: null, anonymous: "off" };
  expect((await execute(context, {})).errors?.length).toBe(1);
});

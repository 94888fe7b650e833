import { type ExecutionResult, graphql } from "graphql";
import { schema } from "../../schema/index.ts";
import type { Actor } from "../../src/domain/actor.ts";
import type { World } from "./world.ts";

type Data = Record<string, unknown>;

/** Runs one operation of the graph in process, as anybody, and answers what a client would get. */
export async function execute(
  { services }: Pick<World, "services">,
  actor: Actor,
  source: string,
  variableValues?: Data,
): Promise<ExecutionResult<Data>> {
  const result = await graphql({ schema, source, variableValues, contextValue: { services, actor } });
  return result as ExecutionResult<Data>;
}

/** The data of an operation that must succeed. */
export async function data<T = Data>(
  world: Pick<World, "services">,
  actor: Actor,
  source: string,
  variables?: Data,
): Promise<T> {
  const { data, errors } = await execute(world, actor, source, variables);
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return data as T;
}

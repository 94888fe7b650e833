import type { TestServer } from "./server.ts";

type Graph = Pick<TestServer, "graphql">;

/** What a mutation under the alias `made` answers. */
export interface Made {
  made: { job?: { number: number } | null; node?: { number: number } | null };
}

/** A list of nodes in which there is one. */
export interface OneNode {
  computeNodes: { nodes: [{ number: number }] };
}

/** Makes a COMMAND job and answers its pk. */
export async function makeJob(
  server: Graph,
  input: Record<string, unknown> = { command: "true" },
): Promise<number> {
  const query =
    "mutation ($input: CommandJobInput!) { made: createCommandJob(input: $input) { job { number } errors { message } } }";
  return made(server, query, { input });
}

/** Registers a node and answers its pk. */
export async function makeNode(server: Graph, name = "worker-1"): Promise<number> {
  const query =
    "mutation ($name: String!) { made: registerNode(input: { name: $name }) { node { number } errors { message } } }";
  return made(server, query, { name });
}

/** Runs a mutation under the alias `made` and answers the pk of its job or node. @throws Error with the refusal */
export async function made(server: Graph, ...operation: Parameters<Graph["graphql"]>): Promise<number> {
  const { data, errors } = await server.graphql<Made>(...operation);
  const row = data?.made.job ?? data?.made.node;
  if (!row) throw new Error(JSON.stringify(errors ?? data));
  return row.number;
}

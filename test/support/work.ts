import type { TestServer } from "./server.ts";

type Graph = Pick<TestServer, "graphql">;

/** Makes a COMMAND job and answers its pk. */
export async function makeJob(
  server: Graph,
  input: Record<string, unknown> = { command: "true" },
): Promise<number> {
  const query =
    "mutation ($input: CommandJobInput!) { made: createCommandJob(input: $input) { ... on Job { number } ... on Refusal { message } } }";
  return pkOf(await server.graphql(query, { input }));
}

/** Registers a node and answers its pk. */
export async function makeNode(server: Graph, name = "worker-1"): Promise<number> {
  const query =
    "mutation ($name: String!) { made: registerNode(input: { name: $name }) { ... on ComputeNode { number } ... on Refusal { message } } }";
  return pkOf(await server.graphql(query, { name }));
}

function pkOf({ data, errors }: Awaited<ReturnType<TestServer["graphql"]>>): number {
  if (typeof data?.made?.number !== "number") throw new Error(JSON.stringify(errors ?? data));
  return data.made.number;
}

import type { TestServer } from "./server.ts";

type Graph = Pick<TestServer, "graphql">;

/** Makes a COMMAND job and answers its pk. */
export async function makeJob(
  server: Graph,
  input: Record<string, unknown> = { command: "true" },
): Promise<number> {
  const query =
    "mutation ($input: CommandJobInput!) { made: createCommandJob(input: $input) { job { number } errors { message } } }";
  const answer = await server.graphql(query, { input });
  return pkOf(answer, answer.data?.made.job);
}

/** Registers a node and answers its pk. */
export async function makeNode(server: Graph, name = "worker-1"): Promise<number> {
  const query =
    "mutation ($name: String!) { made: registerNode(input: { name: $name }) { node { number } errors { message } } }";
  const answer = await server.graphql(query, { name });
  return pkOf(answer, answer.data?.made.node);
}

function pkOf(
  { data, errors }: Awaited<ReturnType<TestServer["graphql"]>>,
  made?: { number: number } | null,
): number {
  if (!made) throw new Error(JSON.stringify(errors ?? data));
  return made.number;
}

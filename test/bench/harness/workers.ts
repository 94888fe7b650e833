import type { Gateway } from "./gateway.ts";

/** A node that works on a job of its own. */
export interface Worker {
  readonly job: number;
  readonly headers: Record<string, string>;
}

type Made = Record<string, { job?: { number: number }; node?: { number: number } }>;

/** Makes nodes known; returns the headers with which each acts. */
export async function newNodes(
  { graphql, headers }: Gateway,
  count: number,
): Promise<Record<string, string>[]> {
  const fields = Array.from(
    { length: count },
    (_, i) =>
      `n${i}: registerNode(input: { name: "worker-${i}" }) { node { number } errors { code message } }`,
  );
  const made = await graphql<Made>(`mutation { ${fields.join("\n")} }`);
  return Object.values(made).map(({ node }) => ({ ...headers, "node-id": String(node?.number) }));
}

/** Makes jobs, 50 in a request; returns their numbers. */
export async function newJobs({ graphql }: Gateway, count: number): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const fields = Array.from(
      { length: Math.min(50, count - numbers.length) },
      (_, i) =>
        `j${i}: createCommandJob(input: { title: "t", command: "x" }) { job { number } errors { code message } }`,
    );
    const made = await graphql<Made>(`mutation { ${fields.join("\n")} }`);
    for (const { job } of Object.values(made)) numbers.push(job?.number ?? 0);
  }
  return numbers;
}

/** So many workers, each with a job that it has started. */
export async function workersAtWork(gateway: Gateway, count: number): Promise<Worker[]> {
  const nodes = await newNodes(gateway, count);
  const jobs = await newJobs(gateway, count);
  const workers: Worker[] = [];
  for (const [index, headers] of nodes.entries()) {
    const job = jobs[index] as number;
    for (const verb of ["acquireJob", "startJob"]) {
      await gateway.graphql(
        `mutation { ${verb}(id: ${job}) { job { state } errors { code message } } }`,
        {},
        headers,
      );
    }
    workers.push({ job, headers });
  }
  return workers;
}

/** One of a job's verbs, as a mutation with the job's number and state. */
export function verb(name: string): string {
  const [more, given] = name === "progressJob" ? [", $progress: Float!", ", progress: $progress"] : ["", ""];
  return `mutation Verb($id: ID!${more}) {
    ${name}(id: $id${given}) { job { number state progress } errors { code message } }
  }`;
}

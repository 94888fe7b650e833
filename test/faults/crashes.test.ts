import { expect, test } from "@jest/globals";
import { dialect } from "../support/database.ts";
import { adminHeader, type Gateway, withGateway } from "../support/gateway.ts";
import { size } from "../support/long.ts";
import { eventually } from "../support/subscribe.ts";

const kills = dialect === "sqlite" ? size(2, 200) : size(2, 50);

/** From the start of the process to its first answer; less is possible only for the built server. Milliseconds. */
const startTime = size(15_000, 5_000);

async function ask<T>({ url }: Gateway, query: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: adminHeader },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: T };
  return data;
}

interface Page<Node> {
  list: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

/** A list from end to end. */
async function all<Node>(gateway: Gateway, list: string, fields: string): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after = ""; ; ) {
    const page: Page<Node> = await ask(
      gateway,
      `{ list: ${list}(first: 500${after}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
    );
    nodes.push(...page.list.nodes);
    if (!page.list.pageInfo.hasNextPage) return nodes;
    after = `, after: "${page.list.pageInfo.endCursor}"`;
  }
}

test("kill -9 again and again loses no acknowledged job, and every job has exactly its event", async () => {
  let gateway = await withGateway();
  const acknowledged: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const before = acknowledged.length;
    const making = Array.from({ length: 4 }, async () => {
      for (;;) {
        const job = await gateway
          .make(`made: createCommandJob(input: { command: "x" }) { job { number } }`)
          .catch(() => null);
        if (job === null) return;
        acknowledged.push(job);
      }
    });
    await eventually(() => acknowledged.length >= before + 8);
    await gateway.kill();
    await Promise.all(making);
    const began = performance.now();
    gateway = await gateway.again();
    await ask(gateway, "{ jobs(first: 1) { totalCount } }");
    expect(performance.now() - began).toBeLessThan(startTime);
  }
  const jobs = await all<{ number: number }>(gateway, "jobs", "number");
  const numbers = jobs.map(({ number }) => number);
  const events = await all<{ jobNumber: number; type: string }>(gateway, "events", "jobNumber type");
  const created = events.filter(({ type }) => type === "JOB_CREATED").map(({ jobNumber }) => jobNumber);
  expect(numbers).toEqual(expect.arrayContaining(acknowledged));
  expect(created.sort((a, b) => a - b)).toEqual(numbers.sort((a, b) => a - b));
}, 1_800_000);

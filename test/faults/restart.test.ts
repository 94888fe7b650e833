import { describe, expect, test } from "@jest/globals";
import { followOverSocket } from "../support/follower.ts";
import { adminHeader, type Gateway, withGateway } from "../support/gateway.ts";
import { size } from "../support/long.ts";
import { withProxy } from "../support/proxy.ts";
import { eventually } from "../support/subscribe.ts";

/** What a call was answered: the job's new state, or null when there was no answer. */
async function call(gateway: Gateway, mutation: string, node: number): Promise<string | null> {
  try {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: adminHeader, "node-id": String(node) },
      body: JSON.stringify({
        query: `mutation { done: ${mutation} { job { state } errors { message } } }`,
      }),
    });
    const { data } = (await response.json()) as {
      data: { done: { job: { state: string } | null; errors: { message: string }[] } };
    };
    if (!data.done.job) throw new Error(`refused: ${data.done.errors[0]?.message}`);
    return data.done.job.state;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("refused")) throw error;
    return null;
  }
}

async function ask<T>(gateway: Gateway, query: string): Promise<T> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: adminHeader },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: T }).data;
}

interface Worker {
  node: number;
  /** What was acknowledged, in order: job and type of the event that it must have left. */
  acknowledged: { job: number; type: string }[];
  /** The one call that nobody answered; it may have been done or not. */
  inDoubt: { job: number; type: string } | null;
}

/** Takes its jobs one after the other until a call goes unanswered. */
async function work(
  gateway: Gateway,
  { node, acknowledged }: Worker,
  jobs: number[],
): Promise<Worker["inDoubt"]> {
  for (const job of jobs) {
    const steps: [string, string][] = [
      [`acquireJob(id: ${job})`, "JOB_ACQUIRED"],
      [`startJob(id: ${job})`, "JOB_STARTED"],
      [`progressJob(id: ${job}, progress: 0.25)`, "JOB_PROGRESSED"],
      [`progressJob(id: ${job}, progress: 0.75)`, "JOB_PROGRESSED"],
      [`finishJob(id: ${job})`, "JOB_FINISHED"],
    ];
    for (const [mutation, type] of steps) {
      if ((await call(gateway, mutation, node)) === null) return { job, type };
      acknowledged.push({ job, type });
    }
  }
  return null;
}

/** The state that a job's events add up to. */
const after: Record<string, string> = {
  JOB_CREATED: "WAITING",
  JOB_ACQUIRED: "WAITING",
  JOB_STARTED: "WORKING",
  JOB_PROGRESSED: "WORKING",
  JOB_FINISHED: "FINISHED",
};

describe("kill -9 during a stream of acquire, start, progress and finish calls", () => {
  test("loses no acknowledged call, leaves state and events in agreement, and subscribers go on", async () => {
    const gateway = await withGateway();
    const line = await withProxy(gateway.url);
    const workers: Worker[] = [];
    const jobs: number[][] = [];
    for (let at = 0; at < 4; at++) {
      const node = await gateway.make(`made: registerNode(input: { name: "w${at}" }) { node { number } }`);
      workers.push({ node, acknowledged: [], inDoubt: null });
      const mine: number[] = [];
      for (let one = 0; one < size(12, 40); one++) {
        mine.push(await gateway.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`));
      }
      jobs.push(mine);
    }
    const watched = jobs[0]?.[3] ?? 0;
    const follower = followOverSocket(line.url, { authorization: adminHeader }, watched);
    const working = workers.map((worker, at) => work(gateway, worker, jobs[at] ?? []));
    await eventually(() => workers.every(({ acknowledged }) => acknowledged.length >= size(9, 17)));
    await gateway.kill();
    const doubts = await Promise.all(working);
    expect(doubts.filter((doubt) => doubt !== null).length).toBeGreaterThan(0);

    const again = await gateway.again();
    line.target = again.url;
    const { events, jobs: rows } = await ask<{
      events: { nodes: { number: number; type: string; jobNumber: number | null }[] };
      jobs: {
        nodes: { number: number; state: string; progress: number | null; node: { number: number } | null }[];
      };
    }>(
      again,
      "{ events(first: 1000) { nodes { number type jobNumber } } jobs(first: 1000) { nodes { number state progress node { number } } } }",
    );
    expect(events.nodes.map(({ number }) => number)).toEqual(events.nodes.map((_, at) => at + 1));
    const told = new Map<number, string[]>();
    for (const { jobNumber, type } of events.nodes)
      if (jobNumber !== null) told.set(jobNumber, [...(told.get(jobNumber) ?? []), type]);

    workers.forEach(({ acknowledged }, at) => {
      const doubt = doubts[at];
      for (const job of jobs[at] ?? []) {
        const sure = acknowledged.filter((one) => one.job === job).map(({ type }) => type);
        const found = (told.get(job) ?? []).slice(1);
        const possible = doubt?.job === job ? [...sure, doubt.type] : sure;
        expect([sure, possible]).toContainEqual(found);
      }
    });
    for (const { number, state, node } of rows.nodes) {
      const types = told.get(number) ?? [];
      expect({ number, state }).toEqual({ number, state: after[types.at(-1) ?? ""] });
      expect(node !== null).toBe(types.includes("JOB_ACQUIRED"));
    }

    // The watched job's whole life was told once and in order, and the subscription lives on the new process.
    const title = await call(
      again,
      `updateJob(id: ${watched}, changes: { title: "afterwards" })`,
      workers[0]?.node ?? 0,
    );
    expect(title).not.toBeNull();
    await eventually(() => follower.told.at(-1)?.type === "JOB_UPDATED");
    const positions = follower.told.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    const life = (told.get(watched) ?? []).slice(1).filter((type) => type !== "JOB_PROGRESSED");
    const seen = follower.told.map(({ type }) => type).filter((type) => type !== "JOB_PROGRESSED");
    expect([...life, "JOB_UPDATED"].slice(-seen.length)).toEqual(seen);
  });
});

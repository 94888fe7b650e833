import { expect, test } from "@jest/globals";
import { size } from "../../support/long.ts";
import { type UfdlJob, withUfdl } from "../../support/ufdl.ts";

/** Every job is wanted by so many nodes at a time. */
const rivals = 4;
const counts = { nodes: size(8, 64), jobs: size(24, 200) };

test(
  "nodes that race for jobs win each exactly once, and the losers are told so",
  async () => {
    const ufdl = await withUfdl();
    const nodes: number[] = [];
    for (let at = 0; at < counts.nodes; at++) nodes.push(await ufdl.node("192.0.2.1", at));
    const jobs: number[] = [];
    for (let at = 0; at < counts.jobs; at++) jobs.push(await ufdl.job());
    const winners = new Map<number, number[]>(jobs.map((job) => [job, []]));
    let lost = 0;
    // Every node goes through its jobs one after another.
    await Promise.all(
      nodes.map(async (node, at) => {
        for (let one = 0; one < jobs.length; one++) {
          if ((one + at) % (counts.nodes / rivals) !== 0) continue;
          const job = jobs[one] as number;
          const answer = await ufdl.acquire(job, node);
          if (answer.status === 200) {
            expect(answer.body.node).toBe(node);
            winners.get(job)?.push(node);
          } else {
            lost++;
            expect([answer.status, answer.body]).toEqual([
              406,
              { detail: `Attempted to acquire job #${job} that has already been acquired` },
            ]);
          }
        }
      }),
    );
    expect([...winners.values()].filter((one) => one.length !== 1)).toEqual([]);
    expect(lost).toBe(counts.jobs * (rivals - 1));
    for (const one of await ufdl.ok(ufdl.post<UfdlJob[]>("jobs/list")))
      expect([one.node]).toEqual(winners.get(one.pk));
  },
  size(60_000, 240_000),
);

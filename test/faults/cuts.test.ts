import { describe, expect, test } from "@jest/globals";
import { type Follower, followOverSocket, followOverSse } from "../support/follower.ts";
import { size } from "../support/long.ts";
import { withProxy } from "../support/proxy.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";
import { makeJob, makeNode } from "../support/work.ts";

/** One round of a job's life, again and again. */
const round = [
  "acquireJob(id: PK)",
  "startJob(id: PK)",
  "progressJob(id: PK, progress: 0.5)",
  'failJob(id: PK, error: "again")',
  "resetJob(id: PK)",
];

async function act(server: TestServer, call: string, node: number): Promise<void> {
  const { data, errors } = await server.graphql(
    `mutation { done: ${call} { errors { message } } }`,
    {},
    { node },
  );
  expect({ errors, data }).toEqual({ errors: undefined, data: { done: { errors: [] } } });
}

/** How often each subscriber is cut off. */
const wanted = size(25, 100);

describe("a subscriber that is cut off at random, many times during a job's life", () => {
  test("sees every transition once and in order, over graphql-ws and over server-sent events", async () => {
    const server = await withServer();
    const [pk, node] = [await makeJob(server), await makeNode(server)];
    const lines = [await withProxy(server.url), await withProxy(server.url)] as const;
    const followers: [string, Follower][] = [
      ["graphql-ws", followOverSocket(lines[0].url, { token: server.admin.bearer }, pk)],
      ["SSE", followOverSse(lines[1].url, `Bearer ${server.admin.bearer}`, pk)],
    ];
    await eventually(() => followers.every(([, { hasBegun }]) => hasBegun()));
    const from = Number(server.services.bus.head);
    const cuts = [0, 0];
    let living = true;
    afterThisTest(async () => {
      living = false;
      cuts.fill(wanted);
    });
    const cutting = lines.map(async (line, at) => {
      const told = followers[at]?.[1].told ?? [];
      while (living || (cuts[at] ?? 0) < wanted) {
        const before = told.length;
        // One cut may come at any moment, also while it connects; the next one has to come after it was told something.
        if ((cuts[at] ?? 0) % 2 === 1) await eventually(() => told.length > before || !living);
        await new Promise((resume) => setTimeout(resume, Math.random() * 25));
        if (line.cut() > 0) cuts[at] = (cuts[at] ?? 0) + 1;
      }
    });
    for (let step = 0; cuts.some((count) => count < wanted); step++) {
      await act(server, (round[step % round.length] ?? "").replace("PK", String(pk)), node);
    }
    living = false;
    await Promise.all(cutting);
    await act(server, `cancelJob(id: ${pk})`, node);

    const events = await server.services.store.read.event.findMany({
      where: { jobId: pk, id: { gt: from } },
      orderBy: { id: "asc" },
    });
    const all = events.map(({ id, type }) => ({ position: Number(id), type }));
    for (const [, { told, returns }] of followers) {
      await eventually(() => told.at(-1)?.position === all.at(-1)?.position);
      expect(returns()).toBeGreaterThanOrEqual(wanted / 2);
      const transitions = ({ type }: { type: string }) => type !== "JOB_PROGRESSED";
      expect(told.filter(transitions)).toEqual(all.filter(transitions));
      // Progress may be left out for a slow reader, but never comes twice or late.
      expect(told.map(({ position }) => position)).toEqual(
        [...new Set(told.map(({ position }) => position))].sort((a, b) => a - b),
      );
    }
    expect(Math.min(...cuts)).toBeGreaterThanOrEqual(wanted);
  });
});

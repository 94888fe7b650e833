import { expect, test } from "@jest/globals";
import { withServer } from "../../support/server.ts";
import { eventually, overSocket } from "../../support/subscribe.ts";

interface Told {
  jobStatsChanged: {
    kind: string;
    position: string;
    stats: { count: number; groups: { state: string; count: number }[] };
  };
}
const watch = `subscription ($since: Position, $filter: JobFilter) {
  jobStatsChanged(groupBy: [STATE], filter: $filter, since: $since) {
    kind position stats { count groups { state count } } } }`;

test("tells the numbers at once and again after a burst, not once a change", async () => {
  const server = await withServer();
  const make = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        server.graphql(`mutation { createCommandJob(input: { command: "x" }) { job { number } } }`),
      ),
    );
  await make(1);
  const filter = { title: { eq: "" } };
  const stream = overSocket<Told>(server, watch, { variables: { filter } });
  const [first] = await stream.take(1);
  expect(first?.jobStatsChanged).toMatchObject({
    kind: "SNAPSHOT",
    stats: { count: 1, groups: [{ state: "WAITING", count: 1 }] },
  });
  const began = performance.now();
  await make(40);
  await eventually(() => stream.received.at(-1)?.jobStatsChanged.stats.count === 41);
  // The first change is told at once, then one payload in 300 ms.
  const pauses = Math.ceil((performance.now() - began) / 300);
  expect(stream.received.length).toBeLessThanOrEqual(2 + pauses);

  const { position } = (stream.received.at(-1) as Told).jobStatsChanged;
  await stream.stop();
  const resumed = overSocket<Told>(server, watch, { variables: { since: position } });
  await make(1);
  const [next] = await resumed.take(1);
  expect(next?.jobStatsChanged.stats.count).toBe(42);
});

test("is refused before it begins when the filter can't be", async () => {
  const server = await withServer();
  const stream = overSocket(server, watch, { variables: { filter: { title: { eq: null } } } });
  await expect(stream.take(1)).rejects.toThrow(/filter.title.eq/);
});

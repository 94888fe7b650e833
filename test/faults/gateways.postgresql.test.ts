import { expect, test } from "@jest/globals";
import { followOverSocket } from "../support/follower.ts";
import { adminHeader, withGateway } from "../support/gateway.ts";
import { size } from "../support/long.ts";
import { withProxy } from "../support/proxy.ts";
import { withDatabase } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

const subscribers = size(60, 200);
const rounds = size(12, 60);

test("when one of three gateways is killed its subscribers go on elsewhere, with every transition once and in order", async () => {
  const databaseUrl = await withDatabase();
  // One after another: the first makes the admin.
  const gateways = [
    await withGateway(databaseUrl),
    await withGateway(databaseUrl),
    await withGateway(databaseUrl),
  ] as const;
  const [killed, other, third] = gateways;
  const lines = await Promise.all(gateways.map(({ url }) => withProxy(url)));
  const node = await third.make(`made: registerNode(input: { name: "w" }) { node { number } }`);
  const job = await third.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`);
  const followers = Array.from({ length: subscribers }, (_, at) =>
    followOverSocket(lines[at % lines.length]?.url ?? "", { authorization: adminHeader }, job),
  );
  // Whoever sees this is subscribed.
  const steps = ["acquireJob", "startJob", "abortJob"];
  const done: string[] = [];
  const act = async (step: string) => {
    await third.make(`made: ${step}(id: ${job}) { job { number } }`, step === "abortJob" ? undefined : node);
    done.push({ acquireJob: "JOB_ACQUIRED", startJob: "JOB_STARTED", abortJob: "JOB_ABORTED" }[step] ?? "");
  };
  const seenBy = (count: number) => followers.filter(({ told }) => told.length >= count).length;
  await eventually(async () => {
    await third.make(
      `made: updateJob(id: ${job}, changes: { title: "t${Math.random()}" }) { job { number } }`,
    );
    return seenBy(1) === subscribers;
  });
  for (let round = 0; round < rounds; round++) {
    if (round === Math.floor(rounds / 3)) {
      await killed.kill();
      const line = lines[0];
      if (line) line.target = other.url;
    }
    for (const step of steps) await act(step);
  }
  const transitions = ({ told }: (typeof followers)[number]) =>
    told.filter(({ type }) => type !== "JOB_UPDATED");
  await eventually(() => followers.every((follower) => transitions(follower).length >= done.length));
  for (const follower of followers) {
    expect(transitions(follower).map(({ type }) => type)).toEqual(done);
    const positions = follower.told.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
  }
  expect(followers.filter(({ returns }) => returns() > 0).length).toBeGreaterThanOrEqual(
    Math.floor(subscribers / 3),
  );
});

import { expect, test } from "@jest/globals";
import { type NodepoolImage, withNodepool } from "../../support/nodepool.ts";
import { overSocket } from "../../support/subscribe.ts";
import { made } from "../../support/work.ts";

interface Watched {
  imageChanged: { progress: number | null; event: { type: string } | null; job: { number: number } | null };
}

test("a build goes from POST to ready while a subscriber watches its progress", async () => {
  const nodepool = await withNodepool();
  const { server } = nodepool;
  const node = await nodepool.node({ name: "builder" });
  const as = { node };
  expect((await nodepool.ask("POST", "/v1/dib_images/trusty/build")).status).toBe(201);
  const [{ id }] = (await nodepool.ask<[NodepoolImage]>("GET", "/v1/dib_images")).body;
  const watching = overSocket<Watched>(
    server,
    `subscription { imageChanged(dibImage: ${id}) { kind progress event { type } dibImage { state } job { number state } } }`,
  );
  const [snapshot] = await watching.take(1);
  expect(snapshot?.imageChanged).toMatchObject({
    kind: "SNAPSHOT",
    dibImage: { state: "BUILDING" },
    job: { state: "WAITING" },
  });
  const take = "mutation { made: acquireNextJob(kinds: [IMAGE]) { job { number } } }";
  const pk = await made(server, take, {}, as);
  expect(pk).toBe(snapshot?.imageChanged.job?.number);
  for (const progress of [0.25, 0.75]) {
    await server.graphql(`mutation { progressJob(id: ${pk}, progress: ${progress}) { __typename } }`, {}, as);
    expect((await nodepool.ask("GET", `/v1/dib_images/${id}`)).body).toMatchObject({ state: "building" });
  }
  await server.graphql(
    `mutation { describeDibImage(id: ${id}, filename: "/images/trusty.qcow2") { __typename } }`,
    {},
    as,
  );
  await server.graphql(`mutation { finishJob(id: ${pk}) { __typename } }`, {}, as);
  const all = await watching.take(8);
  const told = all.slice(1).map(({ imageChanged: { event, progress } }) => [event?.type, progress]);
  expect(told).toEqual([
    ["JOB_ACQUIRED", null],
    ["JOB_STARTED", null],
    ["JOB_PROGRESSED", 0.25],
    ["JOB_PROGRESSED", 0.75],
    ["IMAGE_CHANGED", null],
    ["IMAGE_CHANGED", null],
    ["JOB_FINISHED", null],
  ]);
  expect(all.at(-1)?.imageChanged).toMatchObject({
    dibImage: { state: "READY" },
    job: { state: "FINISHED" },
  });
  expect((await nodepool.ask("GET", `/v1/dib_images/${id}`)).body).toMatchObject({
    _state: 2,
    state: "ready",
    filename: "/images/trusty.qcow2",
  });
});

test("a watcher of no image is refused", async () => {
  const { server } = await withNodepool();
  await expect(
    overSocket(server, "subscription { imageChanged(dibImage: 9) { kind } }").take(1),
  ).rejects.toThrow();
  await expect(overSocket(server, "subscription { imageChanged { kind } }").take(1)).rejects.toThrow();
});

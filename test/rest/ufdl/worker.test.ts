import { expect, test } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import {
  datasetType,
  trainType,
  type UfdlJob,
  type UfdlNode,
  type UfdlRow,
  withUfdl,
} from "../../support/ufdl.ts";

test("a job goes from its template to its end in UFDL's words", async () => {
  const ufdl = await withUfdl();
  const node = await ufdl.node();
  const job = await ufdl.job("my job");
  const acquired = await ufdl.ok(ufdl.acquire(job, node));
  expect(Object.keys(acquired)).toEqual([
    "pk",
    "template",
    "parent",
    "start_time",
    "end_time",
    "error_reason",
    "input_values",
    "parameter_values",
    "node",
    "outputs",
    "description",
    "is_cancelled",
    "creator",
    "creation_time",
    "deletion_time",
  ]);
  expect(acquired).toMatchObject({
    pk: job,
    template: { name: "train", version: 1 },
    parent: null,
    start_time: null,
    input_values: { dataset: { value: 1, type: datasetType } },
    parameter_values: {},
    node,
    outputs: [],
    description: "my job",
    is_cancelled: false,
    creator: ufdl.server.user.id,
    creation_time: "2026-11-21T12:00:00.000000Z",
    deletion_time: null,
  });
  expect((await ufdl.ok(ufdl.start(job, node))).start_time).toBe("2026-11-21T12:00:00.000000Z");
  expect((await ufdl.progress(job, node, "0.5", { comment: "half" })).status).toBe(200);
  const output = await ufdl.ok(ufdl.upload(job, "model", trainType, "bytes", node));
  expect(output).toMatchObject({ job, name: "model", type: trainType, deletion_time: null });
  const finished = await ufdl.ok(ufdl.finish(job, node));
  expect(finished).toMatchObject({ end_time: "2026-11-21T12:00:00.000000Z", error_reason: null });
  expect(finished.outputs).toEqual([{ pk: output.pk, name: "model", type: trainType }]);
});

test("the launcher's eleven steps, watched by a GraphQL subscriber", async () => {
  const ufdl = await withUfdl();
  const { server } = ufdl;
  const job = await ufdl.job("watched");

  // 1. Log in.
  const { access: token } = await ufdl.tokens(server.user);
  const as = { token };
  // 2. The machine's hardware.
  const hardware = await ufdl.ok(ufdl.post<(UfdlRow & { generation: string })[]>("hardware/list", { as }));
  const turing = hardware.find(({ generation }) => generation === "Turing")?.pk;
  // 3. Is the node known?
  const address = { ip: "192.0.2.2", index: 1 };
  const known = {
    expressions: [
      {
        sub_expressions: Object.entries(address).map(([field, value]) => ({ field, value, type: "exact" })),
        type: "and",
      },
    ],
  };
  expect(await ufdl.ok(ufdl.post("nodes/list", { as, body: known }))).toEqual([]);
  // 4. It is not: registered, and told again at the next start.
  const machine = {
    ...address,
    driver_version: "470.1",
    hardware_generation: turing,
    gpu_mem: 11_554_717_696,
    cpu_mem: 67_430_072_320,
  };
  const { pk: node } = await ufdl.ok(ufdl.post<UfdlRow>("nodes/create", { as, body: machine }));
  expect(await ufdl.ok(ufdl.post("nodes/list", { as, body: known }))).toMatchObject([{ pk: node }]);
  const again = await ufdl.ok(ufdl.patch(`nodes/${node}`, { as, node, body: machine }));
  expect(again).toMatchObject({ ...machine, current_job: null });

  const seen: string[] = [];
  const client = createClient({
    url: `${server.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { token: server.admin.bearer },
  });
  const told = client.iterate<{ jobChanged: { event: { type: string } | null; transitionData: unknown } }>({
    query: `subscription ($pk: ID!) { jobChanged(id: $pk) { event { type } transitionData } }`,
    variables: { pk: job },
  });
  expect((await told.next()).value?.data?.jobChanged.event).toBeNull();

  // 5. Nothing was running when it started. 6. It polls.
  const isNull = (field: string) => ({ field, type: "isnull" });
  const free = {
    expressions: [
      {
        sub_expressions: [
          ...["start_time", "error_reason", "node"].map(isNull),
          { ...isNull("template.workabletemplate"), invert: true },
        ],
        type: "and",
      },
    ],
  };
  const [found] = await ufdl.ok(ufdl.post<UfdlJob[]>("jobs/list", { as, node, body: free }));
  expect(found?.pk).toBe(job);
  // 7. What the job needs.
  const template = await ufdl.ok(ufdl.get(`job-templates/${found?.template.pk}`, { as, node }));
  expect(template).toMatchObject({
    executor_class: "ufdl.Trainer",
    required_packages: "ufdl==1",
    type: trainType,
  });
  for (const list of ["job-types/list", "job-contracts/list"]) {
    expect((await ufdl.ok(ufdl.post<unknown[]>(list, { as, node, body: {} }))).length).toBeGreaterThan(2);
  }
  // 8. Taken and begun.
  await ufdl.ok(ufdl.get(`jobs/${job}/acquire`, { as, node }));
  await ufdl.ok(ufdl.post(`jobs/${job}/start`, { as, node, body: { send_notification: "email" } }));
  expect((await ufdl.get("nodes/ping", { as, node })).status).toBe(200);
  // 9. Worked.
  expect((await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${job}`, { as, node }))).is_cancelled).toBe(false);
  const comment = { comment: "epoch 11 of 30" };
  await ufdl.ok(ufdl.post(`jobs/${job}/progress/0.3666666666666667`, { as, node, body: comment }));
  // 10. Uploaded. 11. Its log, and the end.
  await ufdl.ok(ufdl.upload(job, "model", "Model<T>", "model", node, as));
  expect((await ufdl.get("nodes/ping", { as, node })).status).toBe(200);
  await ufdl.ok(ufdl.upload(job, "log", "Compressed<JSON, 8>", "log", node, as));
  const end = { success: true, send_notification: "email" };
  const finished = await ufdl.ok(ufdl.post<UfdlJob>(`jobs/${job}/finish`, { as, node, body: end }));
  expect(finished.outputs.map(({ name }) => name)).toEqual(["model", "log"]);

  while (seen.at(-1) !== "JOB_FINISHED") {
    const change = (await told.next()).value?.data?.jobChanged;
    if (!change?.event) throw new Error("a change without an event");
    const { event, transitionData } = change;
    seen.push(event.type);
    expect(transitionData).toEqual(event.type === "JOB_PROGRESSED" ? comment : {});
  }
  expect(seen).toEqual([
    "JOB_ACQUIRED",
    "JOB_STARTED",
    "JOB_PROGRESSED",
    "OUTPUT_ADDED",
    "OUTPUT_ADDED",
    "JOB_FINISHED",
  ]);
  await told.return?.();
  await client.dispose();
});

test("a launcher that is started again ends what it was working on, and takes it up anew", async () => {
  const ufdl = await withUfdl();
  const node = await ufdl.node();
  const job = await ufdl.jobIn("STARTED", node);
  const reason = "Node restarted during job execution.";
  expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).current_job).toBe(job);
  expect((await ufdl.ok(ufdl.finish(job, node, reason))).error_reason).toBe(reason);
  await ufdl.ok(ufdl.delete(`jobs/${job}/reset`, { as: "user", node }));
  await ufdl.ok(ufdl.delete(`jobs/${job}/release`, { as: "user", node }));
  await ufdl.ok(ufdl.acquire(job, node));
  await ufdl.ok(ufdl.start(job, node));
  await ufdl.ok(ufdl.finish(job, node));
});

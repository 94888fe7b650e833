import { expect, test } from "@jest/globals";
import { datasetType, trainType, withUfdl } from "../../support/ufdl.ts";

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

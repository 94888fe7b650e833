import { describe, expect, test } from "@jest/globals";
import { forbidden, freshIp, sharedUfdl, turnsAway, type UfdlJob } from "../../support/ufdl.ts";

const shared = sharedUfdl();
const type = "Compressed<JSON, 8>";
const path = (job: number, name = "model") => `jobs/${job}/outputs/${name}/${encodeURIComponent(type)}`;
const keys = ["pk", "job", "name", "type", "creator", "creation_time", "deletion_time"];
const unknown = {
  status: 400,
  body: { detail: `Bad name 'nope': Job has no output by this name/type (nope/${type})` },
};

async function withOutput(bytes = "bytes") {
  const ufdl = shared();
  const node = await ufdl.node(freshIp());
  const job = await ufdl.jobIn("STARTED", node);
  const { pk } = await ufdl.ok(ufdl.upload(job, "model", type, bytes, node));
  return { ufdl, node, job, pk };
}

describe("outputs.add", () => {
  test("200 for bytes of any type, an empty body too, by the node or an admin", async () => {
    const { ufdl, node, job } = await withOutput();
    const added = await ufdl.ok(ufdl.upload(job, "empty", type, "", node));
    expect(Object.keys(added)).toEqual(keys);
    expect(added).toMatchObject({
      job,
      name: "empty",
      type,
      creator: ufdl.server.user.id,
      deletion_time: null,
    });
    const json = await ufdl.post(path(job, "json"), {
      body: '{"a": 1}',
      headers: { "content-type": "application/json", "content-disposition": 'attachment; filename="x y"' },
    });
    expect(json.status).toBe(200);
    expect((await ufdl.get(path(job, "json"))).text).toBe('{"a": 1}');
    expect((await ufdl.upload(job, "model", "other", "x", node)).status).toBe(200);
  });

  test("400 without a filename and for a name that is taken", async () => {
    const { ufdl, node, job } = await withOutput();
    expect(await ufdl.post(path(job, "x"), { node, body: "x" })).toMatchObject({
      status: 400,
      body: {
        detail:
          "Missing filename. Request should include a Content-Disposition header with a filename parameter.",
      },
    });
    expect(await ufdl.upload(job, "model", type, "again", node)).toMatchObject({
      status: 400,
      body: { detail: `Bad name 'model': Job already has an output by this name/type (model/${type})` },
    });
  });

  test("417 before the start, 406 after the end, 200 for a job that failed or was cancelled", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    expect(await ufdl.upload(await ufdl.jobIn("ACQUIRED", node), "a", "T", "x", node)).toMatchObject({
      status: 417,
      body: { detail: "Attempted to perform the following action on an un-started job: add_output" },
    });
    expect(await ufdl.upload(await ufdl.jobIn("FINISHED", node), "a", "T", "x", node)).toMatchObject({
      status: 406,
      body: { detail: "Attempted to perform the following action on a finished job: add_output" },
    });
    await ufdl.ok(ufdl.upload(await ufdl.jobIn("ERRORED", node), "a", "T", "x", node));
    await ufdl.ok(ufdl.upload(await ufdl.jobIn("CANCELLED", node), "a", "T", "x", node));
  });

  test("403 for others, 404 for an unknown job and for a slash at the end, 401 for strangers", async () => {
    const { ufdl, node, job } = await withOutput();
    expect(await ufdl.upload(job, "x", "T", "x")).toMatchObject({ status: 403, body: forbidden });
    expect((await ufdl.upload(999_999, "x", "T", "x", node)).status).toBe(404);
    expect((await ufdl.post(`${path(job)}/`, { node })).status).toBe(404);
    await turnsAway(ufdl, "POST", path(job));
  });
});

describe("outputs.get", () => {
  test("200 with the bytes, whole or a range", async () => {
    const { ufdl, job } = await withOutput("0123456789");
    const answer = await ufdl.get(path(job), { as: "user" });
    expect(answer).toMatchObject({ status: 200, text: "0123456789" });
    expect(answer.headers.get("content-type")).toBe("application/data");
    expect(await ufdl.get(path(job), { headers: { range: "bytes=2-4" } })).toMatchObject({
      status: 206,
      text: "234",
    });
    const head = await ufdl.call("HEAD", path(job));
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers.get("content-length")).toBe("10");
  });

  test("406 for an Accept that admits no bytes, 400 for an unknown output, as application/data", async () => {
    const { ufdl, job } = await withOutput();
    expect(await ufdl.get(path(job), { headers: { accept: "application/json" } })).toMatchObject({
      status: 406,
      body: { detail: "Could not satisfy the request Accept header." },
    });
    const none = await ufdl.get(path(job, "nope"));
    expect(none).toMatchObject(unknown);
    expect(none.headers.get("content-type")).toBe("application/data");
    await turnsAway(ufdl, "GET", path(job));
  });
});

describe("outputs.info", () => {
  test("200 with what is known of it", async () => {
    const { ufdl, job, pk } = await withOutput();
    expect(await ufdl.ok(ufdl.get(`${path(job)}/info`, { as: "user" }))).toMatchObject({ pk, job, type });
  });
  test("400 for an unknown output, 401 for strangers", async () => {
    const { ufdl, job } = await withOutput();
    expect(await ufdl.get(`${path(job, "nope")}/info`)).toMatchObject(unknown);
    await turnsAway(ufdl, "GET", `${path(job)}/info`);
  });
});

describe("outputs.delete", () => {
  test("200 twice; it stays readable and listed, and its name taken", async () => {
    const { ufdl, node, job, pk } = await withOutput();
    for (const _ of [1, 2]) {
      expect(await ufdl.ok(ufdl.delete(path(job)))).toMatchObject({
        pk,
        deletion_time: "2026-11-21T12:00:00.000000Z",
      });
    }
    expect((await ufdl.get(path(job))).text).toBe("bytes");
    expect((await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${job}`))).outputs).toEqual([{ pk, name: "model", type }]);
    expect((await ufdl.upload(job, "model", type, "x", node)).status).toBe(400);
  });
  test("400 for an unknown output, 403 for others than admins, 401 for strangers", async () => {
    const { ufdl, node, job } = await withOutput();
    expect(await ufdl.delete(path(job, "nope"))).toMatchObject(unknown);
    expect((await ufdl.delete(path(job), { as: "user", node })).status).toBe(403);
    await turnsAway(ufdl, "DELETE", path(job));
  });
});

describe("job_outputs.list", () => {
  test("200 with those that a filter lets through", async () => {
    const { ufdl, job, pk } = await withOutput();
    const body = { expressions: [{ type: "exact", field: "job", value: job }] };
    expect(await ufdl.ok(ufdl.post("job-outputs/list", { body }))).toMatchObject([{ pk }]);
    await turnsAway(ufdl, "POST", "job-outputs/list");
  });
});

describe("job_outputs.retrieve", () => {
  test("200 by its number, 404 for none", async () => {
    const { ufdl, pk } = await withOutput();
    expect(await ufdl.ok(ufdl.get(`job-outputs/${pk}`))).toMatchObject({ pk, name: "model" });
    expect((await ufdl.get("job-outputs/999999")).status).toBe(404);
    await turnsAway(ufdl, "GET", "job-outputs/1");
  });
});

describe("job_outputs.download", () => {
  test("200 with the bytes, 404 for none, 400 for a body that does not fit", async () => {
    const { ufdl, pk } = await withOutput();
    expect(await ufdl.post(`job-outputs/${pk}/download`, { body: {} })).toMatchObject({
      status: 200,
      text: "bytes",
    });
    expect((await ufdl.post("job-outputs/999999/download")).status).toBe(404);
    expect((await ufdl.post(`job-outputs/${pk}/download`, { body: { other: 1 } })).status).toBe(400);
    await turnsAway(ufdl, "POST", "job-outputs/1/download");
  });
});

import { describe, expect, test } from "@jest/globals";
import { defaultLeases } from "../../../src/domain/leases.ts";
import { forbidden, freshIp, sharedUfdl, turnsAway, type UfdlNode, withUfdl } from "../../support/ufdl.ts";
import { makeJob } from "../../support/work.ts";

const shared = sharedUfdl();
const now = "2026-11-21T12:00:00.000000Z";

function illegal(job: number, phase: string, verb: string, reason: string) {
  return {
    status: 406,
    body: {
      detail: `Attempted an illegal phase-transition on workable job ${job} in phase LifecyclePhase.${phase}: ${verb}\n${reason}.`,
    },
  };
}

describe("jobs.acquire", () => {
  test("200 for a free job, and again for one's own", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.job();
    for (const _ of [1, 2]) expect(await ufdl.ok(ufdl.acquire(job, node))).toMatchObject({ node });
  });

  test("406 for another's, and for a free job that was cancelled", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    const held = await ufdl.jobIn("ACQUIRED", node);
    expect(await ufdl.acquire(held, other)).toMatchObject({
      status: 406,
      body: { detail: `Attempted to acquire job #${held} that has already been acquired` },
    });
    const cancelled = await ufdl.job();
    await ufdl.ok(ufdl.delete(`jobs/${cancelled}/cancel`));
    expect(await ufdl.acquire(cancelled, node)).toMatchObject(
      illegal(cancelled, "CANCELLED", "acquire", "Job has already been finalised"),
    );
  });

  test("403 without a node and for a command, 404 for an unknown job, 400 for a bad node, 401 for strangers", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    expect(await ufdl.get("jobs/1/acquire")).toMatchObject({ status: 403, body: forbidden });
    const command = await makeJob(ufdl.server);
    expect(await ufdl.acquire(command, node)).toMatchObject({ status: 403, body: forbidden });
    expect((await ufdl.acquire(999_999, node)).status).toBe(404);
    expect((await ufdl.acquire(1, 999_999)).status).toBe(400);
    await turnsAway(ufdl, "GET", "jobs/1/acquire");
  });
});

describe("jobs.release", () => {
  test("200 frees the job", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("ACQUIRED", node);
    expect(await ufdl.ok(ufdl.delete(`jobs/${job}/release`, { as: "user", node }))).toMatchObject({
      node: null,
    });
  });

  test("406 once it is started, 403 for others, 404 for an unknown job, 401 for strangers", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    const job = await ufdl.jobIn("STARTED", node);
    const release = (as: number, pk = job) => ufdl.delete(`jobs/${pk}/release`, { as: "user", node: as });
    expect(await release(node)).toMatchObject(
      illegal(job, "STARTED", "release", "Can't release a started or finalised job"),
    );
    expect(await release(other)).toMatchObject({ status: 403, body: forbidden });
    expect((await release(node, 999_999)).status).toBe(404);
    await turnsAway(ufdl, "DELETE", "jobs/1/release");
  });
});

describe("jobs.start", () => {
  test("200 makes it the node's current job", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("ACQUIRED", node);
    expect(await ufdl.ok(ufdl.start(job, node))).toMatchObject({ start_time: now, end_time: null });
    expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).current_job).toBe(job);
  });

  test("200 for a node whose current job was aborted meanwhile", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    await ufdl.ok(ufdl.delete(`jobs/${await ufdl.jobIn("STARTED", node)}/abort`));
    await ufdl.ok(ufdl.start(await ufdl.jobIn("ACQUIRED", node), node));
  });

  test("406 while the node works, 406 for a job that was started", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const busy = {
      status: 406,
      body: { detail: "Attempted to start a job with another already in progress" },
    };
    const job = await ufdl.jobIn("STARTED", node);
    expect(await ufdl.start(job, node)).toMatchObject(busy);
    expect(await ufdl.start(await ufdl.jobIn("ACQUIRED", node), node)).toMatchObject(busy);
    await ufdl.ok(ufdl.finish(job, node, "it broke"));
    expect(await ufdl.start(job, node)).toMatchObject(
      illegal(job, "ERRORED", "start", "Job already started"),
    );
  });

  test("404, then 403, then 400, in this order; 401 for strangers", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    const job = await ufdl.jobIn("ACQUIRED", node);
    const start = (pk: number, as: number) =>
      ufdl.post(`jobs/${pk}/start`, { as: "user", node: as, body: {} });
    expect((await start(999_999, node)).status).toBe(404);
    expect((await start(job, other)).status).toBe(403);
    const bad = await start(job, node);
    expect(bad.status).toBe(400);
    expect(bad.body).toMatchObject({ detail: expect.stringMatching(/^Unable to parse JSON: /) });
    await turnsAway(ufdl, "POST", "jobs/1/start");
  });
});

describe("jobs.progress", () => {
  test("200 for any decimal from 0 to 1, as the TypeScript client writes them too", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    for (const amount of ["0", "1", "0.0", "1.00", "1e-05", ".5", "0.3666666666666667"]) {
      expect((await ufdl.progress(job, node, amount, { comment: "c" })).status).toBe(200);
    }
    expect((await ufdl.progress(job, node, "0.5")).status).toBe(200);
    expect((await ufdl.progress(job, node, "0.5", [1])).status).toBe(200);
  });

  test("400 beyond that, 404 for what is no number", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    expect(await ufdl.progress(job, node, "1.5")).toMatchObject({
      status: 400,
      body: { detail: "Bad value for progress parameter 'progress': 1.5\nprogress must be in [0.0, 1.0]" },
    });
    expect((await ufdl.progress(job, node, "-0.1")).status).toBe(400);
    expect((await ufdl.progress(job, node, "half")).status).toBe(404);
  });

  test("406 unless it is being worked, 403 for others, 404 for an unknown job, 401 for strangers", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    const reason = "Can only progress from the STARTED phase";
    for (const [phase, word] of [
      ["ACQUIRED", "CREATED"],
      ["CANCELLED", "CANCELLED"],
      ["FINISHED", "FINISHED"],
    ] as const) {
      const on = await ufdl.node(freshIp());
      const job = await ufdl.jobIn(phase, on);
      expect(await ufdl.progress(job, on, "0.5")).toMatchObject(illegal(job, word, "progress", reason));
    }
    const job = await ufdl.jobIn("STARTED", node);
    expect((await ufdl.progress(job, other, "0.5")).status).toBe(403);
    expect((await ufdl.progress(999_999, node, "0.5")).status).toBe(404);
    await turnsAway(ufdl, "POST", "jobs/1/progress/0.5");
  });
});

describe("jobs.finish", () => {
  test("200 in error exactly when there is an error, whatever success says", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const finish = async (body: object) => {
      const job = await ufdl.jobIn("STARTED", node);
      const full = { send_notification: "", ...body };
      return ufdl.ok(ufdl.post(`jobs/${job}/finish`, { as: "user", node, body: full }));
    };
    expect(await finish({ success: false })).toMatchObject({ end_time: now, error_reason: null });
    expect(await finish({ success: true, error: "" })).toMatchObject({ end_time: now, error_reason: "" });
    expect(await finish({ success: true, error: "x", more: 1 })).toMatchObject({ error_reason: "x" });
  });

  test("200 without effect for a cancelled job, and the node is free", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("CANCELLED", node);
    expect(await ufdl.ok(ufdl.finish(job, node))).toMatchObject({ is_cancelled: true, end_time: null });
    expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).current_job).toBeNull();
  });

  test("200 without effect once the job was taken from the node, which may not tell its progress any more", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    await ufdl.ok(ufdl.delete(`jobs/${job}/abort`));
    expect(await ufdl.progress(job, node, "0.5")).toMatchObject({ status: 403, body: forbidden });
    expect(await ufdl.ok(ufdl.finish(job, node))).toMatchObject({ node: null, start_time: null });
    expect(await ufdl.finish(job, node)).toMatchObject({ status: 403, body: forbidden });
  });

  test.each([0, 1])("200 without effect after the end of the job's lease, with %d retries", async (retry) => {
    const seconds = 100;
    const ufdl = await withUfdl({ config: { leases: { ...defaultLeases, ufdl: seconds } } });
    const { scheduler, clock, services, graphql } = ufdl.server;
    const node = await ufdl.node();
    const job = await ufdl.job();
    await graphql(`mutation { updateJob(id: ${job}, changes: { retry: ${retry} }) { errors { code } } }`);
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.start(job, node));
    clock.advance(seconds + 1 + services.presence.lag / 1_000);
    await scheduler.runAll();
    const reason = `The node did not call for ${seconds} seconds`;
    const lost = retry ? { node: null, error_reason: null } : { node, error_reason: reason };
    expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).current_job).toBeNull();
    expect(await ufdl.ok(ufdl.finish(job, node))).toMatchObject(lost);
  });

  test("406 a second time; 404, then 403, then 400, in this order; 401 for strangers", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    const done = await ufdl.jobIn("FINISHED", node);
    expect(await ufdl.finish(done, node)).toMatchObject(
      illegal(done, "FINISHED", "finish", "Job not in the Started phase"),
    );
    const job = await ufdl.jobIn("STARTED", node);
    const body = { success: true, send_notification: "", error: null };
    const finish = (pk: number, as: number) => ufdl.post(`jobs/${pk}/finish`, { as: "user", node: as, body });
    expect((await finish(999_999, node)).status).toBe(404);
    expect((await finish(job, other)).status).toBe(403);
    expect((await finish(job, node)).body).toMatchObject({
      detail: expect.stringMatching(/^Unable to parse JSON: /),
    });
    await turnsAway(ufdl, "POST", "jobs/1/finish");
  });
});

describe("jobs.reset", () => {
  test("200 puts a failed job back, keeps its node, and lets it upload again", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    await ufdl.ok(ufdl.upload(job, "log", "T", "1", node));
    await ufdl.ok(ufdl.finish(job, node, "it broke"));
    const reset = await ufdl.ok(ufdl.delete(`jobs/${job}/reset`, { as: "user", node }));
    expect(reset).toMatchObject({ node, start_time: null, end_time: null, error_reason: null });
    await ufdl.ok(ufdl.start(job, node));
    await ufdl.ok(ufdl.upload(job, "log", "T", "2", node));
    expect((await ufdl.get(`jobs/${job}/outputs/log/T`)).text).toBe("2");
  });

  test("406 unless it failed, 403 for others and admins, 404 for an unknown job, 401 for strangers", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("ACQUIRED", node);
    expect(await ufdl.delete(`jobs/${job}/reset`, { as: "user", node })).toMatchObject(
      illegal(job, "CREATED", "reset", "Job is not in the ERRORED phase"),
    );
    expect(await ufdl.delete(`jobs/${job}/reset`)).toMatchObject({ status: 403, body: forbidden });
    expect((await ufdl.delete("jobs/999999/reset", { node })).status).toBe(404);
    await turnsAway(ufdl, "DELETE", "jobs/1/reset");
  });
});

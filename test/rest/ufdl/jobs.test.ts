import { describe, expect, test } from "@jest/globals";
import {
  forbidden,
  freshIp,
  notFound,
  sharedUfdl,
  turnsAway,
  type UfdlJob,
  type UfdlNode,
} from "../../support/ufdl.ts";
import { makeJob } from "../../support/work.ts";

const shared = sharedUfdl();
const now = "2026-11-21T12:00:00.000000Z";

/** What a route for admins says to everybody else. */
async function admins(method: string, path: string) {
  const ufdl = shared();
  expect(await ufdl.call(method, path, { as: "user" })).toMatchObject({ status: 403, body: forbidden });
  await turnsAway(ufdl, method, path);
}

describe("jobs.list", () => {
  test("200 with what the launcher asks for: free jobs of workable templates", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const [free, held, broken] = [
      await ufdl.job(),
      await ufdl.jobIn("ACQUIRED", node),
      await ufdl.jobIn("ERRORED", node),
    ];
    const command = await makeJob(ufdl.server);
    const isNull = (field: string) => ({ field, type: "isnull" });
    const body = {
      expressions: [
        {
          type: "and",
          sub_expressions: [
            isNull("start_time"),
            isNull("error_reason"),
            isNull("node"),
            { ...isNull("template.workabletemplate"), invert: true },
          ],
        },
      ],
    };
    const found = await ufdl.ok(ufdl.post<UfdlJob[]>("jobs/list", { as: "user", body }));
    const pks = found.map(({ pk }) => pk);
    expect(pks).toContain(free);
    for (const other of [held, broken, command]) expect(pks).not.toContain(other);
    const all = await ufdl.ok(ufdl.post<UfdlJob[]>("jobs/list", { as: "user" }));
    const shown = all.find(({ pk }) => pk === command);
    expect(shown).toMatchObject({
      template: { pk: 0, name: "command" },
      parameter_values: { command: { value: "true", type: "str" } },
    });
  });

  test("200 without destroyed jobs unless include_inactive asks for them", async () => {
    const ufdl = shared();
    const job = await ufdl.job("gone");
    await ufdl.ok(ufdl.delete(`jobs/${job}`));
    const asked = { expressions: [{ type: "exact", field: "pk", value: `${job}` }] };
    expect(await ufdl.ok(ufdl.post("jobs/list", { body: asked }))).toEqual([]);
    const all = await ufdl.ok(
      ufdl.post<UfdlJob[]>("jobs/list", { body: { ...asked, include_inactive: true } }),
    );
    expect(all).toMatchObject([{ pk: job, deletion_time: now }]);
  });

  test("400 for unknown fields, and no way into password hashes; 401 for strangers", async () => {
    const ufdl = shared();
    for (const field of [
      "is_cancelled",
      "creator.password",
      "creator__password",
      "pk__gt",
      "__proto__",
      "creator.passwordHash",
    ]) {
      const body = { expressions: [{ type: "contains", field, sub_string: "a" }] };
      expect(await ufdl.post("jobs/list", { body })).toMatchObject({
        status: 400,
        body: { detail: `Unknown filter field '${field}'` },
      });
    }
    await turnsAway(ufdl, "POST", "jobs/list");
  });
});

describe("jobs.create", () => {
  test("403 always, 401 for strangers", () => admins("POST", "jobs/create"));
  test("403 for admins too", async () => {
    expect((await shared().post("jobs/create", { body: {} })).status).toBe(403);
  });
});

describe("jobs.retrieve", () => {
  test("200, also for a destroyed job and with a slash", async () => {
    const ufdl = shared();
    const job = await ufdl.job("kept");
    await ufdl.ok(ufdl.delete(`jobs/${job}`));
    expect(await ufdl.get(`jobs/${job}/`, { as: "user" })).toMatchObject({
      status: 200,
      body: { description: "kept" },
    });
  });

  test("404 for an unknown job, 401 for strangers", async () => {
    const ufdl = shared();
    expect(await ufdl.get("jobs/999999")).toMatchObject({ status: 404, body: notFound });
    await turnsAway(ufdl, "GET", "jobs/1");
  });
});

for (const [route, method] of [
  ["jobs.update", "PUT"],
  ["jobs.partial_update", "PATCH"],
] as const) {
  describe(route, () => {
    test("200 changes the description and nothing else", async () => {
      const ufdl = shared();
      const job = await ufdl.job("before");
      const change = (body: unknown) => ufdl.ok(ufdl.call(method, `jobs/${job}`, { body }));
      expect(await change({})).toMatchObject({ description: "before" });
      expect(await change({ description: "after", node: 3 })).toMatchObject({
        description: "after",
        node: null,
      });
      expect(await change({ description: "" })).toMatchObject({ description: "" });
    });

    test("404 before 400; 403 for others than admins", async () => {
      const ufdl = shared();
      const body = { description: null };
      expect((await ufdl.call(method, "jobs/999999", { body })).status).toBe(404);
      expect(await ufdl.call(method, `jobs/${await ufdl.job()}`, { body })).toMatchObject({
        status: 400,
        body: { description: ["This field may not be null."] },
      });
      await admins(method, `jobs/${await ufdl.job()}`);
    });
  });
}

describe("jobs.destroy", () => {
  test("204, twice, with the first time kept", async () => {
    const ufdl = shared();
    const job = await ufdl.job();
    expect(await ufdl.delete(`jobs/${job}`)).toMatchObject({ status: 204, text: "" });
    expect((await ufdl.delete(`jobs/${job}`)).status).toBe(204);
    expect((await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${job}`))).deletion_time).toBe(now);
  });
  test("404 for an unknown job", async () => expect((await shared().delete("jobs/999999")).status).toBe(404));
  test("403 for others than admins", () => admins("DELETE", "jobs/1"));
});

describe("jobs.hard_delete", () => {
  test("200 with the job as it was, outputs and node and all", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    await ufdl.ok(ufdl.upload(job, "model", "T", "x", node));
    expect(await ufdl.ok(ufdl.delete(`jobs/${job}/hard`))).toMatchObject({
      pk: job,
      deletion_time: now,
      outputs: [{ name: "model" }],
    });
    expect((await ufdl.get(`jobs/${job}`)).status).toBe(404);
    expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).current_job).toBeNull();
  });
  test("404 for an unknown job", async () =>
    expect((await shared().delete("jobs/999999/hard")).status).toBe(404));
  test("403 for others than admins", () => admins("DELETE", "jobs/1/hard"));
});

describe("jobs.reinstate", () => {
  test("200, twice", async () => {
    const ufdl = shared();
    const job = await ufdl.job();
    await ufdl.ok(ufdl.delete(`jobs/${job}`));
    for (const _ of [1, 2]) {
      expect(await ufdl.ok(ufdl.delete(`jobs/${job}/reinstate`))).toMatchObject({ deletion_time: null });
    }
  });
  test("404 for an unknown job", async () =>
    expect((await shared().delete("jobs/999999/reinstate")).status).toBe(404));
  test("403 for others than admins", () => admins("DELETE", "jobs/1/reinstate"));
});

describe("jobs.abort", () => {
  test("200 takes the job from its node and frees its outputs' names", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const job = await ufdl.jobIn("STARTED", node);
    await ufdl.ok(ufdl.upload(job, "log", "T", "1", node));
    expect(await ufdl.ok(ufdl.delete(`jobs/${job}/abort`))).toMatchObject({ node: null, start_time: null });
    // The node learns of it when it reports, and is free then.
    await ufdl.ok(ufdl.finish(job, node));
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.start(job, node));
    await ufdl.ok(ufdl.upload(job, "log", "T", "2", node));
  });

  test("406 for a finalised job", async () => {
    const ufdl = shared();
    const job = await ufdl.jobIn("FINISHED", await ufdl.node(freshIp()));
    expect(await ufdl.delete(`jobs/${job}/abort`)).toMatchObject({
      status: 406,
      body: {
        detail: `Attempted an illegal phase-transition on workable job ${job} in phase LifecyclePhase.FINISHED: abort\nCan't abort a finalised job.`,
      },
    });
  });
  test("404 for an unknown job", async () =>
    expect((await shared().delete("jobs/999999/abort")).status).toBe(404));
  test("403 for others than admins", () => admins("DELETE", "jobs/1/abort"));
});

describe("jobs.cancel", () => {
  test("200 in every phase; a finished job stays as it is", async () => {
    const ufdl = shared();
    for (const phase of ["CREATED", "ACQUIRED", "STARTED", "ERRORED", "CANCELLED"] as const) {
      const job = await ufdl.jobIn(phase, await ufdl.node(freshIp()));
      expect(await ufdl.ok(ufdl.delete(`jobs/${job}/cancel`))).toMatchObject({
        is_cancelled: true,
        error_reason: "Cancelled",
        end_time: null,
      });
    }
    const done = await ufdl.jobIn("FINISHED", await ufdl.node(freshIp()));
    expect(await ufdl.ok(ufdl.delete(`jobs/${done}/cancel`))).toMatchObject({
      is_cancelled: false,
      end_time: now,
    });
  });
  test("404 for an unknown job", async () =>
    expect((await shared().delete("jobs/999999/cancel")).status).toBe(404));
  test("403 for others than admins, the creator too", () => admins("DELETE", "jobs/1/cancel"));
});

import { beforeEach, describe, expect, test } from "@jest/globals";
import { type ScaleNode, type ScaleStatus, scaleForAll } from "../../support/scale.ts";

const scale = scaleForAll();
let at = "";
let count = 0;
beforeEach(async () => {
  at = `/v6/nodes/${await scale().node({ hostname: `host-${++count}` })}/`;
});
const patch = (json: unknown, loose = false) => scale().ask("PATCH", at, { json, loose });
const node = async () => (await scale().ask<ScaleNode>("GET", at)).body;

describe("GET", () => {
  test("200, and 404 for no node and for a removed one", async () => {
    expect(await node()).toMatchObject({ hostname: `host-${count}`, pause_reason: null, is_paused: false });
    for (const id of ["999", "99999999999999999999"]) {
      expect(await scale().ask("GET", `/v6/nodes/${id}/`)).toMatchObject({
        status: 404,
        body: { detail: "Not found." },
      });
    }
    const pk = Number(/\d+(?=\/$)/.exec(at)?.[0]);
    await scale().server.graphql("mutation ($pk: ID!) { removeNode(id: $pk) { __typename } }", { pk });
    expect((await scale().ask("GET", at)).status).toBe(404);
  });
});

describe("PATCH 204", () => {
  test("has no body and no type", async () => {
    const { status, headers, text } = await patch({ is_paused: true });
    expect([status, headers.get("content-type"), text]).toEqual([204, null, ""]);
    expect(headers.get("allow")).toBe("GET, PATCH, HEAD, OPTIONS");
  });

  test("pauses with a reason that stays until the pause ends", async () => {
    await patch({ is_paused: true, pause_reason: "weekly" });
    expect(await node()).toMatchObject({ is_paused: true, pause_reason: "weekly" });
    await patch({ is_paused: true });
    expect(await node()).toMatchObject({ pause_reason: "weekly" });
    await patch({ is_paused: 0, pause_reason: "ignored" }, true);
    expect(await node()).toMatchObject({ is_paused: false, pause_reason: null });
    await patch({ pause_reason: 5 }, true);
    expect(await node()).toMatchObject({ pause_reason: "5" });
    await patch({ pause_reason: "😀".repeat(250) });
    expect(await node()).toMatchObject({ pause_reason: "😀".repeat(250) });
    await patch({ pause_reason: "a note" });
    expect(await node()).toMatchObject({ is_paused: false, pause_reason: "a note" });
  });

  test("deprecates and takes back, and leaves deprecated alone without is_active", async () => {
    scale().server.clock.advance(1);
    await patch({ is_active: false });
    const { deprecated, last_modified } = await node();
    expect(deprecated).toBe(last_modified);
    scale().server.clock.advance(1);
    await patch({ is_paused: true });
    expect(await node()).toMatchObject({ is_active: false, deprecated });
    expect((await node()).last_modified).not.toBe(last_modified);
    await patch({ is_active: "True" }, true);
    expect(await node()).toMatchObject({ is_active: true, deprecated: null });
  });
});

describe("PATCH 400, and nothing is stored", () => {
  test.each([
    [{ colour: 1, alpha: 2, is_paused: true }, "Unexpected fields: alpha, colour"],
    [{}, "No fields specified for update."],
    [{ is_paused: "perhaps" }, { detail: "Field must be a valid boolean: is_paused" }],
    [{ is_active: null }, { detail: "Field must be a valid boolean: is_active" }],
    [{ pause_reason: ["5"] }, { detail: "Field must be a text or null: pause_reason" }],
    [{ pause_reason: "a\0" }, { detail: "Field must not hold a null character: pause_reason" }],
    [{ pause_reason: "\ud800" }, { detail: "Field must be well-formed Unicode: pause_reason" }],
    [
      { is_paused: true, pause_reason: "x".repeat(251) },
      { detail: "Field must have at most 250 characters: pause_reason" },
    ],
    [[], { detail: "The body must be a JSON object." }],
    [null, { detail: "The body must be a JSON object." }],
  ])("%j", async (json, body) => {
    const before = await node();
    expect(await patch(json)).toMatchObject({ status: 400 });
    expect((await patch(json)).body).toEqual(body);
    expect(await node()).toEqual(before);
  });

  test("no body, broken JSON, a form, another type", async () => {
    expect((await scale().ask("PATCH", at)).body).toBe("No fields specified for update.");
    const json = { "content-type": "application/json" };
    expect((await scale().ask("PATCH", at, { raw: "{", headers: json })).body).toMatchObject({
      detail: expect.stringMatching(/^JSON parse/),
    });
    expect((await scale().ask("PATCH", at, { form: { is_paused: "true" } })).status).toBe(400);
    const text = await scale().ask("PATCH", at, { raw: "x", headers: { "content-type": "text/plain" } });
    expect(text).toMatchObject({
      status: 415,
      body: { detail: 'Unsupported media type "text/plain" in request.' },
    });
  });

  test("comes before 404", async () => {
    const nowhere = (json: unknown) => scale().ask("PATCH", "/v6/nodes/999/", { json });
    expect((await nowhere({})).status).toBe(400);
    expect(await nowhere({ is_paused: true })).toMatchObject({ status: 404, body: { detail: "Not found." } });
  });
});

describe("what the web interface needs besides", () => {
  test("the status has a state and executions for every node", async () => {
    const { nodes } = (await scale().ask<ScaleStatus>("GET", "/v6/status/", { as: "user" })).body;
    const mine = nodes.find((one) => one.hostname === `host-${count}`);
    expect(mine).toMatchObject({
      is_active: true,
      state: { name: "OFFLINE" },
      job_executions: {
        running: { total: 0, by_job_type: [] },
        completed: { total: 0 },
        failed: { total: 0 },
      },
    });
    expect(mine?.resources).toBeUndefined();
  });

  test("the scheduler and the version", async () => {
    expect((await scale().ask("GET", "/api/v6/scheduler/")).body).toEqual({
      is_paused: false,
      num_message_handlers: 0,
      system_logging_level: "INFO",
      queue_mode: "FIFO",
    });
    expect((await scale().ask("GET", "/v6/version/")).body).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});

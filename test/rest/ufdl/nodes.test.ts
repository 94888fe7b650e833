import { describe, expect, test } from "@jest/globals";
import {
  forbidden,
  freshIp,
  notFound,
  sharedUfdl,
  turnsAway,
  type UfdlNode,
  type UfdlRow,
} from "../../support/ufdl.ts";

const shared = sharedUfdl();

describe("nodes.list", () => {
  test("200 with every node, or those that a filter lets through", async () => {
    const ufdl = shared();
    const ip = freshIp();
    const [first, second] = [await ufdl.node(ip, 0), await ufdl.node(ip, 1)];
    const all = await ufdl.ok(ufdl.post<UfdlRow[]>("nodes/list", { as: "user" }));
    expect(all.map(({ pk }) => pk)).toEqual(expect.arrayContaining([first, second]));
    const body = {
      expressions: [
        {
          sub_expressions: [
            { field: "ip", value: ip, type: "exact" },
            { field: "index", value: 1, type: "exact" },
          ],
          type: "and",
        },
      ],
    };
    expect(await ufdl.ok(ufdl.post("nodes/list", { body }))).toMatchObject([{ pk: second }]);
  });

  test("400 for what is no filter, 415 for another type of body, 401 for strangers", async () => {
    const ufdl = shared();
    const bad = await ufdl.post("nodes/list", { body: { expression: [] } });
    expect(bad.status).toBe(400);
    expect(bad.body).toMatchObject({ detail: expect.stringMatching(/^Unable to parse JSON: /) });
    const broken = await ufdl.post("nodes/list", {
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(broken.status).toBe(400);
    expect(broken.body).toMatchObject({ detail: expect.stringMatching(/^JSON parse error - /) });
    const typed = await ufdl.post("nodes/list", { body: "x", headers: { "content-type": "text/plain" } });
    expect(typed.status).toBe(415);
    expect(typed.body).toEqual({ detail: 'Unsupported media type "text/plain" in request.' });
    await turnsAway(ufdl, "POST", "nodes/list");
  });
});

describe("nodes.create", () => {
  test("201 with the node in UFDL's key order", async () => {
    const ufdl = shared();
    const ip = freshIp();
    const answer = await ufdl.post("nodes/create", {
      as: "user",
      headers: { "content-type": "application/json" },
      body: `{"ip":" ${ip} ","index":"1","cpu_mem":9007199254740993,"gpu_mem":1e3,"pk":7,"other":1}`,
    });
    expect(answer.status).toBe(400);
    const good = await ufdl.post<UfdlNode>("nodes/create", {
      as: "user",
      headers: { "content-type": "application/json" },
      body: `{"ip":" ${ip} ","index":"1","cpu_mem":9007199254740993,"hardware_generation":1,"pk":7,"other":1}`,
    });
    expect(good.status).toBe(201);
    expect(good.text).toBe(
      `{"pk":${good.body.pk},"ip":"${ip}","index":1,"driver_version":null,"hardware_generation":1,"gpu_mem":null,"cpu_mem":9007199254740993,"last_seen":null,"current_job":null}`,
    );
  });

  test("201 for a form", async () => {
    const ufdl = shared();
    const body = new URLSearchParams({ ip: freshIp(), index: "0", cpu_mem: "1" }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(await ufdl.post("nodes/create", { body, headers })).toMatchObject({
      status: 201,
      body: { index: 0, cpu_mem: 1 },
    });
  });

  test("400 names every field that is wrong", async () => {
    const ufdl = shared();
    const post = async (body: object) => {
      const answer = await ufdl.post("nodes/create", { body });
      expect(answer.status).toBe(400);
      return answer.body;
    };
    expect(await post({})).toEqual({
      ip: ["This field is required."],
      index: ["This field is required."],
      cpu_mem: ["This field is required."],
    });
    expect(await post({ ip: "x".repeat(40), index: 1.5, cpu_mem: null })).toEqual({
      ip: ["Ensure this field has no more than 39 characters."],
      index: ["A valid integer is required."],
      cpu_mem: ["This field may not be null."],
    });
    const none = await ufdl.post("nodes/create", {
      body: { ip: freshIp(), index: 0, cpu_mem: 1, hardware_generation: "" },
      loose: true,
    });
    expect(none).toMatchObject({ status: 201, body: { hardware_generation: null } });
    const good = { ip: freshIp(), index: 0, cpu_mem: 1 };
    expect(await post({ ...good, ip: " " })).toEqual({ ip: ["This field may not be blank."] });
    expect(await post({ ...good, index: 40_000 })).toEqual({
      index: ["Ensure this value is less than or equal to 32767."],
    });
    expect(await post({ ...good, hardware_generation: 999 })).toEqual({
      hardware_generation: ['Invalid pk "999" - object does not exist.'],
    });
    await ufdl.ok(ufdl.post("nodes/create", { body: good }));
    expect(await post(good)).toMatchObject({ detail: expect.stringContaining("already has ip, index") });
  });

  test("401 for strangers", () => turnsAway(shared(), "POST", "nodes/create"));
});

describe("nodes.ping", () => {
  test("200 without a word, and the node has been seen", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    const answer = await ufdl.get("nodes/ping", { as: "user", node });
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers.get("content-type")).toBeNull();
    expect(answer.headers.get("content-length")).toBe("0");
    expect((await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${node}`))).last_seen).toBe(
      "2026-11-21T12:00:00.000000Z",
    );
    expect((await ufdl.get("nodes/ping/")).status).toBe(200);
  });

  test("403 for a user without a node, 400 for a bad one, 401 for strangers with one", async () => {
    const ufdl = shared();
    expect(await ufdl.get("nodes/ping", { as: "user" })).toMatchObject({ status: 403, body: forbidden });
    expect(await ufdl.get("nodes/ping", { as: "user", node: "abc" })).toMatchObject({
      status: 400,
      body: { detail: "Bad Node-Id header 'abc': Unable to parse into an integer primary-key" },
    });
    expect(await ufdl.get("nodes/ping", { node: 999 })).toMatchObject({
      status: 400,
      body: { detail: "Bad Node-Id header '999': No node with this primary-key" },
    });
    expect(await ufdl.get("nodes/ping", { node: "99999999999999999999" })).toMatchObject({
      status: 400,
      body: { detail: "Bad Node-Id header '99999999999999999999': No node with this primary-key" },
    });
    expect((await ufdl.get("nodes/ping", { as: null, node: await ufdl.node(freshIp()) })).status).toBe(401);
    await turnsAway(ufdl, "GET", "nodes/ping");
  });
});

describe("nodes.retrieve", () => {
  test("200 with this very request's last_seen for the node itself", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    expect(await ufdl.get(`nodes/${node}`)).toMatchObject({ status: 200, body: { last_seen: null } });
    const own = await ufdl.get<UfdlNode>(`nodes/${node}/`, { as: "user", node });
    expect(own.body.last_seen).toBe("2026-11-21T12:00:00.000000Z");
  });

  test("404 for a number that no node has, 401 for strangers", async () => {
    const ufdl = shared();
    for (const pk of ["999", "99999999999999999999", "0"]) {
      expect(await ufdl.get(`nodes/${pk}`)).toMatchObject({ status: 404, body: notFound });
    }
    await turnsAway(ufdl, "GET", "nodes/1");
  });
});

for (const [route, method] of [
  ["nodes.update", "PUT"],
  ["nodes.partial_update", "PATCH"],
] as const) {
  describe(route, () => {
    test("200 for the node itself and for admins; read-only keys are ignored", async () => {
      const ufdl = shared();
      const ip = freshIp();
      const node = await ufdl.node(ip);
      const body = {
        ip,
        index: 0,
        cpu_mem: 2,
        gpu_mem: 5,
        driver_version: "1.2",
        current_job: 9,
        last_seen: null,
      };
      const own = await ufdl.call(method, `nodes/${node}`, { as: "user", node, body });
      expect(own).toMatchObject({
        status: 200,
        body: { pk: node, cpu_mem: 2, gpu_mem: 5, driver_version: "1.2", current_job: null },
      });
      const kept = await ufdl.ok(ufdl.call(method, `nodes/${node}`, { body: { ip, index: 0, cpu_mem: 3 } }));
      expect(kept).toMatchObject({ cpu_mem: 3, gpu_mem: 5 });
      const emptied = { ip, index: 0, cpu_mem: 3, gpu_mem: null, driver_version: null };
      expect(await ufdl.ok(ufdl.call(method, `nodes/${node}`, { body: emptied }))).toMatchObject(emptied);
    });

    test("404, then 403, then 400, in this order; 401 for strangers", async () => {
      const ufdl = shared();
      const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
      const bad = { index: "x" };
      expect((await ufdl.call(method, "nodes/999", { as: "user", body: bad })).status).toBe(404);
      expect(await ufdl.call(method, `nodes/${node}`, { as: "user", node: other, body: bad })).toMatchObject({
        status: 403,
        body: forbidden,
      });
      expect((await ufdl.call(method, `nodes/${node}`, { as: "user", node, body: bad })).status).toBe(400);
      const { ip } = await ufdl.ok(ufdl.get<UfdlNode>(`nodes/${other}`));
      const taken = await ufdl.call(method, `nodes/${node}`, { body: { ip, index: 0, cpu_mem: 1 } });
      expect(taken.status).toBe(400);
      expect(taken.body).toMatchObject({ detail: expect.stringContaining("already has ip, index") });
      const unknown = { ip: freshIp(), index: 0, cpu_mem: 1, hardware_generation: 999 };
      expect((await ufdl.call(method, `nodes/${node}`, { body: unknown })).body).toEqual({
        hardware_generation: ['Invalid pk "999" - object does not exist.'],
      });
      await turnsAway(ufdl, method, `nodes/${node}`);
    });
  });
}

describe("nodes.destroy", () => {
  test("204, and the node is gone", async () => {
    const ufdl = shared();
    const node = await ufdl.node(freshIp());
    expect(await ufdl.delete(`nodes/${node}`, { as: "user", node })).toMatchObject({ status: 204, text: "" });
    expect((await ufdl.get(`nodes/${node}`)).status).toBe(404);
    expect((await ufdl.get("nodes/ping", { node })).status).toBe(400);
  });

  test("404 for an unknown node, 403 for another's, 401 for strangers", async () => {
    const ufdl = shared();
    const [node, other] = [await ufdl.node(freshIp()), await ufdl.node(freshIp())];
    expect((await ufdl.delete("nodes/999")).status).toBe(404);
    expect((await ufdl.delete(`nodes/${node}`, { as: "user", node: other })).status).toBe(403);
    await turnsAway(ufdl, "DELETE", `nodes/${node}`);
  });
});

import { describe, expect, test } from "@jest/globals";
import { forbidden, sharedUfdl, turnsAway } from "../../support/ufdl.ts";

const shared = sharedUfdl();

for (const [route, path, count] of [
  ["job_types.list", "job-types/list", 27],
  ["job_contracts.list", "job-contracts/list", 3],
] as const) {
  describe(route, () => {
    test("200 with the standard set; 401 for strangers", async () => {
      const ufdl = shared();
      const all = await ufdl.ok(ufdl.post<object[]>(path, { as: "user", body: {} }));
      expect(all).toHaveLength(count);
      expect(Object.keys(all[0] ?? {})).toEqual(["pk", "name", "pkg", "cls"]);
      await turnsAway(ufdl, "POST", path);
    });
  });
}

describe("hardware.list", () => {
  test("200 with the eight generations, capabilities as floats; 401 for strangers", async () => {
    const ufdl = shared();
    const answer = await ufdl.post<unknown[]>("hardware/list", { as: "user" });
    expect(answer.body.length).toBeGreaterThanOrEqual(8);
    expect(answer.text).toContain(
      '{"pk":6,"generation":"Turing","min_compute_capability":7.5,"max_compute_capability":8.0}',
    );
    await turnsAway(ufdl, "POST", "hardware/list");
  });
});

describe("hardware.create", () => {
  test("201 for admins, 400 for a name that is taken, 403 for others, 401 for strangers", async () => {
    const ufdl = shared();
    const body = { generation: "Next", min_compute_capability: 10, max_compute_capability: "11.5" };
    expect(await ufdl.post("hardware/create", { body, loose: true })).toMatchObject({
      status: 201,
      body: { generation: "Next" },
    });
    expect((await ufdl.post("hardware/create", { body })).body).toEqual({
      generation: ["hardware with this generation already exists."],
    });
    expect(await ufdl.post("hardware/create", { as: "user", body })).toMatchObject({
      status: 403,
      body: forbidden,
    });
    await turnsAway(ufdl, "POST", "hardware/create");
  });
});

describe("hardware.retrieve", () => {
  test("200, 404 for none, 401 for strangers", async () => {
    const ufdl = shared();
    expect(await ufdl.ok(ufdl.get("hardware/1"))).toMatchObject({ generation: "Fermi" });
    expect((await ufdl.get("hardware/999")).status).toBe(404);
    await turnsAway(ufdl, "GET", "hardware/1");
  });
});

describe("hardware.get_hardware_generation", () => {
  test("200 by compute capability, 404 for none, 400 for no number, 401 for strangers", async () => {
    const ufdl = shared();
    expect(await ufdl.ok(ufdl.get("hardware/get-hardware-generation/7.5"))).toMatchObject({
      generation: "Turing",
    });
    expect((await ufdl.get("hardware/get-hardware-generation/99")).status).toBe(404);
    expect((await ufdl.get("hardware/get-hardware-generation/x")).status).toBe(400);
    await turnsAway(ufdl, "GET", "hardware/get-hardware-generation/7.5");
  });
});

describe("users.get_by_name", () => {
  test("200 with an array of one, for admins and the user; never the password", async () => {
    const ufdl = shared();
    const [user] = await ufdl.ok(ufdl.get<object[]>("users/user", { as: "user" }));
    expect(Object.keys(user ?? {})).toEqual(
      "username pk last_login is_superuser first_name last_name email is_staff is_active date_joined".split(
        " ",
      ),
    );
    expect(await ufdl.ok(ufdl.get("users/user"))).toMatchObject([{ username: "user", is_staff: false }]);
  });
  test("403 for others, 404 for none, 401 for strangers", async () => {
    const ufdl = shared();
    expect(await ufdl.get("users/admin", { as: "user" })).toMatchObject({ status: 403, body: forbidden });
    expect((await ufdl.get("users/nobody")).status).toBe(404);
    await turnsAway(ufdl, "GET", "users/admin");
  });
});

describe("users.retrieve", () => {
  test("200 for admins, 403 for others, 404 for none, 401 for strangers", async () => {
    const ufdl = shared();
    const { id } = ufdl.server.user;
    expect(await ufdl.ok(ufdl.get(`users/${id}`))).toMatchObject({ username: "user" });
    expect((await ufdl.get(`users/${id}`, { as: "user" })).status).toBe(403);
    expect((await ufdl.get("users/999999")).status).toBe(404);
    await turnsAway(ufdl, "GET", "users/1");
  });
});

describe("every path", () => {
  test("405 in JSON for another method, 404 for what is no path, CORS for browsers", async () => {
    const ufdl = shared();
    const wrong = await ufdl.delete("nodes/list");
    expect(wrong).toMatchObject({ status: 405, body: { detail: 'Method "DELETE" not allowed.' } });
    expect(wrong.headers.get("allow")).toBe("POST");
    expect((await ufdl.call("OPTIONS", "nodes/list")).status).toBe(405);
    for (const path of [
      "/v1/nothing",
      "/v1/Nodes/list",
      "//v1/nodes/list",
      "/v1/nodes//list",
      "/v1/nodes%2f%2flist",
      "/v1",
    ]) {
      const answer = await ufdl.post(path);
      expect([path, answer.status, answer.headers.get("gantry-facade")]).toEqual([path, 404, "ufdl"]);
    }
    const headers = { origin: "http://a.example", "access-control-request-method": "POST" };
    const preflight = await ufdl.call("OPTIONS", "jobs/list", { as: null, headers });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-max-age")).toBe("86400");
    expect(preflight.headers.get("access-control-allow-headers")).not.toContain("node-id");
  });

  test("is served at the root too", async () => {
    const { server } = shared();
    const headers = { authorization: `Bearer ${server.user.bearer}` };
    const answer = await fetch(`${server.url}/v1/jobs/list`, { method: "POST", headers });
    expect([answer.status, answer.headers.get("gantry-facade")]).toEqual([200, "ufdl"]);
    expect((await fetch(`${server.url}/v1/nodes/list`, { method: "POST", headers })).status).toBe(200);
  });
});

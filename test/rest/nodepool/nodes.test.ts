import { beforeEach, describe, expect, test } from "@jest/globals";
import {
  type NodepoolNode,
  type NodepoolProblem,
  nodepoolForAll,
  withNodepool,
} from "../../support/nodepool.ts";

const nodepool = nodepoolForAll();
let at = "";
let count = 0;
beforeEach(async () => {
  const hostname = `host-${++count}.example`;
  at = `/v1/nodes/${await nodepool().node({ hostname, provider: "cloud", label: "small", target: "jenkins" })}`;
});
const put = (asked: object, path = at) => nodepool().ask<NodepoolProblem>("PUT", path, asked);
const node = async () => (await nodepool().ask<NodepoolNode>("GET", at)).body;

describe("GET", () => {
  test("200 for anybody: the twelve keys and the state's word", async () => {
    const { status, headers, text } = await nodepool().ask("GET", at);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=UTF-8");
    expect(headers.get("gantry-facade")).toBe("nodepool");
    expect(text).toBe(
      `{"id": ${at.split("/").at(-1)}, "provider_name": "cloud", "label_name": "small", "target_name": "jenkins", "hostname": "host-${count}.example", "nodename": null, "external_id": null, "az": null, "ip": null, "ip_private": null, "_state": 2, "state_time": 1795262400, "state": "ready"}`,
    );
  });

  test("200 with a slash, with .json, and for a list by provider and label", async () => {
    expect((await nodepool().ask("GET", `${at}/`)).status).toBe(200);
    expect((await nodepool().ask("GET", `${at}.json`, { headers: { accept: "text/html" } })).status).toBe(
      200,
    );
    await nodepool().node({ hostname: `a-${count}`, provider: "aaa" });
    await nodepool().node({ name: `plain-${count}` });
    for (const path of ["/v1/nodes", "/v1/nodes/", "/v1/nodes.json", "/nodepool/v1/nodes"]) {
      const { status, body } = await nodepool().ask<NodepoolNode[]>("GET", path);
      expect(status).toBe(200);
      expect(body[0]).toMatchObject({ provider_name: null, hostname: null, nodename: `plain-${count}` });
      expect(body[1]?.provider_name).toBe("aaa");
    }
    expect((await nodepool().ask("HEAD", at)).status).toBe(200);
  });

  test("a node of Nodepool's own without a nodename has none, whatever it is called here", async () => {
    const own = {
      name: `own-${count}`,
      hostname: `own-${count}.example`,
      provider: "cloud",
      label: "small",
    };
    const shown = async (input: object) =>
      (await nodepool().ask<NodepoolNode>("GET", `/v1/nodes/${await nodepool().node({ ...input })}`)).body
        .nodename;
    expect(await shown(own)).toBeNull();
    expect(await shown({ ...own, name: `b-${count}`, hostname: null, nodename: "jenkins-1" })).toBe(
      "jenkins-1",
    );
    expect(await shown({ name: `c-${count}`, provider: "cloud" })).toBe(`c-${count}`);
  });

  test("200 with wrong credentials: a read asks nobody who he is", async () => {
    const headers = { authorization: "Basic bm9ib2R5Ong=" };
    expect((await nodepool().ask("GET", at, { headers })).status).toBe(200);
  });

  test.each([
    "/v1/nodes/999",
    "/v1/nodes/abc",
    "/v1/nodes/1abc",
    "/v1/nodes/0x1",
    "/v1/nodes/0b1.json",
    "/v1/nodes/5e",
    "/v1/nodes/99999999999999",
    "/v1/nodes/-1",
  ])("404 %s", async (path) => {
    expect(await nodepool().ask("GET", path, { headers: { accept: "application/json" } })).toMatchObject({
      status: 404,
      text: '{"code": 404, "description": "Node id not found", "title": "Not Found"}',
    });
  });
});

test("ping is a number that no node has, but UFDL's path where UFDL is beside", async () => {
  const text = '{"code": 404, "description": "Node id not found", "title": "Not Found"}';
  const headers = { accept: "application/json" };
  for (const path of ["/nodepool/v1/nodes/ping", "/nodepool/v1/nodes/ping/"]) {
    expect(await nodepool().ask("GET", path, { headers })).toMatchObject({ status: 404, text });
  }
  for (const method of ["GET", "PUT", "DELETE"]) {
    const answer = await nodepool().ask(method, "/v1/nodes/ping", { headers });
    expect(answer.headers.get("gantry-facade")).toBe("ufdl");
  }
  const { facades } = nodepool().server.config;
  const alone = await withNodepool({
    config: { facades: { ...facades, ufdl: { ...facades.ufdl, root: false } } },
  });
  expect(await alone.ask("GET", "/v1/nodes/ping", { headers })).toMatchObject({ status: 404, text });
});

describe("PUT", () => {
  test("200 null: hold and ready, by form and by JSON", async () => {
    nodepool().server.clock.advance(5);
    const { status, headers, text } = await put({ form: { state: "hold" } });
    expect([status, headers.get("content-type"), text]).toEqual([
      200,
      "application/json; charset=UTF-8",
      "null",
    ]);
    expect(await node()).toMatchObject({
      _state: 5,
      state: "hold",
      state_time: Math.floor(nodepool().server.clock.now().getTime() / 1000),
    });
    expect((await put({ form: { state: "hold" } })).status).toBe(200);
    expect((await put({ json: { state: "ready" } }, `${at}/`)).text).toBe("null");
    expect((await node())._state).toBe(2);
  });

  test("400 without a state, with another one, and from a state that is not hold", async () => {
    const accept = { accept: "application/json" };
    const said = async (asked: object) => {
      const { status, body } = await put({ headers: accept, ...asked });
      return [status, body.description];
    };
    expect(await said({})).toEqual([400, "Request body parameter 'state' missing"]);
    expect(await said({ json: [] })).toEqual([400, "Request body parameter 'state' missing"]);
    expect(await said({ raw: "{", headers: { ...accept, "content-type": "application/json" } })).toEqual([
      400,
      "Request body parameter 'state' missing",
    ]);
    expect(await said({ json: { state: ["hold"] }, loose: true })).toEqual([400, "Node state not permitted"]);
    for (const state of ["delete", "HOLD", ""]) {
      expect(await said({ form: { state } })).toEqual([400, "Node state not permitted"]);
    }
    expect(await said({ form: { state: "ready" } })).toEqual([
      400,
      "State 'ready' can only be set on nodes in 'hold' state",
    ]);
  });

  test("401 before 404 before 400", async () => {
    expect((await put({ as: null }, "/v1/nodes/999")).status).toBe(401);
    expect((await put({}, "/v1/nodes/999")).status).toBe(404);
    expect((await put({ as: null }, "/v1/nodes")).status).toBe(401);
    expect((await put({}, "/v1/nodes")).status).toBe(404);
  });

  test("403 for a user who is no admin", async () => {
    expect((await put({ as: "user", form: { state: "hold" } })).status).toBe(403);
  });
});

describe("DELETE", () => {
  test.each([undefined, "application/json", "text/html"])(
    "204 with Accept %s, again and again",
    async (accept) => {
      const headers: Record<string, string> = accept ? { accept } : {};
      for (let times = 0; times < 2; times++) {
        const answer = await nodepool().ask("DELETE", at, { headers });
        expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([204, "", null]);
      }
      expect(await node()).toMatchObject({ _state: 4, state: "delete" });
      await put({ form: { state: "hold" } });
      expect((await node())._state).toBe(5);
    },
  );

  test("the reaper removes it after its time", async () => {
    const own = await withNodepool();
    const path = `/v1/nodes/${await own.node({ hostname: "doomed" })}`;
    await own.ask("DELETE", path);
    own.server.clock.advance(299);
    await own.server.scheduler.runAll();
    expect((await own.ask("GET", path)).status).toBe(200);
    own.server.clock.advance(1);
    await own.server.scheduler.runAll();
    expect((await own.ask("GET", path)).status).toBe(404);
  });

  test("404 with .json, and of the collection", async () => {
    expect((await nodepool().ask("DELETE", `${at}.json`)).status).toBe(404);
    expect((await nodepool().ask("DELETE", "/v1/nodes/")).status).toBe(404);
  });
});

describe("401", () => {
  test.each(["Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Basic bm9ib2R5Ong=", "Token x", "x y z"])(
    "%s, with a challenge",
    async (authorization) => {
      const { status, headers } = await put({
        as: null,
        headers: { authorization },
        form: { state: "hold" },
      });
      expect([status, headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Nodepool"']);
    },
  );

  test("is not the answer to a password with a colon, nor to another scheme's word", async () => {
    const { username, password } = nodepool().server.admin;
    const value = Buffer.from(`${username}:${password}`).toString("base64");
    const answer = await put({
      as: null,
      headers: { authorization: `Foo ${value}` },
      form: { state: "hold" },
    });
    expect(answer.status).toBe(200);
  });
});

describe("errors take the form that Accept prefers", () => {
  const form = async (accept: string | undefined) => {
    const { headers, text } = await nodepool().ask("GET", "/v1/images/x/y", {
      headers: accept === undefined ? {} : { accept },
    });
    return [headers.get("content-type"), text];
  };
  const html =
    "<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  The resource could not be found.<br /><br />\n\n\n\n </body>\n</html>";

  test("HTML unless JSON is liked strictly better", async () => {
    for (const accept of [undefined, "*/*", "text/html", "application/json, text/plain, */*"]) {
      expect(await form(accept)).toEqual(["text/html; charset=UTF-8", html]);
    }
    for (const accept of ["application/json", "application/*", "text/html;q=0.5, application/json"]) {
      expect(await form(accept)).toEqual([
        "application/json; charset=UTF-8",
        '{"code": 404, "description": null, "title": "Not Found"}',
      ]);
    }
    expect((await form("text/plain"))[0]).toBe("text/plain; charset=UTF-8");
  });

  test("406 for who takes no JSON", async () => {
    for (const accept of ["text/html", "text/plain", "application/xml"]) {
      expect((await nodepool().ask("GET", at, { headers: { accept } })).status).toBe(406);
    }
    expect((await nodepool().ask("GET", at, { headers: { accept: "text/html, */*" } })).status).toBe(200);
  });

  test("404 for methods that are not routed", async () => {
    for (const [method, path] of [
      ["POST", "/v1/images"],
      ["PATCH", "/v1/images/1"],
      ["OPTIONS", "/v1/dib_images"],
      ["GET", "/v1/images/1/update"],
    ] as const) {
      expect((await nodepool().ask(method, path, { as: null })).status).toBe(404);
    }
  });
});

import { connect } from "node:net";
import { beforeAll, expect, test } from "@jest/globals";
import { keptLog } from "../support/log.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { forAllTests } from "../support/store.ts";

/* What no client sends that means well: each is the caller's mistake, and none of it ends the process or is kept. */

let server: TestServer;
beforeAll(async () => {
  server = await forAllTests(() => withServer());
});

/** Sends bytes as they stand; the first line of the answer. */
function send({ url }: TestServer, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on("data", (chunk) => {
      heard += chunk;
      socket.end();
    });
    socket.on("close", () => resolve(heard.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}

test.each([
  "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET http://xn--a/api/jobs HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "OPTIONS x://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
  "GET /graphql HTTP/1.1\r\nHost: a b\r\n\r\n",
  "GET /graphql?query={__typename} HTTP/1.1\r\nHost: a:99999999\r\n\r\n",
  "GET /graphql?query={__typename}&variables=%7B HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET /graphql?query={__typename}&extensions=[[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: foo\r\n\r\n",
])("%j is a 400", async (bytes) => {
  expect(await send(server, bytes)).toBe("HTTP/1.1 400 Bad Request");
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test("what can't be read as HTTP leaves no credentials in the log", async () => {
  const { log, text } = keptLog();
  const logged = await withServer({ log });
  const secret = Buffer.from("admin:hidden").toString("base64");
  await send(
    logged,
    `GET /v1/nodes?token=hidden HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ${secret}\r\nTransfer-Encoding: foo\r\n\r\n`,
  );
  expect(text()).toContain("HPE_");
  expect(text()).not.toContain(secret);
  expect(text()).not.toContain(JSON.stringify([...Buffer.from(secret)]).slice(1, -1));
});

test("a subscription whose only field is skipped is told so", async () => {
  const { errors } = await server.graphql("subscription { jobListChanged @skip(if: true) { kind } }");
  expect(JSON.stringify(errors)).toContain("selects no field");
});

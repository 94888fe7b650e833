import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";
import { withWorkplace } from "../support/upload.ts";

/** Sends a request's head and the beginning of its body, and gives all that is answered until the connection ends. */
async function begin(url: string, method: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
  );
  // Without a time limit the connection stays open for an hour.
  const giveUp = setTimeout(() => socket.destroy(new Error("still open")), 5_000);
  return text(socket).finally(() => clearTimeout(giveUp));
}

test("a body that does not arrive in time ends its connection, on every path", async () => {
  const { url } = await withServer({ config: { limits: { bodyTimeout: 0.3 } } });
  const slow = ["/graphql", "/ufdl/v1/auth/obtain/", "/coalition/api/jobs"];
  const answers = await Promise.all(
    slow.map((path) => begin(url, path === "/coalition/api/jobs" ? "PUT" : "POST", path)),
  );
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("within 0.3 s (BODY_TIMEOUT)");
  }
  // Answered without the body, which goes on.
  expect(await begin(url, "POST", "/nowhere")).toMatch(/^HTTP\/1\.1 404 /);
});

test("an upload that is streamed may take longer", async () => {
  const place = await withWorkplace({ config: { limits: { bodyTimeout: 0.1 } } });
  let left = 5;
  const body = new ReadableStream({
    async pull(controller) {
      if (left-- === 0) return controller.close();
      await new Promise((resolve) => setTimeout(resolve, 60));
      controller.enqueue(new TextEncoder().encode("piece"));
    },
  });
  const answer = await fetch(`${place.url}/outputs/${place.job}/slow?type=T`, {
    method: "PUT",
    headers: place.holder,
    body,
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(201);
});

import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { afterThisTest } from "../../support/store.ts";
import { type Workplace, withWorkplace } from "../../support/upload.ts";
import { makeJob } from "../../support/work.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function refusal(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.message).not.toBe("");
  return `${response.status} ${error.code}`;
}

/** A connection that has sent these bytes of a request. */
function rawRequest({ url }: Workplace, bytes: string | Buffer) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  afterThisTest(async () => void socket.destroy());
  socket.on("error", () => {});
  socket.write(bytes);
  return socket;
}

function head(place: Workplace, name: string, length: number): string {
  return [
    `PUT /outputs/${place.job}/${name}?type=T HTTP/1.1`,
    "Host: localhost",
    `Authorization: ${place.holder.authorization}`,
    `Node-Id: ${place.node}`,
    `Content-Length: ${length}`,
    "\r\n",
  ].join("\r\n");
}

test("201 answers the output with its size, digest and place", async () => {
  const place = await withWorkplace();
  const bytes = randomBytes(100_000);
  const response = await place.put("model", bytes);
  expect(response.status).toBe(201);
  const output = (await response.json()) as { pk: number };
  expect(output).toEqual({
    pk: output.pk,
    job: place.job,
    name: "model",
    type: "T",
    size: 100_000,
    sha256: sha256(bytes),
    url: `/outputs/${output.pk}`,
    createdAt: place.clock.now().toISOString(),
  });
  expect(response.headers.get("location")).toBe(`/outputs/${output.pk}`);
  expect(await place.stored()).toHaveLength(1);
});

test("201 for no bytes at all, for a body of unknown length, and for a name with any characters", async () => {
  const place = await withWorkplace();
  expect((await place.put("empty", "")).status).toBe(201);
  const name = "a/b c%2f+ü?#";
  const streamed = await fetch(`${place.url}/outputs/${place.job}/${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: place.holder,
    body: new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from("in two "));
        controller.enqueue(Buffer.from("pieces"));
        controller.close();
      },
    }),
    duplex: "half",
  } as RequestInit);
  expect(await streamed.json()).toMatchObject({ name, type: "", size: 13 });
});

test("each refusal has its status and code, and nothing is left", async () => {
  const place = await withWorkplace({ config: { limits: { body: 2 ** 20, upload: 1_000 } } });
  const { url, job, holder, admin } = place;
  const put = async (path: string, headers: Record<string, string>, body: BodyInit = "x") =>
    refusal(await fetch(`${url}${path}`, { method: "PUT", headers, body }));
  const path = `/outputs/${job}/model?type=T`;

  expect(await put(path, {})).toBe("401 UNAUTHENTICATED");
  expect(await put(path, { authorization: "Bearer nonsense" })).toMatch(/^401 /);
  expect(await put(path, { authorization: holder.authorization ?? "" })).toBe("403 FORBIDDEN");
  expect(await put("/outputs/999/model", holder)).toBe("404 NOT_FOUND");
  expect(await put("/outputs/99999999999/model", holder)).toBe("404 NOT_FOUND");
  expect(await put("/outputs/x/model", holder)).toBe("404 NOT_FOUND");
  expect(await put(`/outputs/${job}/%e0%a4%a?type=T`, holder)).toBe("400 INVALID_INPUT");
  expect(await put(`/outputs/${job}/a%00b`, holder)).toBe("400 INVALID_INPUT");
  expect(await put(path, { ...holder, "node-id": "999" })).toBe("404 NOT_FOUND");
  expect(await put(path, holder, randomBytes(1_001))).toBe("413 TOO_LARGE");
  expect(await place.services.store.read.output.count()).toBe(0);
  expect(await place.stored()).toEqual([]);

  expect((await place.put("model", randomBytes(1_000))).status).toBe(201);
  expect(await put(path, holder)).toBe("409 OUTPUT_EXISTS");
  const early = await makeJob(place);
  expect(await put(`/outputs/${early}/model`, { authorization: `Bearer ${admin.bearer}` })).toBe(
    "409 OUTPUT_TOO_EARLY",
  );
  expect(await place.stored()).toHaveLength(1);
});

test("413 for a body that only shows in the sending that it is too large, on a connection that lives on", async () => {
  const place = await withWorkplace({ config: { limits: { body: 2 ** 20, upload: 100_000 } } });
  const body = new ReadableStream({
    start(controller) {
      for (let n = 0; n < 4; n++) controller.enqueue(randomBytes(50_000));
      controller.close();
    },
  });
  const sent = await fetch(`${place.url}/outputs/${place.job}/model?type=T`, {
    method: "PUT",
    headers: place.holder,
    body,
    duplex: "half",
  } as RequestInit);
  expect(await refusal(sent)).toBe("413 TOO_LARGE");
  expect(await place.stored()).toEqual([]);
  expect((await place.put("model", "small")).status).toBe(201);
});

test("a refusal comes before the body: nobody waits for bytes that will not be taken", async () => {
  const place = await withWorkplace();
  const request = head({ ...place, job: 999 }, "model", 10_000_000);
  const socket = rawRequest(place, request);
  const [answer] = (await new Promise<Buffer>((resolve) => socket.once("data", resolve)))
    .toString()
    .split("\r\n");
  expect(answer).toBe("HTTP/1.1 404 Not Found");
});

test("405 names the methods that a path takes", async () => {
  const place = await withWorkplace();
  const response = await fetch(`${place.url}/outputs/${place.job}/model`, { method: "POST", body: "x" });
  expect(response.headers.get("allow")).toBe("PUT");
  expect(await refusal(response)).toBe("405 METHOD_NOT_ALLOWED");
  const other = await fetch(`${place.url}/outputs/1`, { method: "DELETE" });
  expect(other.headers.get("allow")).toBe("GET, HEAD");
  expect(other.status).toBe(405);
});

test("an upload cut off at any byte leaves neither file nor row, and its name stays free", async () => {
  const place = await withWorkplace();
  const length = 300_000;
  await check(
    fc.asyncProperty(fc.nat(length - 1), async (sent) => {
      const socket = rawRequest(place, head(place, "model", length));
      socket.write(Buffer.alloc(sent));
      // Whether the server has begun to write or not: both must leave nothing.
      await pause(sent % 7);
      socket.destroy();
    }),
    { numRuns: size(15, 40) },
  );
  await settled(place, []);
  expect(await place.services.store.read.output.count()).toBe(0);
  const response = await place.put("model", "whole");
  expect(response.status).toBe(201);
  expect(await place.stored()).toHaveLength(1);
});

/** Waits, at most 5 s, until the server has noticed what happened to its connections. */
async function settled(place: Workplace, files: string[]): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await pause(50);
    if (JSON.stringify(await place.stored()) === JSON.stringify(files)) return;
  }
  expect(await place.stored()).toEqual(files);
}

test("of eight uploads of one name at once one wins, the others are told, and no bytes are left over", async () => {
  const place = await withWorkplace();
  const bodies = Array.from({ length: 8 }, () => randomBytes(200_000));
  const responses = await Promise.all(bodies.map((body) => place.put("model", body)));
  const won = responses.findIndex(({ status }) => status === 201);
  const output = await responses[won]?.json();
  expect(output).toMatchObject({ sha256: sha256(bodies[won] ?? Buffer.alloc(0)) });
  const lost = responses.filter((_, n) => n !== won);
  for (const response of lost) expect(await refusal(response)).toBe("409 OUTPUT_EXISTS");
  expect(await place.stored()).toHaveLength(1);
  expect(await place.services.store.read.output.count()).toBe(1);
});

test("the answer to a broken request is an answer of HTTP, and the server goes on", async () => {
  const place = await withWorkplace();
  const socket = rawRequest(
    place,
    `${head(place, "model", 5).replace("Content-Length: 5", "Content-Length: x")}`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await place.put("model", "fine")).status).toBe(201);
});

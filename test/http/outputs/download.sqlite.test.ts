import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";
import { type Workplace, withWorkplace } from "../../support/upload.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function withOutput(bytes: Buffer<ArrayBuffer> = randomBytes(100_000), name = "model.tflite") {
  const place = await withWorkplace();
  const added = await place.put(encodeURIComponent(name), bytes);
  const { pk } = (await added.json()) as { pk: number };
  const get = (headers: Record<string, string> = {}, method = "GET") =>
    fetch(`${place.url}/outputs/${pk}`, { method, headers: { ...place.holder, ...headers } });
  return { place, pk, bytes, get };
}

async function body(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

test("200 sends the bytes with their length, digest and name", async () => {
  const { get, bytes, place } = await withOutput();
  const response = await get();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-length": "100000",
    "content-type": "application/octet-stream",
    "content-disposition": 'attachment; filename="model.tflite"',
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
    "last-modified": place.clock.now().toUTCString(),
    etag: `"${sha256(bytes)}"`,
  });
  expect((await body(response)).equals(bytes)).toBe(true);
});

test("HEAD answers the same headers without the bytes, and no range", async () => {
  const { get } = await withOutput();
  const whole = await get();
  await whole.arrayBuffer();
  const response = await get({ range: "bytes=0-9" }, "HEAD");
  expect(response.status).toBe(200);
  for (const name of ["content-length", "content-type", "content-disposition", "etag", "accept-ranges"]) {
    expect([name, response.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
  }
  expect(await body(response)).toHaveLength(0);
});

test("206 sends exactly the range that was asked for", async () => {
  const { get, bytes } = await withOutput();
  await check(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(120_000), async (start, more) => {
      const response = await get({ range: `bytes=${start}-${start + more}` });
      const expected = bytes.subarray(start, start + more + 1);
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(
        `bytes ${start}-${start + expected.length - 1}/${bytes.length}`,
      );
      expect(response.headers.get("content-length")).toBe(String(expected.length));
      expect((await body(response)).equals(expected)).toBe(true);
    }),
    { numRuns: size(15, 100) },
  );
  expect((await body(await get({ range: "bytes=-5" }))).equals(bytes.subarray(-5))).toBe(true);
});

test("416 says how large the output is", async () => {
  const { get } = await withOutput(randomBytes(10));
  const response = await get({ range: "bytes=10-" });
  expect(response.status).toBe(416);
  expect(response.headers.get("content-range")).toBe("bytes */10");
  expect(response.headers.get("content-type")).toBeNull();
  expect(await body(response)).toHaveLength(0);
});

test("what can't be read as one range of bytes is answered whole", async () => {
  const { get, bytes } = await withOutput(randomBytes(10));
  for (const range of ["bytes=0-1,4-5", "lines=0-1", "bytes=5-2", "nonsense"]) {
    const response = await get({ range });
    expect([range, response.status]).toEqual([range, 200]);
    expect(await body(response)).toEqual(bytes);
  }
});

test("304 for who has the bytes already, also before a range", async () => {
  const { get, bytes } = await withOutput(randomBytes(10));
  const etag = `"${sha256(bytes)}"`;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const response = await get({ "if-none-match": known, range: "bytes=0-1" });
    expect([known, response.status]).toEqual([known, 304]);
    expect(response.headers.get("etag")).toBe(etag);
    expect(await body(response)).toHaveLength(0);
  }
  expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
});

test("a range under If-Range is sent only while the bytes are the same", async () => {
  const { get, bytes } = await withOutput(randomBytes(10));
  const range = "bytes=2-3";
  expect((await get({ range, "if-range": `"${sha256(bytes)}"` })).status).toBe(206);
  for (const other of ['"other"', `W/"${sha256(bytes)}"`]) {
    expect((await get({ range, "if-range": other })).status).toBe(200);
  }
});

test("nothing bytes long is sent like any other", async () => {
  const { get } = await withOutput(Buffer.alloc(0));
  for (const headers of [{}, { range: "bytes=-5" }] as Record<string, string>[]) {
    const response = await get(headers);
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "0"]);
    expect(await body(response)).toHaveLength(0);
  }
  expect((await get({ range: "bytes=0-" })).status).toBe(416);
});

test("any name makes a good Content-Disposition", async () => {
  const place = await withWorkplace();
  const names: [string, string][] = [
    ['a"b\\c/d', `attachment; filename="a_b_c_d"; filename*=UTF-8''a%22b%5Cc%2Fd`],
    [
      "Größe (1)'*.txt",
      `attachment; filename="Gr__e (1)'*.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29%27%2A.txt`,
    ],
    [
      "line\r\nSet-Cookie: x",
      `attachment; filename="line__Set-Cookie: x"; filename*=UTF-8''line%0D%0ASet-Cookie%3A%20x`,
    ],
  ];
  for (const [name, expected] of names) {
    const { url } = (await (await place.put(encodeURIComponent(name), "x")).json()) as { url: string };
    const response = await fetch(`${place.url}${url}`, { headers: place.holder });
    expect(response.headers.get("content-disposition")).toBe(expected);
    expect(response.headers.get("set-cookie")).toBeNull();
    await body(response);
  }
});

test("a deleted output is still sent, a purged one is gone", async () => {
  const { get, place } = await withOutput();
  const run = (mutation: string) => place.graphql(`mutation { ${mutation} { errors { code message } } }`);
  const deleted = await run(`deleteOutput(job: ${place.job}, name: "model.tflite", type: "T")`);
  expect(deleted.data).toEqual({ deleteOutput: { errors: [] } });
  expect((await get()).status).toBe(200);
  const purged = await run(`purgeJob(id: ${place.job})`);
  expect(purged.data).toEqual({ purgeJob: { errors: [] } });
  expect((await get()).status).toBe(404);
  expect(await place.stored()).toEqual([]);
});

test("who may not read gets 401 and no bytes, and an unknown output is 404", async () => {
  const { place, pk } = await withOutput();
  const status = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(place.url + path, { headers });
    return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
  };
  expect(await status(`/outputs/${pk}`, {})).toEqual([401, "UNAUTHENTICATED"]);
  expect(await status("/outputs/999", place.holder)).toEqual([404, "NOT_FOUND"]);
  expect(await status("/outputs/99999999999", place.holder)).toEqual([404, "NOT_FOUND"]);
  expect(await status("/outputs/model", place.holder)).toEqual([404, "NOT_FOUND"]);
});

test("a client that leaves in the middle of a download costs nothing: the next is served", async () => {
  const place: Workplace = await withWorkplace();
  const bytes = randomBytes(8 * 2 ** 20);
  const { url } = (await (await place.put("model", bytes)).json()) as { url: string };
  for (let n = 0; n < 5; n++) {
    const leaving = new AbortController();
    const response = await fetch(place.url + url, { headers: place.holder, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
  }
  const whole = await fetch(place.url + url, { headers: place.holder });
  expect(sha256(await body(whole))).toBe(sha256(bytes));
});

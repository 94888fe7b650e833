import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { filesIn } from "../../support/folder.ts";
import { type Gateway, startJob, withGateway } from "../../support/gateway.ts";
import { size } from "../../support/long.ts";

const MiB = 2 ** 20;
const length = size(128, 256) * MiB;
/** What the gateway's memory may grow by while so much runs through it. */
const growth = 64 * MiB;

/** Watches the gateway's memory until `stop`, which gives the most it was. Bytes. */
function watch(gateway: Gateway) {
  let most = 0;
  let watching = true;
  const done = (async () => {
    while (watching) {
      most = Math.max(most, await gateway.memory());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return async () => {
    watching = false;
    await done;
    return most;
  };
}

/** Different bytes in every chunk, so that a chunk that is lost, doubled or out of place changes the digest. */
function* chunks(): Generator<Buffer> {
  const chunk = Buffer.alloc(MiB / 4, "gantry");
  for (let at = 0; at < length; at += chunk.length) {
    const next = Buffer.from(chunk);
    next.writeUInt32BE(at);
    yield next;
  }
}

test("hundreds of MiB go up and come down with their digest right, in a gateway whose memory stays flat", async () => {
  const gateway = await withGateway();
  const { job, headers } = await startJob(gateway);
  const put = async (name: string, body: BodyInit) => {
    const init = { method: "PUT", headers, body, duplex: "half" } as RequestInit;
    const response = await fetch(`${gateway.url}/outputs/${job}/${name}?type=T`, init);
    expect(response.status).toBe(201);
    return (await response.json()) as { url: string; size: number; sha256: string };
  };
  // What is loaded with the first upload and download is no growth.
  const small = await put("small", "warm");
  await (await fetch(gateway.url + small.url, { headers })).arrayBuffer();
  const before = await gateway.memory();

  const stop = watch(gateway);
  const sent = createHash("sha256");
  const source = Readable.from(
    (function* () {
      for (const chunk of chunks()) {
        sent.update(chunk);
        yield chunk;
      }
    })(),
  );
  const output = await put("large", Readable.toWeb(source) as unknown as BodyInit);
  expect(output).toMatchObject({ size: length, sha256: sent.digest("hex") });

  const received = createHash("sha256");
  const answer = await fetch(gateway.url + output.url, { headers });
  for await (const chunk of answer.body ?? []) received.update(chunk);
  expect(received.digest("hex")).toBe(output.sha256);
  expect((await stop()) - before).toBeLessThan(growth);
  expect(await filesIn(gateway.blobs)).toHaveLength(2);
});

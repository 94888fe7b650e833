import { createHash } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { input } from "./harness/input.ts";
import type { Transfer, TransferResult } from "./rows/b10.ts";

/* Sends or fetches many bytes: see rows/b10.ts. */

const { url, headers, send } = await input<Transfer>();
const hash = createHash("sha256");
let bytes = 0;

/** 64 KiB pieces that differ. */
function* pieces(total: number): Generator<Buffer> {
  const piece = Buffer.alloc(65_536, "a large output ");
  while (bytes < total) {
    const part = piece.subarray(0, Math.min(piece.length, total - bytes));
    const own = Buffer.from(part);
    if (own.length >= 8) own.writeDoubleLE(bytes);
    hash.update(own);
    bytes += own.length;
    yield own;
  }
}

const begun = performance.now();
const call = request(url, {
  method: send === null ? "GET" : "PUT",
  headers: { ...headers, ...(send !== null && { "content-length": String(send) }) },
});
const answered = new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
  call.once("response", resolve).once("error", reject);
});
if (send === null) call.end();
else await pipeline(Readable.from(pieces(send)), call);
const response = await answered;
let answer = "";
if ((response.statusCode ?? 500) >= 300) throw new Error(`${response.statusCode} ${await text(response)}`);
if (send === null) {
  for await (const piece of response) {
    hash.update(piece);
    bytes += piece.length;
  }
} else answer = await text(response);
const result: TransferResult = {
  seconds: (performance.now() - begun) / 1_000,
  bytes,
  hash: hash.digest("hex"),
  answer,
};
console.log(JSON.stringify(result));
process.exit(0);

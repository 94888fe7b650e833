import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { receive, receiveFor, UploadCut } from "../../../src/http/outputs/receive.ts";
import { openBlobs } from "../../../src/store/blobs/open.ts";
import { filesIn, inFolder } from "../../support/folder.ts";

const some = () => Readable.from([randomBytes(10)]);

test("the operation gets a claim for the bytes, and what it answers is answered", () =>
  inFolder(async (root) => {
    const blobs = await openBlobs({ url: root });
    const key = await receiveFor(some(), { blobs, limit: 10 }, async (claim) => {
      const blob = blobs.claims.redeem(claim);
      await blob?.keep();
      return blob?.key;
    });
    expect(await filesIn(root)).toEqual([key]);
  }));

test("an operation that fails, or leaves its claim unused, leaves no bytes", () =>
  inFolder(async (root) => {
    const blobs = await openBlobs({ url: root });
    const failing = receiveFor(some(), { blobs, limit: 10 }, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await receiveFor(some(), { blobs, limit: 10 }, async () => "unused");
    expect(await filesIn(root)).toEqual([]);
  }));

test("what is announced to be too large is refused before a byte is read", () =>
  inFolder(async (root) => {
    const blobs = await openBlobs({ url: root });
    const source = some();
    await expect(receive(source, { blobs, limit: 9, announced: 10 })).rejects.toMatchObject({
      code: "TOO_LARGE",
      detail: { limit: 9 },
    });
    expect(source.readableDidRead).toBe(false);
  }));

test("a sender that stalls is cut off, and so is its upload", () =>
  inFolder(async (root) => {
    const blobs = await openBlobs({ url: root });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const sender = connect((server.address() as AddressInfo).port, "127.0.0.1");
    try {
      sender.write("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this");
      const [request] = (await once(server, "request")) as [IncomingMessage];
      await expect(receive(request, { blobs, limit: 1_000, stall: 50 })).rejects.toThrow(UploadCut);
      expect(await filesIn(root)).toEqual([]);
    } finally {
      sender.destroy();
      server.close();
      server.closeAllConnections();
    }
  }));

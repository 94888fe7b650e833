import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { openBlobs } from "../../../src/store/blobs/open.ts";
import { filesIn, inFolder } from "../../support/folder.ts";

const limit = 1_000;
const some = () => Readable.from([randomBytes(10)]);

test("a ticket counts once", () =>
  inFolder(async (root) => {
    const { claims, take } = await openBlobs({ url: root });
    const blob = await take(some(), { limit });
    const ticket = claims.issue(blob);
    expect(claims.redeem(ticket)).toBe(blob);
    expect(claims.redeem(ticket)).toBeNull();
    await claims.drop(ticket);
    await blob.keep();
    expect(await filesIn(root)).toEqual([blob.key]);
  }));

test("no ticket but an issued one counts", () =>
  inFolder(async (root) => {
    const { claims, take } = await openBlobs({ url: root });
    const ticket = claims.issue(await take(some(), { limit }));
    for (const guess of ["", "x", ticket.toLowerCase().padEnd(23), `${ticket}=`]) {
      expect(claims.redeem(guess)).toBeNull();
    }
    expect(ticket).toMatch(/^[\w-]{22}$/);
    await claims.drop(ticket);
    expect(claims.redeem(ticket)).toBeNull();
    expect(await filesIn(root)).toEqual([]);
  }));

test("a ticket that nobody uses runs out, and its bytes go", () =>
  inFolder(async (root) => {
    const { claims, take } = await openBlobs({ url: `file:${root}`, claimLifetime: 20 });
    const ticket = claims.issue(await take(some(), { limit }));
    for (let tries = 0; tries < 200 && (await filesIn(root)).length > 0; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await filesIn(root)).toEqual([]);
    expect(claims.redeem(ticket)).toBeNull();
  }));

test("closing discards all that waits", () =>
  inFolder(async (root) => {
    const blobs = await openBlobs({ url: root });
    for (let n = 0; n < 3; n++) blobs.claims.issue(await blobs.take(some(), { limit }));
    expect(await filesIn(root)).toHaveLength(3);
    await blobs.close();
    expect(await filesIn(root)).toEqual([]);
  }));

import { describe, expect, test } from "@jest/globals";
import { Refusal } from "../../../src/domain/errors.ts";
import { hashPassword, verifyPassword } from "../../../src/domain/users/password.ts";

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe("a password", () => {
  test("is right or wrong", async () => {
    const hash = await hashPassword("right");
    expect(await verifyPassword(hash, "right")).toBe(true);
    expect(await verifyPassword(hash, "wrong")).toBe(false);
    expect(await verifyPassword(null, "right")).toBe(false);
    expect(await verifyPassword(hash, "x".repeat(2_000))).toBe(false);
  });

  test("costs the same work for a user who does not exist", async () => {
    const hash = await hashPassword("right");
    await verifyPassword(null, "once, for nobody's own hash");
    // An answer without the work takes a few microseconds, one with it 8 ms or more.
    expect(await milliseconds(() => verifyPassword(hash, "wrong"))).toBeGreaterThan(2);
    expect(await milliseconds(() => verifyPassword(null, "wrong"))).toBeGreaterThan(2);
  });

  test("that was right costs next to nothing again", async () => {
    const hash = await hashPassword("again");
    await verifyPassword(hash, "again");
    const hundred = await milliseconds(async () => {
      for (let count = 0; count < 100; count++) await verifyPassword(hash, "again");
    });
    expect(hundred / 100).toBeLessThan(2);
  });

  test("is checked once for all who send it at the same time; of too many others some are sent away", async () => {
    const hash = await hashPassword("crowd");
    const same = await Promise.all(Array.from({ length: 1_000 }, () => verifyPassword(hash, "crowd")));
    expect(same.every(Boolean)).toBe(true);
    const others = await Promise.allSettled(
      Array.from({ length: 150 }, (_, at) => verifyPassword(hash, `guess ${at}`)),
    );
    const away = others.filter((one) => one.status === "rejected").map(({ reason }) => reason as Refusal);
    expect(away).toHaveLength(48);
    expect(away.every((reason) => reason instanceof Refusal && reason.code === "BUSY")).toBe(true);
    expect(await verifyPassword(hash, "crowd")).toBe(true);
  });
});

import { describe, expect, test } from "@jest/globals";
import { retrying } from "../../src/store/retry.ts";

/** Work that fails with `errors` in turn and then succeeds with the number of its tries. */
function failing(...errors: Error[]) {
  let tries = 0;
  return async () => {
    const error = errors[tries++];
    if (error) throw error;
    return tries;
  };
}

function coded(code: string): Error {
  return Object.assign(new Error("failed"), { code });
}

describe("retrying", () => {
  test.each(["P2034", "P1008"])("runs work again that Prisma ended with %s", async (code) => {
    expect(await retrying(failing(coded(code), coded(code)))).toBe(3);
  });

  test.each(["40001", "40P01"])("runs work again whose cause is PostgreSQL's %s", async (code) => {
    const error = new Error("Database error", { cause: { kind: "postgres", originalCode: code } });
    expect(await retrying(failing(error))).toBe(2);
  });

  test.each(["P2034", "40001", "SQLITE_BUSY"])(
    "does not look for %s in a text of a caller's",
    async (text) => {
      const error = Object.assign(new Error(`Job ${text} has ended`, { cause: new Error(`node ${text}`) }), {
        code: "ILLEGAL_TRANSITION",
      });
      await expect(retrying(failing(error))).rejects.toBe(error);
    },
  );

  test("hands on any other error at once", async () => {
    const error = coded("P2002");
    await expect(retrying(failing(error))).rejects.toBe(error);
  });

  test("hands on what is no error at once", async () => {
    await expect(retrying(() => Promise.reject("P2034"))).rejects.toBe("P2034");
  });

  test("gives up after so many tries with the last error", async () => {
    const errors = [coded("P2034"), coded("P2034"), coded("P1008")];
    await expect(retrying(failing(...errors), 3)).rejects.toBe(errors[2]);
  });
});

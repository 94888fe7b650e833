import { describe, expect, test } from "@jest/globals";
import { retrying } from "../../src/store/postgresql/retry.ts";

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
  test.each(["40001", "40P01"])("runs work again that PostgreSQL ended with %s", async (code) => {
    expect(await retrying(failing(coded(code), coded(code)))).toBe(3);
  });

  test.each(["40001", "SQLITE_BUSY"])("does not look for %s in a text of a caller's", async (text) => {
    const error = Object.assign(new Error(`Job ${text} has ended`, { cause: new Error(`node ${text}`) }), {
      code: "ILLEGAL_TRANSITION",
    });
    await expect(retrying(failing(error))).rejects.toBe(error);
  });

  test("hands on any other error at once", async () => {
    const error = coded("23505");
    await expect(retrying(failing(error))).rejects.toBe(error);
  });

  test("hands on what is no error at once", async () => {
    await expect(retrying(() => Promise.reject("40001"))).rejects.toBe("40001");
  });

  test("gives up after so many tries with the last error", async () => {
    const errors = [coded("40001"), coded("40P01"), coded("40001")];
    await expect(retrying(failing(...errors), 3)).rejects.toBe(errors[2]);
  });
});

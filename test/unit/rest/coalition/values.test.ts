import { describe, expect, test } from "@jest/globals";
import { ResponseError } from "../../../../src/rest/answer.ts";
import { addInput, editsOf } from "../../../../src/rest/coalition/jobs/input.ts";
import { dependencies, idOf, ids, parse, text, whole } from "../../../../src/rest/coalition/values.ts";

/** The sentence of the 400 that a call throws. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(ResponseError);
    const { status, body } = error as ResponseError;
    expect(status).toBe(400);
    return (body as { text: string }).text;
  }
  throw new Error("nothing was thrown");
}

describe("values of callers", () => {
  test.each([
    [whole, "7", 7],
    [whole, " -7 ", -7],
    [whole, 7.9, 7],
    [whole, 1e99, 2 ** 31 - 1],
    [whole, true, 1],
    [text, 5, "5"],
    [text, false, "False"],
    [ids, ["1", " 2 ", "+3", 4, 4.5, true, null, -6, 2 ** 31], [1, 2, 4]],
    [ids, { 8: null, x: 1 }, [8]],
    [dependencies, "1, 2;x3", [1, 2, 3]],
    [dependencies, [""], []],
  ])("%# %j is read as %j", (schema, sent, value) => {
    expect(parse(schema as never, sent)).toEqual(value);
  });

  test.each([
    [whole, "seven", "n must be a whole number."],
    [whole, "1.5", "n must be a whole number."],
    [text, {}, "n must be a text."],
    [dependencies, 5, "n must be a list of job numbers."],
    [ids, "5", "n must be a JSON list."],
  ])("%# %j is refused", (schema, sent, sentence) => {
    expect(refusal(() => parse(schema as never, sent, "n"))).toBe(sentence);
  });

  test("a text with a sign is no job's number", () => {
    expect([idOf("5"), idOf("+5"), idOf("0"), idOf(2 ** 31)]).toEqual([5, undefined, undefined, undefined]);
  });
});

describe("a new job", () => {
  test("has defaults for what is absent or null, and takes the old names", () => {
    expect(addInput({})).toMatchObject({
      parent: null,
      title: "",
      timeout: 1_000,
      priority: 1_000,
      retry: 0,
    });
    const old = { cmd: "true", env: "A=1", localprogress: "%one", title: null, parent: "0", state: "PAUSED" };
    expect(addInput(old)).toMatchObject({
      command: "true",
      environment: "A=1",
      progressPattern: "%one",
      title: "",
      parent: null,
      paused: true,
    });
    expect(addInput({ cmd: "no", command: "yes", retry: -1, paused: "0" })).toMatchObject({
      command: "yes",
      retry: 0,
      paused: false,
    });
  });
});

describe("changes of jobs", () => {
  test("hold only what is sent, and booleans as the original's SQL has them", () => {
    expect(
      editsOf({ 4: { title: true, priority: "9", parent: 0, url: null }, x: { title: "no job" } }),
    ).toEqual([{ id: 4, title: "1", priority: 9, parent: null }]);
    expect(editsOf({ 4: { state: "PAUSED" }, " 4": { state: "PENDING" } })).toEqual([
      { id: 4, paused: true, state: "WAITING" },
    ]);
  });

  test("are refused with a sentence on the first error", () => {
    expect(refusal(() => editsOf({ 4: null }))).toBe("What is to change of job 4 must be a JSON object.");
    expect(refusal(() => editsOf({ 4: { pid: 1 } }))).toBe("pid of job 4 can't be set.");
    expect(refusal(() => editsOf({ 4: { state: "LOST" } }))).toBe("Job 4 can't be put into state LOST.");
    expect(refusal(() => editsOf([]))).toBe("The body must be a JSON object.");
  });
});

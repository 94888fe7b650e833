import { beforeEach, expect, test } from "@jest/globals";
import { Components, component } from "../../../src/components/component.ts";

let steps: string[];

beforeEach(() => {
  steps = [];
});

const log = {
  error: (about: object, message: string) => {
    const { component, err } = about as { component: string; err: Error };
    steps.push(`${message}: ${component}: ${err.message}`);
  },
};

interface Input {
  log: typeof log;
}

const database = component("database", async (_: Input, onStop) => {
  steps.push("start database");
  onStop(async () => void steps.push("stop database"));
  return { store: "a store" };
});

const port = component("port", async ({ store }: { store: string }, onStop) => {
  steps.push(`start port with ${store}`);
  onStop(async () => void steps.push("close port"));
  onStop(async () => void steps.push("close its sockets"));
  return { url: "http://127.0.0.1:4000" };
});

const half = component("half", async (_: Input, onStop) => {
  onStop(async () => void steps.push("stop half"));
  throw new Error("the other half is missing");
});

const broken = component("broken", async (_: Input, onStop) => {
  onStop(() => Promise.reject(new Error("does not close")));
  return {};
});

test("components start in order with what those before them provide, and stop in reverse", async () => {
  const { store, url, stop } = await new Components<Input>().with(database).with(port).start({ log });
  expect([store, url]).toEqual(["a store", "http://127.0.0.1:4000"]);
  await stop();
  await stop();
  expect(steps).toEqual([
    "start database",
    "start port with a store",
    "close its sockets",
    "close port",
    "stop database",
  ]);
});

test("one that cannot start rejects the start, and closes what it and those before it have opened", async () => {
  const components = new Components<Input>().with(database).with(half).with(port);
  await expect(components.start({ log })).rejects.toThrow("the other half is missing");
  expect(steps).toEqual(["start database", "stop half", "stop database"]);
});

test("one that fails to stop is logged by its name, and the others still stop", async () => {
  const { stop } = await new Components<Input>().with(database).with(broken).start({ log });
  await stop();
  expect(steps).toEqual([
    "start database",
    "stopping a component failed: broken: does not close",
    "stop database",
  ]);
});

test("one list starts several times without sharing anything", async () => {
  const components = new Components<Input>().with(database);
  const [one, two] = [await components.start({ log }), await components.start({ log })];
  await one.stop();
  expect(steps.filter((step) => step === "stop database")).toHaveLength(1);
  await two.stop();
  expect(steps.filter((step) => step === "stop database")).toHaveLength(2);
});

test("the compiler refuses a component before the one that provides what it needs", () => {
  // @ts-expect-error: `store` comes from the database
  expect(() => new Components<Input>().with(port)).not.toThrow();
});

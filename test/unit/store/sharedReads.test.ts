import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { SharedReads } from "../../../src/store/sql/sharedReads.ts";

interface Row {
  id: number;
  name: string;
}

/** Reads that end when they are told. */
function heldReads() {
  const held: { ids: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const reads = new SharedReads(
    (ids) =>
      new Promise<Row[]>((resolve, reject) => {
        const end = () => resolve(ids.filter((id) => id < 100).map((id) => ({ id, name: `row ${id}` })));
        held.push({ ids, end, fail: reject });
      }),
  );
  const rows = (...ids: number[]) => reads.rows(ids) as Promise<Row[]>;
  return { held, rows };
}

test("what is asked for while a statement is under way is read by one, once it has ended", async () => {
  const { held, rows } = heldReads();
  const [first, second, third, nothing] = [rows(1), rows(3, 1), rows(3, 4, 3), rows(100)];
  expect(held.map(({ ids }) => ids)).toEqual([[1]]);
  held[0]?.end();
  expect(await first).toEqual([{ id: 1, name: "row 1" }]);
  expect(held.map(({ ids }) => ids)).toEqual([[1], [3, 1, 4, 100]]);
  held[1]?.end();
  expect((await second).map(({ id }) => id)).toEqual([3, 1]);
  expect((await third).map(({ id }) => id)).toEqual([3, 4]);
  expect(await nothing).toEqual([]);
});

test("callers that share a row have objects of their own", async () => {
  const { held, rows } = heldReads();
  const asked = [rows(1), rows(2), rows(2)];
  held[0]?.end();
  await asked[0];
  held[1]?.end();
  const [, [one], [other]] = (await Promise.all(asked)) as [Row[], [Row], [Row]];
  expect(one).toEqual({ id: 2, name: "row 2" });
  expect(one).toEqual(other);
  expect(one).not.toBe(other);
});

test("an error is told to all who share the statement, and the next one is read", async () => {
  const { held, rows } = heldReads();
  const asked = rows(1);
  const shared = [rows(2), rows(3)];
  held[0]?.end();
  await asked;
  held[1]?.fail(new Error("lost"));
  for (const one of shared) await expect(one).rejects.toThrow("lost");
  const next = rows(4);
  held[2]?.end();
  expect(await next).toEqual([{ id: 4, name: "row 4" }]);
});

test("a statement that does not end keeps nobody waiting", async () => {
  const { held, rows } = heldReads();
  void rows(1);
  const second = rows(2);
  while (held.length < 2) await setImmediate();
  held[1]?.end();
  expect(await second).toEqual([{ id: 2, name: "row 2" }]);
});

test("a read of very many rows goes by itself", () => {
  const { held, rows } = heldReads();
  for (let at = 0; at < 3; at++) void rows(...Array.from({ length: 101 }, (_, id) => id));
  expect(held.length).toBe(3);
});

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

test("what is asked for while two statements are under way is read by one, once either has ended", async () => {
  const { held, rows } = heldReads();
  const [first, second] = [rows(1), rows(2)];
  const [third, fourth, nothing] = [rows(3, 1), rows(3, 4, 3), rows(100)];
  expect(held.map(({ ids }) => ids)).toEqual([[1], [2]]);
  held[1]?.end();
  expect(await second).toEqual([{ id: 2, name: "row 2" }]);
  expect(held.map(({ ids }) => ids)).toEqual([[1], [2], [3, 1, 4, 100]]);
  held[2]?.end();
  expect((await third).map(({ id }) => id)).toEqual([3, 1]);
  expect((await fourth).map(({ id }) => id)).toEqual([3, 4]);
  expect(await nothing).toEqual([]);
  held[0]?.end();
  expect(await first).toEqual([{ id: 1, name: "row 1" }]);
});

test("callers that share a row have objects of their own", async () => {
  const { held, rows } = heldReads();
  const asked = [rows(1), rows(2), rows(3), rows(3)];
  held[0]?.end();
  await asked[0];
  for (const { end } of held) end();
  const [, , [one], [other]] = (await Promise.all(asked)) as [Row[], Row[], [Row], [Row]];
  expect(one).toEqual(other);
  expect(one).not.toBe(other);
});

test("an error is told to all who share the statement, and the next one is read", async () => {
  const { held, rows } = heldReads();
  const asked = [rows(1), rows(2)];
  const shared = [rows(3), rows(4)];
  held[0]?.end();
  await asked[0];
  held[2]?.fail(new Error("lost"));
  for (const one of shared) await expect(one).rejects.toThrow("lost");
  held[1]?.end();
  await asked[1];
  const next = rows(5);
  held[3]?.end();
  expect(await next).toEqual([{ id: 5, name: "row 5" }]);
});

test("a statement that does not end keeps nobody waiting", async () => {
  const { held, rows } = heldReads();
  void rows(1);
  void rows(2);
  const third = rows(3);
  while (held.length < 3) await setImmediate();
  held[2]?.end();
  expect(await third).toEqual([{ id: 3, name: "row 3" }]);
});

test("a read of very many rows goes by itself", () => {
  const { held, rows } = heldReads();
  for (let at = 0; at < 3; at++) void rows(...Array.from({ length: 101 }, (_, id) => id));
  expect(held.length).toBe(3);
});

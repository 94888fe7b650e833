import { expect, test } from "@jest/globals";
import { withDatabase, withStore } from "../../support/store.ts";
import { type UfdlRow, withUfdl } from "../../support/ufdl.ts";

test("what was collected is written when the server ends", async () => {
  const databaseUrl = await withDatabase("users");
  const ufdl = await withUfdl({ config: { databaseUrl, presenceFlushInterval: 24 * 60 * 60 } });
  const node = await ufdl.node();
  ufdl.server.clock.advance(30);
  await ufdl.ok(ufdl.get("nodes/ping", { node }));
  await ufdl.server.close();
  const store = await withStore({ url: databaseUrl });
  const now = ufdl.server.clock.now();
  expect(await store.read.node.findUnique({ where: { id: node } })).toMatchObject({ lastSeenAt: now });
  const { id } = ufdl.server.admin;
  expect(await store.read.user.findUnique({ where: { id } })).toMatchObject({ lastLoginAt: now });
});

test("lists that are filtered by last_seen know of calls that are not written yet", async () => {
  const ufdl = await withUfdl({ config: { presenceFlushInterval: 24 * 60 * 60 } });
  const node = await ufdl.node();
  await ufdl.ok(ufdl.get("nodes/ping", { node }));
  const expression = { type: "compare", field: "last_seen", operator: ">", value: "2000-01-01" };
  const found = await ufdl.ok(ufdl.post<UfdlRow[]>("nodes/list", { body: { expressions: [expression] } }));
  expect(found.map(({ pk }) => pk)).toEqual([node]);
});

import { expect, test } from "@jest/globals";
import { guard } from "../../../schema/stream/guard.ts";
import type { Refusal } from "../../../src/domain/errors.ts";
import { withWorld } from "../../support/world.ts";

/** Jest has no module of this name, and its own timers are not those of the gateway's code. */
const { mock } = process.getBuiltinModule("node:test");

const day = 86_400;

test("a stream whose credentials expire in 60 days ends after 60 days, longer than a timer of Node runs", async () => {
  const world = await withWorld();
  const { services, clock } = world;
  const expiresAt = new Date(clock.now().getTime() + 60 * day * 1_000);
  const actor = { ...(await world.admin()), credentials: { expiresAt, tokenId: null } };
  const ends: Refusal[] = [];
  // For the days to pass; nothing else runs meanwhile.
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const stop = guard({ services, actor }, (reason) => ends.push(reason));
    for (let days = 0; days < 59; days++) {
      clock.advance(day);
      mock.timers.tick(day * 1_000);
    }
    expect(ends).toEqual([]);
    clock.advance(2 * day);
    mock.timers.tick(2 * day * 1_000);
    expect(ends).toMatchObject([{ code: "UNAUTHENTICATED" }]);
    stop();
  } finally {
    mock.timers.reset();
  }
});

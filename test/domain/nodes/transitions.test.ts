import { expect, test } from "@jest/globals";
import type { Node, ProvisionState } from "../../../prisma/generated/sqlite/client.ts";
import { applyNodeTransition } from "../../../src/domain/nodes/applyTransition.ts";
import {
  type NodeVerb,
  nodeStates,
  nodeTransitionOf,
  nodeTransitions,
  stateOf,
} from "../../../src/domain/nodes/transitions.ts";
import { updateRow } from "../../../src/store/rows.ts";
import { refused, withWorld } from "../../support/world.ts";

/* Every verb of a node from every state does what its row of the table says, and nothing else. */

const plants: Record<ProvisionState, Partial<Node>> = {
  BUILDING: { provisionState: "BUILDING" },
  READY: {},
  USED: {},
  HOLD: { paused: true },
  TEST: { provisionState: "TEST" },
  DELETE: { active: false, provisionState: "DELETE" },
};

test.each(Object.keys(nodeTransitions) as NodeVerb[])("%s, from every state", async (verb) => {
  const world = await withWorld();
  const admin = await world.admin();
  const { id: job } = await world.command(admin);
  const rule = nodeTransitionOf(verb);
  for (const state of nodeStates) {
    const { node } = await world.worker(admin, { name: state });
    const before = await world.services.store.write((tx) =>
      updateRow(
        tx,
        "Node",
        { id: node.id },
        { ...plants[state], ...(state === "USED" ? { currentJobId: job } : {}) },
      ),
    );
    expect(stateOf(before)).toBe(state);
    const act = () => world.run(admin, (change) => applyNodeTransition(change, node.id, verb));
    const events = async () =>
      (await world.events()).filter(({ nodeId }) => nodeId === node.id).map(({ type }) => type);
    if (!rule.from.includes(state)) {
      expect(await refused(act())).toBe("NODE_NOT_HELD");
      expect(await world.node(node.id)).toEqual(before);
      continue;
    }
    const provisionState =
      rule.set.provisionState ?? (rule.set.active && state === "DELETE" ? "READY" : before.provisionState);
    const wanted = { active: before.active, paused: before.paused, ...rule.set, provisionState };
    const moved = Object.entries(wanted).some(([key, value]) => before[key as keyof Node] !== value);
    expect(await act()).toMatchObject(wanted);
    expect((await events()).slice(1).includes(rule.event)).toBe(moved || rule.repeats);
    if (verb === "ready") continue;
    const seen = (await events()).length;
    world.clock.advance(1);
    const again = await act();
    expect((await events()).length - seen).toBe(rule.repeats ? 1 : 0);
    expect(again.stateSince.getTime() === world.clock.now().getTime()).toBe(rule.repeats);
  }
});

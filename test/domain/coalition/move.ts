import { expect } from "@jest/globals";
import type fc from "fast-check";
import { update } from "../../../src/domain/jobs/update.ts";
import { refused } from "../../support/world.ts";
import { keepStates } from "./acts.ts";
import { compare, type Real } from "./compare.ts";
import type { Model, ModelJob } from "./model.ts";

const maxLevels = 8;

/** A job is moved with its subtree: into a group, or to the top. */
export class Move implements fc.AsyncCommand<Model, Real> {
  readonly place: number;
  readonly to: number | null;
  constructor(place: number, to: number | null) {
    this.place = place;
    this.to = to;
  }
  check(model: Readonly<Model>): boolean {
    return model.live().length > 0;
  }
  async run(model: Model, real: Real): Promise<void> {
    const { world, admin } = real;
    const live = model.live();
    const job = live[this.place % live.length] as ModelJob;
    const groups = live.filter(({ group }) => group);
    const parent = this.to === null ? null : (groups[this.to % Math.max(1, groups.length)] ?? null);
    const moving = world.run(admin, (change) => update(change, job.id, { parent: parent?.id ?? null }));
    const expected = refusalOf(model, job, parent);
    if (expected) expect(await refused(moving)).toBe(expected);
    else {
      await moving;
      const states = new Map(live.map((one) => [one, model.state(one)]));
      const held = new Set(live.filter((one) => !model.isLeaf(one)));
      job.parent = parent;
      keepStates(model, states, held);
    }
    await compare(model, real);
  }
  toString(): string {
    return `move ${this.place} to ${this.to}`;
  }
}

function refusalOf(model: Model, job: ModelJob, parent: ModelJob | null): string | null {
  if (parent === job.parent) return null;
  const below = model.below(job);
  if (parent && [job, ...below].includes(parent)) return "CYCLE";
  const height = Math.max(...[job, ...below].map((one) => model.depth(one))) - model.depth(job);
  if (parent && model.depth(parent) + 1 + height >= maxLevels) return "TOO_DEEP";
  return model.loops(job, { parent }) ? "CYCLE" : null;
}

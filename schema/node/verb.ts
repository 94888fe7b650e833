import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";
import type { Node } from "../../prisma/generated/sqlite/client.ts";
import type { Change } from "../../src/domain/change.ts";
import type { Granted } from "../../src/domain/rights.ts";
import * as answers from "../answers.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { type ArgBuilder, mutation } from "../payload.ts";

type Given<Args extends InputFieldMap> = InputShapeFromFields<Args> & Granted;

interface NodeVerb<Args extends InputFieldMap> {
  description: string;
  /** `facadeOnly`. */
  subGraphs?: "Public"[];
  /** The arguments beside the node and the grants. */
  args?: (t: ArgBuilder) => Args;
  /** Changes the node of a number. */
  verb: (change: Change, number: number, args: Given<Args>) => Promise<Node>;
}

/** Adds a mutation that changes one node (`pauseNode`). */
export function nodeVerb<Args extends InputFieldMap>(
  name: string,
  { description, subGraphs, args, verb }: NodeVerb<Args>,
): void {
  mutation(name, {
    answers: answers.node,
    description,
    ...(subGraphs && { subGraphs }),
    args: (t) => ({
      id: t.id({ required: true, description: "The node, by id or number." }),
      ...grantsArg(t),
      ...args?.(t),
    }),
    change: (change, { id, ...given }) =>
      verb(change, numberOf("ComputeNode", id), given as unknown as Given<Args>),
  });
}

import type { TreeInput } from "../../src/domain/jobs/plan.ts";
import { builder } from "../builder.ts";
import { command, common, jobInput } from "./inputs.ts";

/** A tree as a caller sends it: jobs outside of it by id or number. */
export interface SentTree extends Omit<TreeInput, "user" | "dependencies" | "children"> {
  onBehalfOf?: string | null;
  dependencies?: string[] | null;
  children?: SentTree[] | null;
}

export const JobTree = builder.inputRef<SentTree>("JobTreeInput");

/** The tree as the domain takes it. */
export function treeInput({ children, ...own }: SentTree): TreeInput {
  return {
    ...jobInput(own),
    ...(children === undefined ? {} : { children: children?.map(treeInput) }),
  };
}

JobTree.implement({
  description: "A command, or a group with the jobs in it, to be made with everything below it.",
  fields: (t) => {
    const { parent: _, ...own } = common(t);
    return {
      ...command(t),
      ...own,
      paused: t.boolean({ description: "Made as paused, and blocked until it is resumed." }),
      key: t.string({ description: "Names it inside of this tree." }),
      after: t.stringList({ description: "The keys of jobs of this tree that must be finished first." }),
      children: t.field({ type: [JobTree], description: "The jobs in it; only for a group." }),
    };
  },
});

const EditedState = builder.enumType("EditedState", {
  description: "Where a job can be put by hand.",
  values: {
    WAITING: { value: "WAITING" as const, description: "Back into the queue, from any state." },
    FINISHED: { value: "FINISHED" as const, description: "It counts as a run that ended well." },
    ERROR: { value: "ERROR" as const, description: "It counts as a run that ended badly." },
  },
});

export const JobEdit = builder.inputType("JobEdit", {
  description: "One job and what to change of it. What is left out stays as it is.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The job, by id or number." }),
    ...command(t),
    ...common(t),
    paused: t.boolean({
      description:
        "True pauses it, and a command that is being worked or has ended goes back to the queue; false puts it back into the queue.",
    }),
    state: t.field({ type: EditedState, description: "Where to put it by hand." }),
  }),
});

export const AffinityName = builder.inputType("AffinityName", {
  description: "An affinity and its new name.",
  fields: (t) => ({
    id: t.id({ required: true, description: "The affinity, by id or number, 1 to 63." }),
    name: t.string({ required: true, description: "Empty frees it." }),
  }),
});

export const WorkerReport = builder.inputType("WorkerReport", {
  description: "A worker that names itself, and what it tells of its machine. A new name becomes a node.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Unique; the node's name." }),
    cpuLoad: t.string({ description: "Load of each core in per cent, a JSON list as a text." }),
    freeMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    totalMemory: t.field({ type: "BigInt", description: "Megabytes." }),
    ip: t.string({ description: "Its address, kept when the node has none." }),
  }),
});

export const NodeEdit = builder.inputType("NodeEdit", {
  description: "A node by its name and what to change of it. What is left out stays as it is.",
  fields: (t) => ({
    name: t.string({ required: true, description: "The node's name." }),
    affinity: t.string({
      description:
        "Lines in order of preference, each a comma list of affinity names. Names not known yet are made.",
    }),
    active: t.boolean({ description: "False: takes no jobs, and what it works on goes back to the queue." }),
  }),
});

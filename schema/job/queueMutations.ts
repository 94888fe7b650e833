import { setAffinities } from "../../src/domain/jobs/affinity.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import { edit } from "../../src/domain/jobs/edit.ts";
import { requeue } from "../../src/domain/jobs/requeue.ts";
import { resetTree } from "../../src/domain/jobs/resetTree.ts";
import { findRows } from "../../src/store/rows.ts";
import * as answers from "../answers.ts";
import { grantsArg } from "../grant.ts";
import { numberOf, optionalNumberOf } from "../ids.ts";
import { affinities } from "../lists/definitions.ts";
import { mutation, type PayloadBuilder } from "../payload.ts";
import { typeOf } from "../related.ts";
import { atomicArg, changedJobs, changeEach } from "./bulk.ts";
import { jobInput } from "./inputs.ts";
import { AffinityName, JobEdit, JobTree, treeInput } from "./queueInputs.ts";
import { jobsVerb } from "./verbs.ts";

/*
 * The queue as a render farm's people use it (docs/apis/coalition.md): trees made at once, jobs put back, edited and reset
 * in bulk. Rules: src/domain/jobs.
 */

mutation("createJobTree", {
  answers: answers.job,
  description: "Makes a group with everything in it, in one change, and answers the group. For any user.",
  args: (t) => ({
    tree: t.field({ type: JobTree, required: true, description: "The group, and what is in it." }),
    parent: t.id({ description: "The group to put it in, by id or number; null for the top." }),
  }),
  change: (change, { tree, parent }) =>
    createTree(change, treeInput(tree), { parent: optionalNumberOf("Job", parent, "parent") }),
});

jobsVerb("requeueJobs", {
  description:
    "Puts jobs back into the queue from any state, no longer paused; a node that works on one is told to stop. Jobs inside of them are left alone. For their creators and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => requeue(change, pk, { grants }),
});

jobsVerb("resetJobTrees", {
  description:
    "Puts jobs, and all jobs inside of them, back to their beginning from any state. Paused ones stay paused. For their creators and operators.",
  args: (t) => ({
    errorsOnly: t.boolean({ description: "Only those that failed or were cancelled." }),
    ...grantsArg(t),
  }),
  verb: (change, pk, { errorsOnly, grants }) => resetTree(change, pk, { errorsOnly, grants }),
});

mutation("editJobs", {
  answers: changedJobs,
  description: "Changes several jobs, each in its own way. For their creators and operators.",
  args: (t) => ({
    edits: t.field({
      type: [JobEdit],
      required: true,
      description:
        "The jobs, each at most once, at most 100 (LIMIT_IDS). What can be done is done; each of the others is reported in errors.",
    }),
    ...atomicArg(t),
    ...grantsArg(t),
  }),
  resolve: ({ edits, atomic, grants }, context) => {
    const changes = edits.map(({ id: _, ...rest }) => jobInput(rest));
    const named = { ids: edits.map(({ id }) => id), argument: "edits", atomic, once: true };
    return changeEach(context, named, (change, number, index) =>
      edit(change, number, changes[index] ?? {}, { grants }),
    );
  },
});

mutation("setAffinities", {
  answers: (t: PayloadBuilder<unknown>) => ({
    affinities: t.field({
      type: [typeOf(affinities)],
      description: "All 63, by number, as they are named now.",
      resolve: (_outcome, _args, { services }) => findRows(services.store.sql, "Affinity", {}),
    }),
  }),
  description: "Names affinities anew. Jobs and nodes keep their bits. For any user.",
  args: (t) => ({
    names: t.field({
      type: [AffinityName],
      required: true,
      description: "Those to name; the others keep theirs.",
    }),
  }),
  change: (change, { names }) =>
    setAffinities(
      change,
      names.map(({ id, name }) => ({ id: numberOf("Affinity", id, "names.id"), name })),
    ),
});

import { abort } from "../../src/domain/jobs/abort.ts";
import { cancel } from "../../src/domain/jobs/cancel.ts";
import { createCommand } from "../../src/domain/jobs/createCommand.ts";
import { createFromTemplate, type TemplateJobInput } from "../../src/domain/jobs/createFromTemplate.ts";
import { pause, resume } from "../../src/domain/jobs/pause.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { reset } from "../../src/domain/jobs/reset.ts";
import { restore } from "../../src/domain/jobs/restore.ts";
import { retry } from "../../src/domain/jobs/retry.ts";
import { update } from "../../src/domain/jobs/update.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { numberOf } from "../ids.ts";
import { CommandJobInput, JobChanges, jobInput, TemplateJobInput as TemplateJob } from "./inputs.ts";
import { asArg, changeJob, endJob, makeJob, onJob, requeueArg } from "./resolvers.ts";

const reader = { reader: true };

builder.mutationFields((t) => ({
  createCommandJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Makes a job from a shell command, or a group when there is none. For any user.",
    args: { input: t.arg({ type: CommandJobInput, required: true, description: "The job." }) },
    resolve: makeJob((change, { input }) => createCommand(change, jobInput(input))),
  }),
  createTemplateJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Makes a job from a template; the values are checked against its types. For any user.",
    args: { input: t.arg({ type: TemplateJob, required: true, description: "The job." }) },
    resolve: makeJob((change, { input }) =>
      createFromTemplate(change, {
        ...jobInput(input),
        template: numberOf("Template", input.template, "template"),
      } as TemplateJobInput),
    ),
  }),
  updateJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Changes what a job was given when it was made. For its creator and operators.",
    args: {
      ...onJob,
      changes: t.arg({ type: JobChanges, required: true, description: "What to change." }),
      ...asArg,
    },
    resolve: changeJob((change, pk, { changes, as }) => update(change, pk, jobInput(changes), { as })),
  }),
  retryJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Puts a job that failed or was cancelled back into the queue. For its creator and operators.",
    args: onJob,
    resolve: changeJob((change, pk) => retry(change, pk)),
  }),
  resetJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Puts a job that failed back to its beginning, without its outputs, for the node that still holds it; retryJob frees it for others. For its creator, its node and operators.",
    args: { ...onJob, ...asArg },
    resolve: changeJob((change, pk, { as }) => reset(change, pk, { as })),
  }),
  abortJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Takes a job from its node and puts it back into the queue, without its outputs. For its creator and operators.",
    args: { ...onJob, ...asArg },
    resolve: changeJob((change, pk, { as }) => abort(change, pk, { as })),
  }),
  cancelJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Stops a job for good; a retry brings it back. For its creator and operators.",
    args: { ...onJob, ...asArg },
    resolve: changeJob((change, pk, { as }) => cancel(change, pk, { as })),
  }),
  pauseJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Pauses a job and blocks all jobs inside of it: they are offered to no node. A running one goes on unless it is requeued. For its creator and operators.",
    args: { ...onJob, ...requeueArg },
    resolve: changeJob((change, pk, { requeue }) => pause(change, pk, { requeue })),
  }),
  resumeJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Lets a paused job go on. For its creator and operators.",
    args: onJob,
    resolve: changeJob((change, pk) => resume(change, pk)),
  }),
  deleteJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Hides a job, and all jobs inside of it, until it is restored or purged. For its creator and operators.",
    args: { ...onJob, ...asArg },
    resolve: changeJob((change, pk, { as }) => remove(change, pk, { as })),
  }),
  restoreJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description: "Brings a deleted job back. For its creator and operators.",
    args: { ...onJob, ...asArg },
    resolve: changeJob((change, pk, { as }) => restore(change, pk, { as })),
  }),
  purgeJob: t.prismaField({
    type: "Job",
    errors: refuses,
    authScopes: reader,
    description:
      "Removes a job, all jobs inside of it, their outputs and logs for good, and answers the job as it was. For operators.",
    args: { ...onJob, ...asArg },
    resolve: endJob((change, pk, { as }) => purge(change, pk, { as })),
  }),
}));

import { abort } from "../../src/domain/jobs/abort.ts";
import { cancel } from "../../src/domain/jobs/cancel.ts";
import { createCommand } from "../../src/domain/jobs/createCommand.ts";
import { createFromTemplate, type TemplateJobInput } from "../../src/domain/jobs/createFromTemplate.ts";
import { pause, resume } from "../../src/domain/jobs/pause.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { reset } from "../../src/domain/jobs/reset.ts";
import { restore } from "../../src/domain/jobs/restore.ts";
import { retry } from "../../src/domain/jobs/retry.ts";
import { update } from "../../src/domain/jobs/update.ts";
import * as answers from "../answers.ts";
import { grantsArg } from "../grant.ts";
import { numberOf } from "../ids.ts";
import { type ArgBuilder, mutation } from "../payload.ts";
import { byName } from "../template/values.ts";
import { CommandJobInput, JobChanges, jobInput, TemplateJobInput as TemplateJob } from "./inputs.ts";
import { jobVerbs } from "./verbs.ts";

const requeueArg = (t: ArgBuilder) => ({
  requeue: t.boolean({
    description:
      "A command that is being worked, or has ended, also goes back to the queue, and its node is told to stop. False by default.",
  }),
});

mutation("createCommandJob", {
  answers: answers.job,
  description: "Makes a job from a shell command, or a group when there is none. For any user.",
  args: (t) => ({ input: t.field({ type: CommandJobInput, required: true, description: "The job." }) }),
  change: (change, { input }) => createCommand(change, jobInput(input)),
});

mutation("createTemplateJob", {
  answers: answers.job,
  description: "Makes a job from a template; the values are checked against its types. For any user.",
  args: (t) => ({ input: t.field({ type: TemplateJob, required: true, description: "The job." }) }),
  change: (change, { input }) =>
    createFromTemplate(change, {
      ...jobInput(input),
      template: numberOf("Template", input.template, "template"),
      inputValues: byName("inputValues", input.inputValues) as TemplateJobInput["inputValues"],
      parameterValues: byName(
        "parameterValues",
        input.parameterValues ?? [],
      ) as TemplateJobInput["inputValues"],
    }),
});

jobVerbs("updateJob", {
  description: "Changes what a job was given when it was made. For its creator and operators.",
  args: (t) => ({
    changes: t.field({ type: JobChanges, required: true, description: "What to change." }),
    ...grantsArg(t),
  }),
  verb: (change, pk, { changes, grants }) => update(change, pk, jobInput(changes), { grants }),
});

jobVerbs("retryJob", {
  description: "Puts a job that failed or was cancelled back into the queue. For its creator and operators.",
  verb: (change, pk) => retry(change, pk),
});

jobVerbs("resetJob", {
  description:
    "Puts a job that failed back to its beginning, without its outputs, for the node that still holds it; retryJob frees it for others. For its creator, its node and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => reset(change, pk, { grants }),
});

jobVerbs("abortJob", {
  description:
    "Takes a job from its node and puts it back into the queue, without its outputs. For its creator and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => abort(change, pk, { grants }),
});

jobVerbs("cancelJob", {
  description: "Stops a job for good; a retry brings it back. For its creator and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => cancel(change, pk, { grants }),
});

jobVerbs("pauseJob", {
  description:
    "Pauses a job and blocks all jobs inside of it: they are offered to no node. A running one goes on unless it is requeued. For its creator and operators.",
  args: requeueArg,
  verb: (change, pk, { requeue }) => pause(change, pk, { requeue }),
});

jobVerbs("resumeJob", {
  description: "Lets a paused job go on. For its creator and operators.",
  verb: (change, pk) => resume(change, pk),
});

jobVerbs("deleteJob", {
  description:
    "Hides a job, and all jobs inside of it, until it is restored or purged. For its creator and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => remove(change, pk, { grants }),
});

jobVerbs("restoreJob", {
  description: "Brings a deleted job back. For its creator and operators.",
  args: grantsArg,
  verb: (change, pk, { grants }) => restore(change, pk, { grants }),
});

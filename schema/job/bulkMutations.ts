import { abort } from "../../src/domain/jobs/abort.ts";
import { cancel } from "../../src/domain/jobs/cancel.ts";
import { pause, resume } from "../../src/domain/jobs/pause.ts";
import { purge } from "../../src/domain/jobs/purge.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import { reset } from "../../src/domain/jobs/reset.ts";
import { restore } from "../../src/domain/jobs/restore.ts";
import { retry } from "../../src/domain/jobs/retry.ts";
import { update } from "../../src/domain/jobs/update.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";
import { JobChanges, jobInput } from "./inputs.ts";
import { asArg, ChangedJobs, changeJobs, endJobs, onJobs, requeueArg } from "./resolvers.ts";

const reader = { reader: true };

builder.mutationFields((t) => ({
  updateJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "updateJob for several jobs, all or none.",
    args: {
      ...onJobs,
      changes: t.arg({ type: JobChanges, required: true, description: "What to change of each of them." }),
      ...asArg,
    },
    resolve: changeJobs((change, pk, { changes, as }) => update(change, pk, jobInput(changes), { as })),
  }),
  retryJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "retryJob for several jobs, all or none.",
    args: onJobs,
    resolve: changeJobs((change, pk) => retry(change, pk)),
  }),
  resetJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "resetJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => reset(change, pk, { as })),
  }),
  abortJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "abortJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => abort(change, pk, { as })),
  }),
  cancelJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "cancelJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => cancel(change, pk, { as })),
  }),
  pauseJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "pauseJob for several jobs, all or none.",
    args: { ...onJobs, ...requeueArg },
    resolve: changeJobs((change, pk, { requeue }) => pause(change, pk, { requeue })),
  }),
  resumeJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "resumeJob for several jobs, all or none.",
    args: onJobs,
    resolve: changeJobs((change, pk) => resume(change, pk)),
  }),
  deleteJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "deleteJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => remove(change, pk, { as })),
  }),
  restoreJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "restoreJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: changeJobs((change, pk, { as }) => restore(change, pk, { as })),
  }),
  purgeJobs: t.field({
    type: ChangedJobs,
    errors: refuses,
    authScopes: reader,
    description: "purgeJob for several jobs, all or none.",
    args: { ...onJobs, ...asArg },
    resolve: endJobs((change, pk, { as }) => purge(change, pk, { as })),
  }),
}));

import type { Job } from "../../prisma/generated/sqlite/client.ts";
import type { Store } from "../../src/store/store.ts";
import { templateName } from "../template/names.ts";

/** What a job does, in one line: a command for COMMAND jobs, else words that no shell is ever given. */
export function summaryOf(store: Store, job: Job): string | Promise<string> {
  if (job.kind === "COMMAND") return job.command;
  if (job.kind === "IMAGE") {
    const to = job.providerName ? ` at ${job.providerName}` : "";
    return `image ${(job.imageAction ?? "BUILD").toLowerCase()} ${job.imageName ?? ""}${to}`;
  }
  return templateName(store, job.templateId).then(({ name, version }) => `template ${name} v${version}`);
}

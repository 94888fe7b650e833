import type { Job } from "../prisma/generated/sqlite/client.ts";
import type { Store } from "../src/store/store.ts";

/** Names of templates, by store and number: they never change once imported. */
const known = new WeakMap<Store, Map<number, string>>();

/** What a job does, in one line: a command for COMMAND jobs, else words that no shell is ever given. */
export async function whatOf(store: Store, job: Job): Promise<string> {
  if (job.kind === "COMMAND") return job.command;
  if (job.kind === "IMAGE") {
    const to = job.providerName ? ` at ${job.providerName}` : "";
    return `image ${(job.imageAction ?? "BUILD").toLowerCase()} ${job.imageName ?? ""}${to}`;
  }
  const names = known.get(store) ?? new Map<number, string>();
  known.set(store, names);
  const name = names.get(job.templateId) ?? (await templateName(store, job.templateId));
  names.set(job.templateId, name);
  return `template ${name}`;
}

async function templateName(store: Store, id: number): Promise<string> {
  const template = await store.read.template.findUnique({
    where: { id },
    select: { name: true, version: true },
  });
  return template ? `${template.name} v${template.version}` : String(id);
}

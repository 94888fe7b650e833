import type { Job } from "../../prisma/generated/sqlite/client.ts";
import type { Store } from "../../src/store/store.ts";

/** Names of templates, by store and number: they never change once imported. */
const known = new WeakMap<Store, Map<number, string>>();

/** What a job does, in one line: a command for COMMAND jobs, else words that no shell is ever given. */
export function summaryOf(store: Store, job: Job): string | Promise<string> {
  if (job.kind === "COMMAND") return job.command;
  if (job.kind === "IMAGE") {
    const to = job.providerName ? ` at ${job.providerName}` : "";
    return `image ${(job.imageAction ?? "BUILD").toLowerCase()} ${job.imageName ?? ""}${to}`;
  }
  const name = known.get(store)?.get(job.templateId);
  return name === undefined ? templateLine(store, job.templateId) : `template ${name}`;
}

async function templateLine(store: Store, id: number): Promise<string> {
  const name = await templateName(store, id);
  const names = known.get(store) ?? new Map<number, string>();
  known.set(store, names.set(id, name));
  return `template ${name}`;
}

async function templateName(store: Store, id: number): Promise<string> {
  const template = await store.read.template.findUnique({
    where: { id },
    select: { name: true, version: true },
  });
  return template ? `${template.name} v${template.version}` : String(id);
}

import type { ImageAction, Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { insertJob } from "../jobs/insert.ts";

/** The built-in template that stands for IMAGE jobs in dialects that know only templates. */
export const imageTemplateId = -1;

interface Task {
  action: ImageAction;
  imageName: string;
  providerName?: string;
  dibImageId?: number;
  snapshotImageId?: number;
}

/** Queues the job that makes an image; a worker takes it with acquireNext (kind IMAGE). */
export function queueImageJob(change: Change, { action, ...task }: Task): Promise<Job> {
  const where = task.providerName === undefined ? "" : ` at ${task.providerName}`;
  return insertJob(
    change,
    { title: `${action.toLowerCase()} image ${task.imageName}${where}` },
    { kind: "IMAGE", templateId: imageTemplateId, imageAction: action, ...task },
  );
}

/** Image versions are the second of the build (docs/apis/nodepool.md section B1). */
export function unixSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

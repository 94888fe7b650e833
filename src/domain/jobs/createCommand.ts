import type { Job } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { permit } from "../rights.ts";
import { type CommonInput, insertJob } from "./insert.ts";

/** The built-in template that stands for COMMAND jobs in dialects that know only templates. */
export const commandTemplateId = 0;

export interface CommandInput extends CommonInput {
  /** A shell command; empty or absent makes a group. */
  command?: string | null | undefined;
  /** Working directory. */
  dir?: string | null | undefined;
  environment?: string | null | undefined;
}

/**
 * Makes a job from a shell command, or a group when there is none.
 * @throws Refusal UNAUTHENTICATED, NOT_FOUND (parent, dependency), NOT_A_GROUP, TOO_DEEP, CYCLE, INVALID_INPUT
 */
export async function createCommand(change: Change, input: CommandInput): Promise<Job> {
  permit(change.actor, "job.create");
  const command = input.command ?? "";
  return insertJob(change, input, {
    kind: "COMMAND",
    templateId: commandTemplateId,
    command,
    isGroup: command === "",
    dir: input.dir ?? "",
    environment: input.environment ?? "",
  });
}

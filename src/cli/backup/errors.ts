import { CommandFailure } from "../../failure.ts";

export function notEmpty(what: string): CommandFailure {
  return new CommandFailure(
    "NOT_EMPTY",
    `${what} exists. Restore into an empty DATA_DIR and database, or replace what is there with --force.`,
  );
}

export function damaged(what: string): CommandFailure {
  return new CommandFailure("DAMAGED_BACKUP", `The backup can't be restored: ${what}. Nothing was changed.`);
}

export function newer(version: string): CommandFailure {
  return new CommandFailure(
    "NEWER_BACKUP",
    `The backup was made by a later version of Gantry (${version}); restore it with that version.`,
  );
}

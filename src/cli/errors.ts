import { CommandFailure } from "../failure.ts";

/** The arguments of a command are wrong, or contradict each other. */
export function usageError(message: string): CommandFailure {
  return new CommandFailure("USAGE", message);
}

/** What the arguments of a command name does not exist. */
export function notFound(message: string): CommandFailure {
  return new CommandFailure("NOT_FOUND", message);
}

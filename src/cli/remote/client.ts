import { type Client, createClient } from "../../../packages/client/src/client.ts";
import type { GantryError } from "../../../packages/client/src/errors.ts";
import { readRemoteConfig } from "../../config.ts";
import { CommandFailure } from "../../failure.ts";
import type { CliContext } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * The server of GANTRY_URL, as the user of GANTRY_TOKEN.
 * @throws ConfigError
 */
export function remote({ environment }: CliContext): Client {
  const { url, token } = readRemoteConfig(environment);
  return createClient({ url, credentials: token === null ? null : { token } });
}

const advice: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: " Set GANTRY_TOKEN; gantry token create makes an access key.",
  UNREACHABLE: " Start the server, or correct GANTRY_URL.",
};

/** What the client throws, as a failure of the command. */
export function failureOfClient(error: GantryError): CommandFailure {
  return new CommandFailure(error.code, error.message + (advice[error.code] ?? ""), { cause: error });
}

/** Throws the first thing that a mutation reports as not done. */
export function mustBeDone({ errors }: { errors: readonly { code: string; message: string }[] }): void {
  const [error] = errors;
  if (error) throw new CommandFailure(error.code, errors.map(({ message }) => message).join("\n"));
}

/** The value, or a failure NOT_FOUND. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value == null) throw notFound(`There is no ${what}.`);
  return value;
}

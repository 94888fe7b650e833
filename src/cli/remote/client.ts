import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { readRemoteConfig } from "../../config.ts";
import { CommandFailure } from "../../failure.ts";
import type { CliContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** How long the server may take to answer. Milliseconds. */
const answerTimeout = 30_000;

/** Executes operations at the server of GANTRY_URL as the user of GANTRY_TOKEN. */
export interface Remote {
  readonly url: string;
  readonly token: string | null;
  /** @throws CommandFailure with the code of the first error, or UNREACHABLE */
  execute<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
}

/** @throws ConfigError */
export function remote({ environment }: CliContext): Remote {
  const { url, token } = readRemoteConfig(environment);
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  return {
    url,
    token,
    execute: async (document, variables) => {
      const body = JSON.stringify({ query: print(document), variables });
      const signal = AbortSignal.timeout(answerTimeout);
      const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body, signal })
        .then(async (response) => (await response.json()) as Answer)
        .catch((cause: Error) => Promise.reject(unreachable(url, cause)));
      const [error] = answer.errors ?? [];
      if (error) throw ofServer(error);
      if (!answer.data) throw new CommandFailure("FAILED", `${url} is not the URL of a Gantry server.`);
      return answer.data as never;
    },
  };
}

interface Answer {
  data?: unknown;
  errors?: ServerError[];
}

interface ServerError {
  message: string;
  extensions?: { code?: unknown };
}

/** The failure that an error of the server is. */
export function ofServer({ message, extensions }: ServerError): CommandFailure {
  const code = typeof extensions?.code === "string" ? extensions.code : "FAILED";
  const advice =
    code === "UNAUTHENTICATED" ? " Set GANTRY_TOKEN; gantry token create makes an access key." : "";
  return new CommandFailure(code, `${message}${advice}`);
}

/** The failure of a call that got no answer. */
export function unreachable(url: string, cause: unknown): CommandFailure {
  const { message, cause: reason } = cause as Error & { cause?: { code?: string } };
  const why = reason?.code ?? message;
  return new CommandFailure(
    "UNREACHABLE",
    `The server at ${url} can't be reached (${why}); start it, or correct GANTRY_URL.`,
    { cause },
  );
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

import type { TypedDocumentString } from "./operations.generated.ts";

/** A request that the gateway refused: `code` is the error's `extensions.code`, such as FORBIDDEN. */
export class GraphError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The gateway could not be reached, or can't answer at the moment: trying again helps. */
export class Unreachable extends Error {}

/** Codes by which the gateway says that nobody is logged in. */
const loginCodes: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "KEY_INVALID",
  "TOKEN_INVALID",
  "USER_INACTIVE",
]);

let onLoggedOut: () => void = () => {};

/** Has this called when a request is refused because the session has ended. */
export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  error?: { message?: string; code?: string };
}

/**
 * Runs a query or mutation with the browser's session.
 * @throws GraphError when the gateway refuses it
 * @throws Unreachable when there is no answer, or a 5xx
 */
export async function request<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query: document.toString(), variables }),
  }).catch(() => {
    throw new Unreachable("The gateway can't be reached.");
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
  const [error] = answer.errors ?? [];
  const code = error?.extensions?.code ?? answer.error?.code ?? "";
  if (response.status === 401 || loginCodes.has(code)) onLoggedOut();
  if (response.status >= 500 || code === "UNAVAILABLE") {
    throw new Unreachable(answer.error?.message ?? `The gateway answered ${response.status}.`);
  }
  if (error) throw new GraphError(error.message, code);
  if (!answer.data)
    throw new GraphError(answer.error?.message ?? `The gateway answered ${response.status}.`, code);
  return answer.data;
}

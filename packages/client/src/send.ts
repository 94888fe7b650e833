import type { Document } from "./document.ts";
import { GantryError, type ReportedError, reported } from "./errors.ts";

/** Sends one operation and answers its data. */
export type Send = <Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  headers: Record<string, string>,
) => Promise<Data>;

/** What the server answers: GraphQL's form, or that of an error outside of GraphQL. */
interface Answer {
  data?: unknown;
  errors?: ReportedError[];
  error?: { code: string; message: string };
}

/** Statuses of a proxy whose server is away or overloaded, and of a server that gave up to wait for the request. */
const temporaryStatuses = new Set([408, 429, 502, 503, 504]);

/**
 * Sends operations by HTTP.
 * @param url of the server, without `/graphql`
 * @param timeout for an answer. Milliseconds
 */
export function sender(url: string, timeout: number): Send {
  return async (document, variables, headers) => {
    const answer = await request<Answer>(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: AbortSignal.timeout(timeout),
    });
    if (!answer.data) throw notGantry(url);
    return answer.data as never;
  };
}

/**
 * The JSON that a request is answered with.
 * @throws GantryError with the code of the answer; UNREACHABLE when no whole answer came, UNAVAILABLE when a proxy answers
 * that its server is away, FAILED when it is no answer of a Gantry server
 */
export async function request<T extends object>(url: string, init: RequestInit): Promise<T> {
  const { status, headers, text } = await whole(url, init);
  const retryAfter = Number(headers.get("retry-after")) || null;
  const answer = objectOf(text) as (T & Answer) | null;
  if (answer?.errors?.length) throw reported(answer.errors, retryAfter);
  if (typeof answer?.error?.code === "string")
    throw new GantryError(answer.error.code, answer.error.message, { retryAfter });
  if (answer && status < 300) return answer;
  if (!temporaryStatuses.has(status)) throw notGantry(url);
  throw new GantryError("UNAVAILABLE", `${url} answered ${status}; try again in a moment.`, { retryAfter });
}

function notGantry(url: string): GantryError {
  return new GantryError("FAILED", `${url} does not answer as a Gantry server.`);
}

/** fetch with the whole body, or a GantryError when there is none. */
async function whole(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    // What the caller aborted it with.
    if (cause instanceof GantryError) throw cause;
    const { message, cause: reason } = cause as Error & { cause?: { code?: string } };
    throw new GantryError("UNREACHABLE", `${url} can't be reached (${reason?.code ?? message}).`, { cause });
  }
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

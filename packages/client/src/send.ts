import type { Document } from "./document.ts";
import { GantryError, type ReportedError, reported } from "./errors.ts";

/** Sends one operation and answers its data. */
export type Send = <Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  headers: Record<string, string>,
) => Promise<Data>;

interface Answer {
  data?: unknown;
  errors?: ReportedError[];
}

/**
 * Sends operations by HTTP.
 * @param url of the server, without `/graphql`
 * @param timeout for an answer. Milliseconds
 */
export function sender(url: string, timeout: number): Send {
  return async (document, variables, headers) => {
    const response = await request(`${url}/graphql`, timeout, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (answer.errors && answer.errors.length > 0) throw reported(answer.errors, retryAfter(response));
    if (!answer.data) throw new GantryError("FAILED", `${url} does not answer as a Gantry server.`);
    return answer.data as never;
  };
}

/** fetch, with a GantryError when there is no answer. */
export async function request(url: string, timeout: number, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(timeout), ...init });
  } catch (cause) {
    const { message, cause: reason } = cause as Error & { cause?: { code?: string } };
    throw new GantryError("UNREACHABLE", `${url} can't be reached (${reason?.code ?? message}).`, { cause });
  }
}

/** Seconds of the header Retry-After; null without one. */
export function retryAfter(response: Response): number | null {
  const header = response.headers.get("retry-after");
  return header === null ? null : Number(header);
}

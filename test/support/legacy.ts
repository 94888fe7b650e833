import { checkDocumented } from "./documented.ts";

/** What came back from a legacy API; `Body` is the type that the caller expects of its JSON. */
export interface LegacyAnswer<Body = unknown> {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when the text is no JSON. */
  body: Body;
}

export interface LegacyCall {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a urlencoded form. */
  form?: Record<string, string>;
  /** Sent as it stands. */
  raw?: string;
  /** Name and password for Basic. */
  basic?: { username: string; password: string };
  /** A key for `Authorization: Token`. */
  token?: string;
  /** The body is one that the original takes although it should not, so no document has it. */
  loose?: boolean;
}

/** The value of a JSON text; undefined for one that is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Calls a legacy API without following redirects, and holds each answer against its OpenAPI document. */
export async function call<Body = unknown>(
  base: string,
  method: string,
  path: string,
  { headers = {}, json, form, raw, basic, token, loose = false }: LegacyCall = {},
): Promise<LegacyAnswer<Body>> {
  const credentials =
    basic !== undefined
      ? `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString("base64")}`
      : token !== undefined
        ? `Token ${token}`
        : undefined;
  const response = await fetch(base + path, {
    method,
    redirect: "manual",
    headers: {
      ...(credentials === undefined ? {} : { authorization: credentials }),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body:
      json !== undefined
        ? JSON.stringify(json)
        : form !== undefined
          ? new URLSearchParams(form)
          : (raw ?? null),
  });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: jsonOf(text) as Body };
  checkDocumented({ method, path, ...answer, ...(loose ? {} : { sent: json, form }) });
  return answer;
}

import { root, type Service, serve } from "./processes.ts";
import { folder } from "./scratch.ts";

const password = "bench bench";

/** A gateway of dist in a process of its own, with an access key of its admin. */
export interface Gateway extends Service {
  readonly dataDir: string;
  /** The headers of an authenticated request. */
  readonly headers: Record<string, string>;
  /** Runs an operation; throws on any error, also those of a payload. */
  graphql<T>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<T>;
}

export interface GatewayOptions {
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly env?: Record<string, string>;
}

export async function startGateway({
  dataDir = folder("data"),
  databaseUrl,
  env = {},
}: GatewayOptions = {}): Promise<Gateway> {
  const service = await serve([`${root}/dist/src/main.js`], {
    PORT: "0",
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    LOG_LEVEL: "error",
    // The nodes of the made data do not call: their jobs would go back to the queue in the middle of a row.
    LEASE_GRAPHQL: "24d",
    LEASE_UFDL: "24d",
    LEASE_START: "24d",
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...env,
  });
  const headers = await accessKey(service.url);
  return {
    ...service,
    dataDir,
    headers,
    graphql: (query, variables = {}, more = {}) =>
      graphql(service.url, query, variables, { ...headers, ...more }),
  };
}

/** The header of an access key of the admin; its password would be checked by argon2. */
export async function accessKey(url: string): Promise<Record<string, string>> {
  const basic = { authorization: `Basic ${Buffer.from(`admin:${password}`).toString("base64")}` };
  const document = `mutation { createToken(name: "bench") { key errors { code message } } }`;
  const { createToken } = await graphql<{ createToken: { key: string } }>(url, document, {}, basic);
  return { authorization: `Bearer ${createToken.key}` };
}

async function graphql<T>(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data: T; errors?: unknown };
  if (errors || /"errors":\[\{/.test(text)) throw new Error(`${query.slice(0, 80)}: ${text.slice(0, 500)}`);
  return data;
}

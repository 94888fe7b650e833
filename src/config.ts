import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import {
  bytes,
  choice,
  databaseUrl,
  discovery,
  flag,
  hostname,
  hostnames,
  origins,
  port,
  prefix,
  seconds,
  type Trust,
  text,
  timerSeconds,
  trustedProxies,
  trustOf,
  whole,
} from "./config/values.ts";
import type { AnonymousAccess } from "./domain/actor.ts";
import { type QueryLimits, defaultQueryLimits as usual } from "./domain/limits.ts";
import type { NodeOwnership } from "./domain/rights.ts";
import { defaultPasswordMinLength } from "./domain/users/input.ts";
import { defaultLoginRules } from "./domain/users/logins.ts";

/** The entry points that admit unauthenticated callers, each as its own setting says. */
export const entryPoints = ["graphql", "ufdl", "scale", "nodepool", "coalition"] as const;
export type EntryPoint = (typeof entryPoints)[number];
export type FacadeName = Exclude<EntryPoint, "graphql">;

/** Where a facade is reached, in any mix; nowhere turns it off. */
export interface FacadePlaces {
  /** A port all its own. */
  port: number | null;
  /** A host name all its own, without a port. */
  hostname: string | null;
  /** A path before its own paths; null for none. */
  prefix: string | null;
  /** At the root, side by side with the others. */
  root: boolean;
}

/** Everything the environment decides, read once. Names and meanings: README, "Settings". */
export interface Config {
  /** Address to listen on. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** `file:<path>` or `postgres://`. */
  databaseUrl: string;
  /** PostgreSQL only: connections in the pool. */
  databaseConnections: number;
  /** SQLite only: wait for the disk at every commit. */
  sqliteDurable: boolean;
  dataDir: string;
  /** Where outputs' bytes live: `file:<folder>` or `s3://`. */
  blobUrl: string;
  /** The admin made on the very first start. Without a password a random one is made and printed once. */
  admin: { username: string; password: string | null };
  anonymous: Record<EntryPoint, AnonymousAccess>;
  /** Where each legacy API is reached. */
  facades: Record<FacadeName, FacadePlaces>;
  /** Who answers GET|PUT|DELETE /v1/nodes/{int} at the shared root when a call carries no credentials. */
  v1NodesOwner: "nodepool" | "ufdl";
  /** Who acts for a node: any user who names it, or only who registered it and admins. */
  nodeOwnership: NodeOwnership;
  coalition: {
    /** The folder of the original's web page, its public_html; null serves none. */
    page: string | null;
    /** The UDP port on which workers that look for their server are answered; null for none. */
    discovery: number | null;
  };
  nodepool: {
    /** A nodepool.yaml that is taken over at each start. */
    config: string | null;
    /** Seconds that a node stays in state delete before it is removed. */
    reapAfter: number;
  };
  /** Seconds between two runs of the periodic tasks. */
  schedulerInterval: number;
  logLevel: LogLevel;
  /** From which addresses X-Forwarded-* headers are believed. */
  trustedProxies: Trust;
  /** Further host names by which this server may be called, in lower case; `*` for any. */
  allowedHosts: string[];
  /** Origins whose pages may call; `*` for all, empty for none. Never with a browser's own credentials. */
  corsOrigins: string[];
  limits: {
    /** Bytes of a body that is read into memory: JSON, forms, GraphQL's multipart uploads. */
    body: number;
    /** The same from callers without credentials, where they may not write. */
    anonymousBody: number;
    /** Seconds within which a body has to arrive; not for those that are streamed to the blob store. */
    bodyTimeout: number;
    /** Bytes of a body that is streamed to the blob store. */
    upload: number;
  };
  queryLimits: QueryLimits;
  /** Wrong passwords for one user name in so many seconds. */
  logins: { attempts: number; window: number };
  /** Characters that a new password must have. */
  passwordMinLength: number;
  metrics: {
    /** A port of their own, and then not on the gateway's; null for none. */
    port: number | null;
    /** The bearer token that reads them; null for none. */
    token: string | null;
    /** Whether anybody who reaches the port reads them. */
    open: boolean;
  };
  /** Who may ask for the schema: anybody, users, nobody. */
  introspection: Introspection;
  /** Lifetimes in seconds. */
  jwt: { access: number; refresh: number };
}

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const introspection = ["on", "users", "off"] as const;
export type Introspection = (typeof introspection)[number];

const access = choice(["off", "read", "write"]);
const trustsNobody = trustOf([]);

const variables = z.object({
  HOST: hostname.optional(),
  PORT: port.optional(),
  DATA_DIR: text.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: whole(1, 1_000).optional(),
  SQLITE_DURABLE: flag.optional(),
  BLOB_URL: text
    .refine((url) => /^(file:.|s3:\/\/.)/.test(url), "must be file:<folder> or s3://<bucket>")
    .optional(),
  ADMIN_USERNAME: text
    .refine(
      (name) => /^[\w.@+-]{1,150}$/.test(name),
      "must be 1 to 150 letters, digits or any of @ . + - _, such as admin",
    )
    .optional(),
  ADMIN_PASSWORD: text
    .refine((password) => Buffer.byteLength(password) <= 1_024, "must be at most 1,024 bytes long")
    .optional(),
  GRAPHQL_ANONYMOUS: access.optional(),
  UFDL_ANONYMOUS: choice(["off", "watch", "read", "write"]).optional(),
  SCALE_ANONYMOUS: access.optional(),
  NODEPOOL_ANONYMOUS: access.optional(),
  COALITION_ANONYMOUS: access.optional(),
  UFDL_PORT: port.optional(),
  SCALE_PORT: port.optional(),
  NODEPOOL_PORT: port.optional(),
  COALITION_PORT: port.optional(),
  UFDL_HOSTNAME: hostname.optional(),
  SCALE_HOSTNAME: hostname.optional(),
  NODEPOOL_HOSTNAME: hostname.optional(),
  COALITION_HOSTNAME: hostname.optional(),
  UFDL_PREFIX: prefix.optional(),
  SCALE_PREFIX: prefix.optional(),
  NODEPOOL_PREFIX: prefix.optional(),
  COALITION_PREFIX: prefix.optional(),
  UFDL_ROOT: flag.optional(),
  SCALE_ROOT: flag.optional(),
  NODEPOOL_ROOT: flag.optional(),
  COALITION_ROOT: flag.optional(),
  COALITION_PAGE: text.optional(),
  COALITION_DISCOVERY: discovery.optional(),
  NODEPOOL_CONFIG: text.optional(),
  NODEPOOL_REAP_AFTER: seconds.optional(),
  SCHEDULER_INTERVAL: timerSeconds.optional(),
  V1_NODES_OWNER: choice(["nodepool", "ufdl"]).optional(),
  NODE_OWNERSHIP: choice(["open", "strict"]).optional(),
  LOG_LEVEL: choice(logLevels).optional(),
  TRUSTED_PROXIES: trustedProxies.optional(),
  ALLOWED_HOSTS: hostnames.optional(),
  CORS_ORIGINS: origins.optional(),
  LOGIN_ATTEMPTS: whole(1, 1_000).optional(),
  LOGIN_WINDOW: timerSeconds.optional(),
  PASSWORD_MIN_LENGTH: whole(1, 128).optional(),
  METRICS_PORT: port.optional(),
  METRICS_TOKEN: text.optional(),
  INTROSPECTION: choice(introspection).optional(),
  BODY_LIMIT: bytes.optional(),
  BODY_LIMIT_ANONYMOUS: bytes.optional(),
  BODY_TIMEOUT: timerSeconds.optional(),
  UPLOAD_LIMIT: bytes.optional(),
  LIMIT_TOKENS: whole(100, 1_000_000).optional(),
  LIMIT_ALIASES: whole(0, 100_000).optional(),
  LIMIT_DEPTH: whole(1, 1_000).optional(),
  LIMIT_BREADTH: whole(1, 100_000).optional(),
  LIMIT_COMPLEXITY: whole(100, 100_000_000).optional(),
  LIMIT_FILTER_TEXT: whole(1, 1_000_000).optional(),
  LIMIT_IDS: whole(1, 10_000).optional(),
  JWT_ACCESS_LIFETIME: seconds.optional(),
  JWT_REFRESH_LIFETIME: seconds.optional(),
});

/** Every variable that is read, for the documentation and its test. */
export const variableNames = Object.keys(variables.shape) as (keyof typeof variables.shape)[];

/** The values would be seen in a log or a terminal. */
const secret = new Set(["DATABASE_URL", "ADMIN_PASSWORD", "BLOB_URL", "METRICS_TOKEN"]);

/** The environment is wrong; the message has a line for every variable that is. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * Reads the settings. An empty value counts as unset.
 * @throws ConfigError naming every wrong variable and what would be right; the values of secrets are not repeated
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, string> = {};
  for (const name of variableNames) {
    const value = environment[name]?.trim();
    if (value) given[name] = value;
  }
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `${name} ${message}${secret.has(name) ? "" : `, not ${JSON.stringify(given[name])}`}`;
    });
    throw new ConfigError(lines.join("\n"));
  }
  return settle(parsed.data);
}

function settle(env: z.infer<typeof variables>): Config {
  const host = env.HOST ?? "127.0.0.1";
  // What anybody may do is only given away unasked where nobody but this machine can come in.
  const here = isLoopback(host);
  const dataDir = env.DATA_DIR ?? "./data";
  return {
    host,
    port: env.PORT ?? 4_000,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, "gantry.db")}`,
    databaseConnections: env.DATABASE_CONNECTIONS ?? 10,
    sqliteDurable: env.SQLITE_DURABLE ?? false,
    dataDir,
    blobUrl: env.BLOB_URL ?? `file:${join(dataDir, "blobs")}`,
    admin: { username: env.ADMIN_USERNAME ?? "admin", password: env.ADMIN_PASSWORD ?? null },
    anonymous: {
      graphql: env.GRAPHQL_ANONYMOUS ?? "off",
      ufdl: env.UFDL_ANONYMOUS ?? "off",
      scale: env.SCALE_ANONYMOUS ?? "off",
      nodepool: env.NODEPOOL_ANONYMOUS ?? (here ? "read" : "off"),
      coalition: env.COALITION_ANONYMOUS ?? (here ? "write" : "off"),
    },
    facades: {
      ufdl: placesOf("ufdl", env.UFDL_PORT, env.UFDL_HOSTNAME, env.UFDL_PREFIX, env.UFDL_ROOT),
      scale: placesOf("scale", env.SCALE_PORT, env.SCALE_HOSTNAME, env.SCALE_PREFIX, env.SCALE_ROOT),
      nodepool: placesOf(
        "nodepool",
        env.NODEPOOL_PORT,
        env.NODEPOOL_HOSTNAME,
        env.NODEPOOL_PREFIX,
        env.NODEPOOL_ROOT,
      ),
      coalition: placesOf(
        "coalition",
        env.COALITION_PORT,
        env.COALITION_HOSTNAME,
        env.COALITION_PREFIX,
        env.COALITION_ROOT,
      ),
    },
    coalition: { page: env.COALITION_PAGE ?? null, discovery: env.COALITION_DISCOVERY ?? null },
    nodepool: { config: env.NODEPOOL_CONFIG ?? null, reapAfter: env.NODEPOOL_REAP_AFTER ?? 300 },
    schedulerInterval: env.SCHEDULER_INTERVAL ?? 5,
    v1NodesOwner: env.V1_NODES_OWNER ?? "nodepool",
    nodeOwnership: env.NODE_OWNERSHIP ?? "open",
    logLevel: env.LOG_LEVEL ?? "info",
    trustedProxies: env.TRUSTED_PROXIES ?? trustsNobody,
    allowedHosts: env.ALLOWED_HOSTS ?? [],
    corsOrigins: env.CORS_ORIGINS ?? [],
    logins: {
      attempts: env.LOGIN_ATTEMPTS ?? defaultLoginRules.attempts,
      window: env.LOGIN_WINDOW ?? defaultLoginRules.window,
    },
    passwordMinLength: env.PASSWORD_MIN_LENGTH ?? defaultPasswordMinLength,
    metrics: {
      port: env.METRICS_PORT ?? null,
      token: env.METRICS_TOKEN ?? null,
      open: env.METRICS_TOKEN === undefined && (here || env.METRICS_PORT !== undefined),
    },
    introspection: env.INTROSPECTION ?? (here ? "on" : "users"),
    limits: {
      body: env.BODY_LIMIT ?? 16 * 2 ** 20,
      anonymousBody: env.BODY_LIMIT_ANONYMOUS ?? 64 * 2 ** 10,
      bodyTimeout: env.BODY_TIMEOUT ?? 30,
      upload: env.UPLOAD_LIMIT ?? 64 * 2 ** 30,
    },
    queryLimits: {
      tokens: env.LIMIT_TOKENS ?? usual.tokens,
      aliases: env.LIMIT_ALIASES ?? usual.aliases,
      depth: env.LIMIT_DEPTH ?? usual.depth,
      breadth: env.LIMIT_BREADTH ?? usual.breadth,
      complexity: env.LIMIT_COMPLEXITY ?? usual.complexity,
      filterText: env.LIMIT_FILTER_TEXT ?? usual.filterText,
      ids: env.LIMIT_IDS ?? usual.ids,
    },
    jwt: { access: env.JWT_ACCESS_LIFETIME ?? 300, refresh: env.JWT_REFRESH_LIFETIME ?? 8 * 3_600 },
  };
}

/** Unless told otherwise a facade is at its prefix and at the root. */
function placesOf(
  name: FacadeName,
  port: number | undefined,
  hostname: string | undefined,
  prefix: string | undefined,
  root: boolean | undefined,
): FacadePlaces {
  return {
    port: port ?? null,
    hostname: hostname?.toLowerCase() ?? null,
    prefix: prefix === undefined ? `/${name}` : prefix === "off" ? null : prefix,
    root: root ?? true,
  };
}

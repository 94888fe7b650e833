import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import {
  bytes,
  choice,
  databaseUrl,
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
  udpPort,
  whole,
} from "./config/values.ts";
import type { AnonymousAccess } from "./domain/actor.ts";
import { defaultLeases, type Leases } from "./domain/leases.ts";
import { type QueryLimits, defaultQueryLimits as usual } from "./domain/limits.ts";
import { defaultFlushInterval } from "./domain/presence.ts";
import type { NodeOwnership } from "./domain/rights.ts";
import { defaultPasswordMinLength } from "./domain/users/input.ts";
import { defaultLoginRules } from "./domain/users/logins.ts";
import { type SessionRules, sessionRules } from "./domain/users/session.ts";

/** The entry points, each with a setting for unauthenticated callers. */
export const entryPoints = ["graphql", "ufdl", "scale", "nodepool", "coalition"] as const;
export type EntryPoint = (typeof entryPoints)[number];
export type FacadeName = Exclude<EntryPoint, "graphql">;

/** Where a facade is served, in any combination; a facade without any place is off. */
export interface FacadePlaces {
  /** Its own port. */
  port: number | null;
  /** Its own host name, without a port. */
  hostname: string | null;
  /** The prefix of its paths; null for none. */
  prefix: string | null;
  /** At the root, which facades share. */
  root: boolean;
}

/** The settings, read from the environment once. Names and meanings: README, "Settings". */
export interface Config {
  /** Address to listen on. */
  host: string;
  /** 0 selects a free one. */
  port: number;
  /** `file:<path>` or `postgres://`. */
  databaseUrl: string;
  /** PostgreSQL only: connections in the pool. */
  databaseConnections: number;
  /** Seconds that a statement of PostgreSQL may take, and that a change waits for SQLite's lock. */
  databaseTimeout: number;
  /** SQLite only: sync to disk at every commit. */
  sqliteDurable: boolean;
  dataDir: string;
  /** Where outputs' bytes are stored: `file:<folder>` or `s3://`. */
  blobUrl: string;
  /** The admin that the first start creates. Without a password a random one is generated and printed once. */
  admin: { username: string; password: string | null };
  anonymous: Record<EntryPoint, AnonymousAccess>;
  /** Where each legacy API is served. */
  facades: Record<FacadeName, FacadePlaces>;
  /** The facade that serves GET|PUT|DELETE /v1/nodes/{int} at the shared root to unauthenticated callers. */
  v1NodesOwner: "nodepool" | "ufdl";
  /** Who may act for a node: any user, or only the user who registered it and admins. */
  nodeOwnership: NodeOwnership;
  coalition: {
    /** The folder of the original's web page, its public_html; null for none. */
    page: string | null;
    /** The UDP port on which workers find their server; null for none. */
    discovery: number | null;
  };
  nodepool: {
    /** A nodepool.yaml that is applied at each start. */
    config: string | null;
    /** Seconds for which a node stays in state delete before it is removed. */
    reapAfter: number;
  };
  leases: Leases;
  /** Seconds between runs of the periodic tasks. */
  schedulerInterval: number;
  /** Seconds between two writes of when nodes and users last called and access keys were last used. */
  presenceFlushInterval: number;
  logLevel: LogLevel;
  /** From which addresses X-Forwarded-* headers are believed. */
  trustedProxies: Trust;
  /** Further host names of this server, in lower case; `*` for any. */
  allowedHosts: string[];
  /** Origins that CORS allows; `*` for all, empty for none. */
  corsOrigins: string[];
  limits: {
    /** Bytes of a body that is read into memory: JSON, forms, GraphQL's multipart uploads. */
    body: number;
    /** The same of unauthenticated callers that may not write. */
    anonymousBody: number;
    /** Seconds within which a body has to arrive, unless it is streamed to the blob store. */
    bodyTimeout: number;
    /** Bytes of a body that is streamed to the blob store. */
    upload: number;
  };
  queryLimits: QueryLimits;
  /** Wrong passwords for one user name within a window in seconds. */
  logins: { attempts: number; window: number };
  /** Minimum characters of a new password. */
  passwordMinLength: number;
  metrics: {
    /** Their own port instead of the gateway's; null for none. */
    port: number | null;
    /** The bearer token that may read them; null for none. */
    token: string | null;
    /** Whether unauthenticated callers may read them. */
    open: boolean;
  };
  /** Who may use introspection: all callers, authenticated ones, nobody. */
  introspection: Introspection;
  trustedDocuments: {
    /** A JSON file with the text of each trusted document by its id; null for none. */
    file: string | null;
    /** Whether other documents are refused. */
    only: boolean;
  };
  /** Lifetimes in seconds. */
  jwt: { access: number; refresh: number };
  sessions: SessionRules;
}

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const introspection = ["on", "users", "off"] as const;
export type Introspection = (typeof introspection)[number];

const access = choice(["off", "read", "write"]);
const trustsNobody = trustOf([]);

const variables = z
  .object({
    HOST: hostname,
    PORT: port,
    DATA_DIR: text,
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS: whole(1, 1_000),
    DATABASE_TIMEOUT: timerSeconds,
    SQLITE_DURABLE: flag,
    BLOB_URL: text.refine((url) => /^(file:.|s3:\/\/.)/.test(url), "must be file:<folder> or s3://<bucket>"),
    ADMIN_USERNAME: text.refine(
      (name) => /^[\w.@+-]{1,150}$/.test(name),
      "must be 1 to 150 letters, digits or any of @ . + - _, such as admin",
    ),
    ADMIN_PASSWORD: text.refine(
      (password) => Buffer.byteLength(password) <= 1_024,
      "must be at most 1,024 bytes long",
    ),
    GRAPHQL_ANONYMOUS: access,
    UFDL_ANONYMOUS: choice(["off", "watch", "read", "write"]),
    SCALE_ANONYMOUS: access,
    NODEPOOL_ANONYMOUS: access,
    COALITION_ANONYMOUS: access,
    UFDL_PORT: port,
    SCALE_PORT: port,
    NODEPOOL_PORT: port,
    COALITION_PORT: port,
    UFDL_HOSTNAME: hostname,
    SCALE_HOSTNAME: hostname,
    NODEPOOL_HOSTNAME: hostname,
    COALITION_HOSTNAME: hostname,
    UFDL_PREFIX: prefix,
    SCALE_PREFIX: prefix,
    NODEPOOL_PREFIX: prefix,
    COALITION_PREFIX: prefix,
    UFDL_ROOT: flag,
    SCALE_ROOT: flag,
    NODEPOOL_ROOT: flag,
    COALITION_ROOT: flag,
    COALITION_PAGE: text,
    COALITION_DISCOVERY: udpPort,
    NODEPOOL_CONFIG: text,
    NODEPOOL_REAP_AFTER: seconds,
    LEASE_GRAPHQL: timerSeconds,
    LEASE_UFDL: timerSeconds,
    LEASE_COALITION: timerSeconds,
    LEASE_START: timerSeconds,
    SCHEDULER_INTERVAL: timerSeconds,
    PRESENCE_FLUSH_INTERVAL: seconds.refine(
      (time) => time <= 30,
      "must be at most 30 seconds, half the time-out of a worker",
    ),
    V1_NODES_OWNER: choice(["nodepool", "ufdl"]),
    NODE_OWNERSHIP: choice(["open", "strict"]),
    LOG_LEVEL: choice(logLevels),
    TRUSTED_PROXIES: trustedProxies,
    ALLOWED_HOSTS: hostnames,
    CORS_ORIGINS: origins,
    LOGIN_ATTEMPTS: whole(1, 1_000),
    LOGIN_WINDOW: timerSeconds,
    PASSWORD_MIN_LENGTH: whole(1, 128),
    METRICS_PORT: port,
    METRICS_TOKEN: text,
    INTROSPECTION: choice(introspection),
    TRUSTED_DOCUMENTS: choice(["also", "only"]),
    TRUSTED_DOCUMENTS_FILE: text,
    BODY_LIMIT: bytes,
    BODY_LIMIT_ANONYMOUS: bytes,
    BODY_TIMEOUT: timerSeconds,
    UPLOAD_LIMIT: bytes,
    LIMIT_TOKENS: whole(100, 1_000_000),
    LIMIT_ALIASES: whole(0, 100_000),
    LIMIT_NESTING: whole(10, 500),
    LIMIT_DEPTH: whole(1, 1_000),
    LIMIT_BREADTH: whole(1, 100_000),
    LIMIT_COMPLEXITY: whole(100, 100_000_000),
    LIMIT_FILTER_TEXT: whole(1, 1_000_000),
    LIMIT_IDS: whole(1, 10_000),
    JWT_ACCESS_LIFETIME: seconds,
    JWT_REFRESH_LIFETIME: seconds,
    SESSION_LIFETIME: seconds,
    SESSION_IDLE: seconds,
  })
  .partial();

/** All variables, for the documentation's test. */
export const variableNames = Object.keys(variables.shape) as (keyof typeof variables.shape)[];

/** Variables whose values are not repeated in errors. */
const secret = new Set(["DATABASE_URL", "ADMIN_PASSWORD", "BLOB_URL", "METRICS_TOKEN"]);

/** The settings are invalid; the message has a line for each invalid variable. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * Reads the settings. An empty value counts as unset.
 * @throws ConfigError naming each invalid variable and what it takes; the values of secrets are not repeated
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
  return withDefaults(parsed.data);
}

type Environment = z.infer<typeof variables>;

function withDefaults(env: Environment): Config {
  const host = env.HOST ?? "127.0.0.1";
  // Unauthenticated callers have access by default on loopback only.
  const loopback = isLoopback(host);
  const dataDir = env.DATA_DIR ?? "./data";
  return {
    host,
    port: env.PORT ?? 4_000,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, "gantry.db")}`,
    databaseConnections: env.DATABASE_CONNECTIONS ?? 10,
    databaseTimeout: env.DATABASE_TIMEOUT ?? 3,
    sqliteDurable: env.SQLITE_DURABLE ?? false,
    dataDir,
    blobUrl: env.BLOB_URL ?? `file:${join(dataDir, "blobs")}`,
    admin: { username: env.ADMIN_USERNAME ?? "admin", password: env.ADMIN_PASSWORD ?? null },
    anonymous: {
      graphql: env.GRAPHQL_ANONYMOUS ?? "off",
      ufdl: env.UFDL_ANONYMOUS ?? "off",
      scale: env.SCALE_ANONYMOUS ?? "off",
      nodepool: env.NODEPOOL_ANONYMOUS ?? (loopback ? "read" : "off"),
      coalition: env.COALITION_ANONYMOUS ?? (loopback ? "write" : "off"),
    },
    facades: {
      ufdl: placesOf(env, "ufdl"),
      scale: placesOf(env, "scale"),
      nodepool: placesOf(env, "nodepool"),
      coalition: placesOf(env, "coalition"),
    },
    coalition: { page: env.COALITION_PAGE ?? null, discovery: env.COALITION_DISCOVERY ?? null },
    nodepool: { config: env.NODEPOOL_CONFIG ?? null, reapAfter: env.NODEPOOL_REAP_AFTER ?? 300 },
    leases: {
      graphql: env.LEASE_GRAPHQL ?? defaultLeases.graphql,
      ufdl: env.LEASE_UFDL ?? defaultLeases.ufdl,
      coalition: env.LEASE_COALITION ?? defaultLeases.coalition,
      start: env.LEASE_START ?? defaultLeases.start,
    },
    schedulerInterval: env.SCHEDULER_INTERVAL ?? 5,
    presenceFlushInterval: env.PRESENCE_FLUSH_INTERVAL ?? defaultFlushInterval,
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
      open: env.METRICS_TOKEN === undefined && (loopback || env.METRICS_PORT !== undefined),
    },
    introspection: env.INTROSPECTION ?? (loopback ? "on" : "users"),
    trustedDocuments: { file: env.TRUSTED_DOCUMENTS_FILE ?? null, only: env.TRUSTED_DOCUMENTS === "only" },
    limits: {
      body: env.BODY_LIMIT ?? 16 * 2 ** 20,
      anonymousBody: env.BODY_LIMIT_ANONYMOUS ?? 64 * 2 ** 10,
      bodyTimeout: env.BODY_TIMEOUT ?? 30,
      upload: env.UPLOAD_LIMIT ?? 64 * 2 ** 30,
    },
    queryLimits: {
      tokens: env.LIMIT_TOKENS ?? usual.tokens,
      aliases: env.LIMIT_ALIASES ?? usual.aliases,
      nesting: env.LIMIT_NESTING ?? usual.nesting,
      depth: env.LIMIT_DEPTH ?? usual.depth,
      breadth: env.LIMIT_BREADTH ?? usual.breadth,
      complexity: env.LIMIT_COMPLEXITY ?? usual.complexity,
      filterText: env.LIMIT_FILTER_TEXT ?? usual.filterText,
      ids: env.LIMIT_IDS ?? usual.ids,
    },
    jwt: { access: env.JWT_ACCESS_LIFETIME ?? 300, refresh: env.JWT_REFRESH_LIFETIME ?? 8 * 3_600 },
    sessions: {
      lifetime: env.SESSION_LIFETIME ?? sessionRules.lifetime,
      idle: env.SESSION_IDLE ?? sessionRules.idle,
    },
  };
}

/** By default a facade is served at its prefix and at the root. */
function placesOf(env: Environment, name: FacadeName): FacadePlaces {
  const variable = name.toUpperCase() as Uppercase<FacadeName>;
  const prefix = env[`${variable}_PREFIX`] ?? `/${name}`;
  return {
    port: env[`${variable}_PORT`] ?? null,
    hostname: env[`${variable}_HOSTNAME`]?.toLowerCase() ?? null,
    prefix: prefix === "off" ? null : prefix,
    root: env[`${variable}_ROOT`] ?? true,
  };
}

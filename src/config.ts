import { isIP } from "node:net";
import { join } from "node:path";
import type { z } from "zod";
import { descriptions } from "./config/setting.ts";
import { type Trust, trustOf } from "./config/values.ts";
import {
  type introspection,
  type logFormats,
  type logLevels,
  remoteVariables,
  serverVariables,
} from "./config/variables.ts";
import type { AnonymousAccess } from "./domain/actor.ts";
import type { Leases } from "./domain/leases.ts";
import type { PatternLimits, QueryLimits } from "./domain/limits.ts";
import type { Retention } from "./domain/retention/rules.ts";
import type { NodeOwnership } from "./domain/rights.ts";
import type { SessionRules } from "./domain/users/session.ts";

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

/** Limits of web-sockets. Times in milliseconds, sizes in bytes. */
export interface SocketLimits {
  /** Open sockets; further ones are refused with 503. */
  connections: number;
  /** Running operations of one socket; one more closes it with 4429. */
  operations: number;
  /** A larger message closes the socket with 1009. */
  message: number;
  /** All bytes of a GraphQL client before it is authenticated; more close the socket with 1009. */
  anonymousMessage: number;
  /** How long a GraphQL client may take to send connection_init. */
  initTimeout: number;
  /** Interval between pings; a client that has not responded by the next one is terminated. */
  keepAlive: number;
  /** A client that reads none of its queued messages for so long is terminated. */
  stall: number;
  /** A client with more unread bytes than this is terminated. */
  backlog: number;
}

/** The settings, read from the environment once. Names and meanings: docs/configuration.md. */
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
  retention: Retention;
  /** Seconds between runs of the periodic tasks. */
  schedulerInterval: number;
  /** Seconds between two writes of when nodes and users last called and access keys were last used. */
  presenceFlushInterval: number;
  logLevel: LogLevel;
  /** Null: as standard error is a terminal or not. */
  logFormat: LogFormat | null;
  /** The receiver of traces; null for none. */
  tracing: { endpoint: string; service: string } | null;
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
  /** Seconds between a signal to stop and the end of serving, while `/readyz` has 503. */
  drainDelay: number;
  queryLimits: QueryLimits;
  patternLimits: PatternLimits;
  socketLimits: SocketLimits;
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
  /** The login provider; null for none. */
  oidc: OidcConfig | null;
}

/** A login provider (OpenID Connect). */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** Null for a public client, which has PKCE alone. */
  clientSecret: string | null;
  /** Separated by spaces. */
  scopes: string;
  /** What people call it. */
  name: string;
  /** The claims that a new user's name and a user's roles come from. */
  usernameClaim: string;
  rolesClaim: string;
  /** The role whose users are admins, and all others not; null: the provider does not decide that. */
  adminRole: string | null;
}

export type LogFormat = (typeof logFormats)[number];
export type LogLevel = (typeof logLevels)[number];
export type Introspection = (typeof introspection)[number];

const trustsNobody = trustOf([]);

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
  return withDefaults(parse(serverVariables, environment));
}

/** Where commands find the server, and the token that they send. */
export interface RemoteConfig {
  url: string;
  token: string | null;
}

/**
 * Reads the settings of commands that speak to a server.
 * @throws ConfigError
 */
export function readRemoteConfig(environment: Readonly<Record<string, string | undefined>>): RemoteConfig {
  const { GANTRY_URL: url, GANTRY_TOKEN: token = null } = parse(remoteVariables, environment);
  return { url: url.replace(/(\/graphql)?\/*$/, ""), token };
}

function parse<T extends z.ZodObject>(
  variables: T,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<T> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const value = environment[name]?.trim();
    if (value) given[name] = value;
  }
  const parsed = variables.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const hidden = descriptions.get(variables.shape[name] as z.ZodType)?.secret;
    return `${name} ${message}${hidden ? "" : `, not ${JSON.stringify(given[name])}`}`;
  });
  throw new ConfigError(lines.join("\n"));
}

type Environment = z.output<typeof serverVariables>;

function withDefaults(env: Environment): Config {
  const host = env.HOST;
  // Unauthenticated callers have access by default on loopback only.
  const loopback = isLoopback(host);
  const dataDir = env.DATA_DIR;
  return {
    host,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? `file:${join(dataDir, "gantry.db")}`,
    databaseConnections: env.DATABASE_CONNECTIONS,
    databaseTimeout: env.DATABASE_TIMEOUT,
    sqliteDurable: env.SQLITE_DURABLE,
    dataDir,
    blobUrl: env.BLOB_URL ?? `file:${join(dataDir, "blobs")}`,
    admin: { username: env.ADMIN_USERNAME, password: env.ADMIN_PASSWORD ?? null },
    anonymous: {
      graphql: env.GRAPHQL_ANONYMOUS,
      ufdl: env.UFDL_ANONYMOUS,
      scale: env.SCALE_ANONYMOUS,
      nodepool: env.NODEPOOL_ANONYMOUS ?? (loopback ? "read" : "off"),
      coalition: env.COALITION_ANONYMOUS ?? (loopback ? "write" : "off"),
    },
    facades: {
      ufdl: placesOf(env, "ufdl"),
      scale: placesOf(env, "scale"),
      nodepool: placesOf(env, "nodepool"),
      coalition: placesOf(env, "coalition"),
    },
    coalition: { page: env.COALITION_PAGE ?? null, discovery: env.COALITION_DISCOVERY },
    nodepool: { config: env.NODEPOOL_CONFIG ?? null, reapAfter: env.NODEPOOL_REAP_AFTER },
    leases: {
      graphql: env.LEASE_GRAPHQL,
      ufdl: env.LEASE_UFDL,
      coalition: env.LEASE_COALITION,
      start: env.LEASE_START,
    },
    retention: {
      events: env.RETAIN_EVENTS,
      progress: env.RETAIN_PROGRESS,
      logs: env.RETAIN_LOGS,
      runs: env.RETAIN_RUNS,
      load: env.RETAIN_LOAD,
      deleted: env.RETAIN_DELETED,
      unusedBlobs: env.RETAIN_UNUSED_BLOBS,
      interval: env.RETENTION_INTERVAL,
    },
    schedulerInterval: env.SCHEDULER_INTERVAL,
    presenceFlushInterval: env.PRESENCE_FLUSH_INTERVAL,
    v1NodesOwner: env.V1_NODES_OWNER,
    nodeOwnership: env.NODE_OWNERSHIP,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT ?? null,
    tracing:
      env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, service: env.OTEL_SERVICE_NAME },
    trustedProxies: env.TRUSTED_PROXIES ?? trustsNobody,
    allowedHosts: env.ALLOWED_HOSTS ?? [],
    corsOrigins: env.CORS_ORIGINS ?? [],
    logins: {
      attempts: env.LOGIN_ATTEMPTS,
      window: env.LOGIN_WINDOW,
    },
    passwordMinLength: env.PASSWORD_MIN_LENGTH,
    metrics: {
      port: env.METRICS_PORT ?? null,
      token: env.METRICS_TOKEN ?? null,
      open: env.METRICS_TOKEN === undefined && (loopback || env.METRICS_PORT !== undefined),
    },
    introspection: env.INTROSPECTION ?? (loopback ? "on" : "users"),
    trustedDocuments: { file: env.TRUSTED_DOCUMENTS_FILE ?? null, only: env.TRUSTED_DOCUMENTS === "only" },
    limits: {
      body: env.BODY_LIMIT,
      anonymousBody: env.BODY_LIMIT_ANONYMOUS,
      bodyTimeout: env.BODY_TIMEOUT,
      upload: env.UPLOAD_LIMIT,
    },
    drainDelay: env.DRAIN_DELAY,
    queryLimits: {
      tokens: env.LIMIT_TOKENS,
      aliases: env.LIMIT_ALIASES,
      introspectionAliases: env.LIMIT_INTROSPECTION_ALIASES,
      directives: env.LIMIT_DIRECTIVES,
      nesting: env.LIMIT_NESTING,
      depth: env.LIMIT_DEPTH,
      breadth: env.LIMIT_BREADTH,
      complexity: env.LIMIT_COMPLEXITY,
      filterText: env.LIMIT_FILTER_TEXT,
      ids: env.LIMIT_IDS,
    },
    patternLimits: {
      length: env.LIMIT_PATTERN_LENGTH,
      repetitions: env.LIMIT_PATTERN_REPETITIONS,
      repeat: env.LIMIT_PATTERN_REPEAT,
      steps: env.LIMIT_PATTERN_STEPS,
      log: env.LIMIT_PATTERN_LOG,
      time: env.LIMIT_PATTERN_TIME,
    },
    socketLimits: {
      connections: env.SOCKET_CONNECTIONS,
      operations: env.SOCKET_OPERATIONS,
      message: env.SOCKET_MESSAGE,
      anonymousMessage: Math.min(env.SOCKET_MESSAGE, env.BODY_LIMIT_ANONYMOUS),
      initTimeout: env.SOCKET_INIT_TIMEOUT * 1_000,
      keepAlive: env.SOCKET_KEEP_ALIVE * 1_000,
      stall: env.SOCKET_STALL * 1_000,
      backlog: env.SOCKET_BACKLOG,
    },
    jwt: { access: env.JWT_ACCESS_LIFETIME, refresh: env.JWT_REFRESH_LIFETIME },
    sessions: {
      lifetime: env.SESSION_LIFETIME,
      idle: env.SESSION_IDLE,
    },
    oidc: oidcOf(env),
  };
}

/** @throws ConfigError for a provider without a client */
function oidcOf(env: Environment): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  if (issuer === undefined) return null;
  if (clientId === undefined)
    throw new ConfigError("OIDC_CLIENT_ID must be set with OIDC_ISSUER: the provider gives it");
  return {
    issuer,
    clientId,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    scopes: env.OIDC_SCOPES,
    name: env.OIDC_NAME ?? new URL(issuer).hostname,
    usernameClaim: env.OIDC_USERNAME_CLAIM,
    rolesClaim: env.OIDC_ROLES_CLAIM,
    adminRole: env.OIDC_ADMIN_ROLE ?? null,
  };
}

/** By default a facade is served at its prefix and at the root. */
function placesOf(env: Environment, name: FacadeName): FacadePlaces {
  const variable = name.toUpperCase() as Uppercase<FacadeName>;
  const prefix = env[`${variable}_PREFIX`];
  return {
    port: env[`${variable}_PORT`] ?? null,
    hostname: env[`${variable}_HOSTNAME`]?.toLowerCase() ?? null,
    prefix: prefix === "off" ? null : prefix,
    root: env[`${variable}_ROOT`],
  };
}

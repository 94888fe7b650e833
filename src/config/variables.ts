import { z } from "zod";
import { defaultLeases } from "../domain/leases.ts";
import { defaultPatternLimits as pattern, defaultQueryLimits as usual } from "../domain/limits.ts";
import { defaultFlushInterval } from "../domain/presence.ts";
import { defaultRetention as kept } from "../domain/retention/rules.ts";
import { defaultPasswordMinLength } from "../domain/users/input.ts";
import { defaultLoginRules } from "../domain/users/logins.ts";
import { sessionRules } from "../domain/users/session.ts";
import { keptText, optional, setting, timeText } from "./setting.ts";
import {
  bytes,
  choice,
  databaseUrl,
  delay,
  flag,
  hostname,
  hostnames,
  issuer,
  origins,
  port,
  prefix,
  retention,
  seconds,
  text,
  timerSeconds,
  trustedProxies,
  udpPort,
  whole,
} from "./values.ts";

export const logFormats = ["pretty", "json"] as const;
export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export const introspection = ["on", "users", "off"] as const;

const access = choice(["off", "read", "write"]);

const storage = {
  HOST: setting(
    hostname,
    "127.0.0.1",
    "The address to listen on. On any other than a loopback address nothing is open to unauthenticated callers by default.",
  ),
  PORT: setting(port, "4000", "The port to listen on; 0 selects a free one."),
  DATA_DIR: setting(
    text,
    "./data",
    "The folder of the database file and the outputs, unless these are set separately.",
  ),
  DATABASE_URL: optional(
    databaseUrl,
    "`gantry.db` in `DATA_DIR`",
    "`file:<path>` for SQLite, `postgres://user:password@host/database` for PostgreSQL and several gateways.",
    { secret: true },
  ),
  DATABASE_CONNECTIONS: setting(whole(1, 1_000), "10", "Connections to PostgreSQL."),
  DATABASE_TIMEOUT: setting(
    timerSeconds,
    "3s",
    "Time that a statement of PostgreSQL may take, and that a change waits while another process has locked SQLite's file; after that the caller gets 503.",
  ),
  SQLITE_DURABLE: setting(
    flag,
    "false",
    "Whether SQLite syncs to disk at every commit, against loss of power. A killed process loses nothing either way.",
  ),
  BLOB_URL: optional(
    text.refine((url) => /^(file:.|s3:\/\/.)/.test(url), "must be file:<folder> or s3://<bucket>"),
    "`blobs` in `DATA_DIR`",
    "Where outputs' bytes are stored: `file:<folder>` or `s3://bucket/prefix?endpoint=...`, where bytes that no output refers to are removed; other objects are left alone.",
    { secret: true },
  ),
};

const accounts = {
  ADMIN_USERNAME: setting(
    text.refine(
      (name) => /^[\w.@+-]{1,150}$/.test(name),
      "must be 1 to 150 letters, digits or any of @ . + - _, such as admin",
    ),
    "admin",
    "The name of the admin that is created when there is none.",
  ),
  ADMIN_PASSWORD: optional(
    text.refine((password) => Buffer.byteLength(password) <= 1_024, "must be at most 1,024 bytes long"),
    "random, printed once",
    "That admin's password.",
    { secret: true },
  ),
  GRAPHQL_ANONYMOUS: setting(
    access,
    "off",
    "What unauthenticated callers may do in the graph: `off`, `read` or `write`.",
  ),
  UFDL_ANONYMOUS: setting(
    choice(["off", "watch", "read", "write"]),
    "off",
    "The same in UFDL's API; `watch` allows only jobs' web-sockets, as UFDL's web client needs.",
  ),
  SCALE_ANONYMOUS: setting(access, "off", "The same in Scale's API."),
  NODEPOOL_ANONYMOUS: optional(access, "read on loopback, else off", "The same in Nodepool's API."),
  COALITION_ANONYMOUS: optional(
    access,
    "write on loopback, else off",
    "The same in Coalition's API, whose clients send no credentials.",
  ),
  NODE_OWNERSHIP: setting(
    choice(["open", "strict"]),
    "open",
    "Who may act for a node (`Node-Id`, or a worker's name in Coalition's calls): `open` any user, as in UFDL; `strict` only the user who registered it, and admins.",
  ),
  LOGIN_ATTEMPTS: setting(
    whole(1, 1_000),
    `${defaultLoginRules.attempts}`,
    "Wrong passwords for one user name in a window; ten times as many from one address.",
  ),
  LOGIN_WINDOW: setting(
    timerSeconds,
    timeText(defaultLoginRules.window),
    "The window of `LOGIN_ATTEMPTS`, at most 24d.",
  ),
  PASSWORD_MIN_LENGTH: setting(
    whole(1, 128),
    `${defaultPasswordMinLength}`,
    "Minimum characters of a new password; a shorter `ADMIN_PASSWORD` only logs a warning.",
  ),
  JWT_ACCESS_LIFETIME: setting(seconds, "5m", "Lifetime of an access token."),
  JWT_REFRESH_LIFETIME: setting(seconds, "8h", "Lifetime of a refresh token."),
  SESSION_LIFETIME: setting(
    seconds,
    timeText(sessionRules.lifetime),
    "How long a browser session lasts at most.",
  ),
  SESSION_IDLE: setting(
    seconds,
    timeText(sessionRules.idle),
    "How long a browser session lasts without a call.",
  ),
  OIDC_ISSUER: optional(
    issuer,
    "none",
    "The issuer of a login provider (OpenID Connect), as in its `/.well-known/openid-configuration`: see `docs/login.md`.",
  ),
  OIDC_CLIENT_ID: optional(text, "none", "The client that the provider knows this gateway by."),
  OIDC_CLIENT_SECRET: optional(text, "none: a public client", "That client's secret.", { secret: true }),
  OIDC_SCOPES: setting(
    text.refine((scopes) => scopes.split(/\s+/).includes("openid"), "must contain openid"),
    "openid profile email",
    "What is asked of the provider, separated by spaces.",
  ),
  OIDC_NAME: optional(text, "the issuer's host", "What the login page calls the provider."),
  OIDC_USERNAME_CLAIM: setting(text, "preferred_username", "The claim that is a new user's name."),
  OIDC_ROLES_CLAIM: setting(
    text,
    "roles",
    "The claim with a user's roles, or a path to it such as `realm_access.roles`.",
  ),
  OIDC_ADMIN_ROLE: optional(
    text,
    "none",
    "The role whose users are admins, at each login; users without it are not. Without this setting new users are no admins, and an admin may change that.",
  ),
};

const apis = {
  UFDL_PREFIX: setting(prefix, "/ufdl", "The prefix of the paths of UFDL's API; `off` for none."),
  SCALE_PREFIX: setting(prefix, "/scale", "The same for Scale's API."),
  NODEPOOL_PREFIX: setting(prefix, "/nodepool", "The same for Nodepool's API."),
  COALITION_PREFIX: setting(prefix, "/coalition", "The same for Coalition's API."),
  UFDL_ROOT: setting(flag, "true", "Whether UFDL's API is also at the root, which the APIs share."),
  SCALE_ROOT: setting(flag, "true", "The same for Scale's API."),
  NODEPOOL_ROOT: setting(flag, "true", "The same for Nodepool's API."),
  COALITION_ROOT: setting(flag, "true", "The same for Coalition's API."),
  UFDL_PORT: optional(port, "none", "The own port of UFDL's API."),
  SCALE_PORT: optional(port, "none", "The own port of Scale's API."),
  NODEPOOL_PORT: optional(port, "none", "The own port of Nodepool's API."),
  COALITION_PORT: optional(port, "none", "The own port of Coalition's API."),
  UFDL_HOSTNAME: optional(hostname, "none", "The own host name of UFDL's API."),
  SCALE_HOSTNAME: optional(hostname, "none", "The own host name of Scale's API."),
  NODEPOOL_HOSTNAME: optional(hostname, "none", "The own host name of Nodepool's API."),
  COALITION_HOSTNAME: optional(hostname, "none", "The own host name of Coalition's API."),
  V1_NODES_OWNER: setting(
    choice(["nodepool", "ufdl"]),
    "nodepool",
    "The API that serves `/v1/nodes/{int}` at the root to unauthenticated callers: `nodepool` or `ufdl`.",
  ),
  COALITION_PAGE: optional(
    text,
    "none",
    "The folder of Coalition's own web page (its `public_html`), served beside the API.",
  ),
  COALITION_DISCOVERY: setting(
    udpPort,
    "off",
    "Lets Coalition workers find the server over UDP: `on` (port 19211), `off` or a port.",
  ),
  NODEPOOL_CONFIG: optional(text, "none", "A nodepool.yaml that is applied at each start."),
  NODEPOOL_REAP_AFTER: setting(
    seconds,
    "5m",
    "Time for which a node stays in state delete before it is removed.",
  ),
};

const jobs = {
  LEASE_GRAPHQL: setting(
    timerSeconds,
    timeText(defaultLeases.graphql),
    "How long the holder of a job that was taken through the graph may be silent. Any call that names the node renews the lease (in GraphQL a mutation such as `heartbeat` or `pingNode`). A job's own `lease`, or its template's, comes before this. After that the run counts as lost, and the job is tried again while it has retries left, else it fails.",
  ),
  LEASE_UFDL: setting(
    timerSeconds,
    timeText(defaultLeases.ufdl),
    "The same for jobs that were taken through UFDL's API.",
  ),
  LEASE_COALITION: setting(
    timerSeconds,
    timeText(defaultLeases.coalition),
    "The same for jobs that were taken through Coalition's API; they go back to the queue.",
  ),
  LEASE_START: setting(
    timerSeconds,
    timeText(defaultLeases.start),
    "Time within which a reserved job has to be started; after that it is free again.",
  ),
  LIMIT_PATTERN_LENGTH: setting(
    whole(1, 10_000),
    `${pattern.length}`,
    "Characters of a job's progress pattern, a regular expression that its log is searched for.",
  ),
  LIMIT_PATTERN_REPETITIONS: setting(
    whole(0, 1_000),
    `${pattern.repetitions}`,
    "Counted repetitions in a progress pattern, such as `{3}`.",
  ),
  LIMIT_PATTERN_REPEAT: setting(whole(0, 1_000), `${pattern.repeat}`, "How often each of them repeats."),
  LIMIT_PATTERN_STEPS: setting(
    whole(10, 100_000),
    `${pattern.steps}`,
    "Steps that a progress pattern compiles to; searching takes time in proportion to steps and bytes.",
  ),
  LIMIT_PATTERN_LOG: setting(
    bytes,
    "4KiB",
    "How much of a log is searched for the progress pattern, the newest part.",
  ),
  LIMIT_PATTERN_TIME: setting(
    whole(1, 10_000),
    `${pattern.time}`,
    "Milliseconds after which no further match of a progress pattern is looked for.",
  ),
  RETAIN_EVENTS: setting(
    retention,
    keptText(kept.events),
    "How long events are kept, or `off` for ever. A subscription that resumes before the oldest event begins with a snapshot; `events`, which has none, is refused with `POSITION_EXPIRED` and the oldest position.",
  ),
  RETAIN_PROGRESS: setting(
    retention,
    keptText(kept.progress),
    "How long events of progress are kept, the most frequent ones, or `off`. A job keeps its newest progress, and its other events as long as `RETAIN_EVENTS` says.",
  ),
  RETAIN_LOGS: setting(retention, keptText(kept.logs), "How long the log of an ended job is kept, or `off`."),
  RETAIN_RUNS: setting(
    retention,
    keptText(kept.runs),
    "How long the record of an ended run is kept, or `off`.",
  ),
  RETAIN_LOAD: setting(
    retention,
    keptText(kept.load),
    "How long the samples of nodes' load (`ComputeNode.loadHistory`) are kept, or `off`. A node that reports has one a minute, of some 40 bytes.",
  ),
  RETAIN_DELETED: setting(
    retention,
    keptText(kept.deleted),
    "Time after which deleted jobs and outputs (with their bytes), removed nodes, templates and images that no job names, and revoked or expired access keys are removed for good, or `off`. Ended browser sessions are removed after a day.",
  ),
  RETAIN_UNUSED_BLOBS: setting(
    timerSeconds,
    timeText(kept.unusedBlobs),
    "Age after which bytes that no output names are removed; more than an upload takes to be recorded.",
  ),
  RETENTION_INTERVAL: setting(
    timerSeconds,
    timeText(kept.interval),
    "Interval between removals, done by one of several gateways; at most 24d.",
  ),
  SCHEDULER_INTERVAL: setting(
    timerSeconds,
    "5s",
    "Interval between runs of the periodic tasks (time-outs, removal of nodes), at most 24d.",
  ),
  PRESENCE_FLUSH_INTERVAL: setting(
    seconds.refine((time) => time <= 30, "must be at most 30 seconds, half the time-out of a worker"),
    timeText(defaultFlushInterval),
    "Interval between writes of when nodes and users last called and when access keys were last used, at most 30s. Answers show the newest at once, on PostgreSQL at the gateway that was called; the command line shows what is written. A crash loses at most one interval. The same on all gateways; on PostgreSQL a worker times out that much later.",
  ),
};

const http = {
  TRUSTED_PROXIES: optional(
    trustedProxies,
    "none",
    "Addresses and CIDR ranges (/1 or longer), separated by commas, whose X-Forwarded-* headers are believed.",
  ),
  ALLOWED_HOSTS: optional(
    hostnames,
    "none",
    "Further host names of this server, separated by commas, or `*`: see [Browsers](http.md#browsers).",
  ),
  CORS_ORIGINS: optional(
    origins,
    "none",
    "Origins of web pages that CORS allows, separated by commas; they may use a session. `*` allows every origin, without sessions. UFDL's API allows all origins, as the original does.",
  ),
  BODY_LIMIT: setting(bytes, "16MB", "Size of a body that is read into memory: JSON, forms, multipart."),
  BODY_LIMIT_ANONYMOUS: setting(bytes, "64KiB", "The same of unauthenticated callers that may not write."),
  BODY_TIMEOUT: setting(
    timerSeconds,
    "30s",
    "Time within which a body has to arrive (else 408), at most 24d. A streamed output may take longer; it is aborted after 2 minutes without a byte.",
  ),
  DRAIN_DELAY: setting(
    delay,
    "0",
    "Time between a signal to stop, which turns `/readyz` to 503, and the end of serving. Behind a proxy that checks `/readyz` it is more than the proxy takes to notice, so that no request fails; the process ends up to 10 s later.",
  ),
  UPLOAD_LIMIT: setting(bytes, "64GB", "Size of a streamed output."),
  SOCKET_CONNECTIONS: setting(
    whole(1, 1_000_000),
    "10000",
    "Open web-sockets of each port; further ones are refused with 503.",
  ),
  SOCKET_OPERATIONS: setting(
    whole(1, 100_000),
    "100",
    "Running operations of one web-socket; one more closes it with 4429.",
  ),
  SOCKET_MESSAGE: setting(
    bytes,
    "256KiB",
    "Size of a message of a web-socket; a larger one closes it with 1009. Before the login a client may send `BODY_LIMIT_ANONYMOUS` bytes in all, if that is less.",
  ),
  SOCKET_INIT_TIMEOUT: setting(
    timerSeconds,
    "10s",
    "Time within which a GraphQL client has to send `connection_init` on a web-socket.",
  ),
  SOCKET_KEEP_ALIVE: setting(
    timerSeconds,
    "15s",
    "Interval between pings on a web-socket; a client that has not responded by the next one is cut off.",
  ),
  SOCKET_STALL: setting(
    timerSeconds,
    "30s",
    "Time after which a client that reads none of its messages from a web-socket is cut off.",
  ),
  SOCKET_BACKLOG: setting(bytes, "4MiB", "Unread bytes of a web-socket beyond which its client is cut off."),
};

const graphql = {
  INTROSPECTION: optional(
    choice(introspection),
    "on on loopback, else users",
    "Who may use introspection: `on` (everybody), `users` or `off`.",
  ),
  TRUSTED_DOCUMENTS: setting(
    choice(["also", "only"]),
    "also",
    "`only` refuses every GraphQL document that is neither in `TRUSTED_DOCUMENTS_FILE` nor the dashboard's, the command line's or `@gantry/client`'s own (GraphiQL's are refused); `also` executes all.",
  ),
  TRUSTED_DOCUMENTS_FILE: optional(
    text,
    "none",
    "A JSON object with the text of each trusted document by its id, as the client preset of GraphQL Code Generator writes it; requests name one by `documentId`, a GET in its query string.",
  ),
  LIMIT_TOKENS: setting(whole(100, 1_000_000), `${usual.tokens}`, "Tokens of a GraphQL document."),
  LIMIT_ALIASES: setting(whole(0, 100_000), `${usual.aliases}`, "Aliases of a GraphQL document."),
  LIMIT_INTROSPECTION_ALIASES: setting(
    whole(0, 100_000),
    `${usual.introspectionAliases}`,
    "Aliases of introspection in a GraphQL document; its fields have no points.",
  ),
  LIMIT_DIRECTIVES: setting(whole(0, 100_000), `${usual.directives}`, "Directives of a GraphQL document."),
  LIMIT_NESTING: setting(
    whole(10, 500),
    `${usual.nesting}`,
    "Brackets in each other in a GraphQL document, and lists and objects in each other in its variables.",
  ),
  LIMIT_DEPTH: setting(whole(1, 1_000), `${usual.depth}`, "Levels of a GraphQL operation."),
  LIMIT_BREADTH: setting(whole(1, 100_000), `${usual.breadth}`, "Fields of a GraphQL operation."),
  LIMIT_COMPLEXITY: setting(
    whole(100, 100_000_000),
    `${usual.complexity}`,
    "Points of a GraphQL operation: one for a field, times the rows of the lists around it; 50 for each object that needs its own query, such as a log or an id in a list; 100 for each test of a filter; one for each 80 bytes of a log's `limit`.",
  ),
  LIMIT_FILTER_TEXT: setting(
    whole(1, 1_000_000),
    `${usual.filterText}`,
    "Characters of a text in a filter, in all APIs.",
  ),
  LIMIT_IDS: setting(
    whole(1, 10_000),
    `${usual.ids}`,
    "Ids of `nodes(ids:)`, and jobs of a mutation that changes several, such as `pauseJobs`.",
  ),
};

const observation = {
  METRICS_TOKEN: optional(
    text,
    "none",
    "The bearer token for `/metrics`; without one they are open on loopback and on `METRICS_PORT`, and need an admin elsewhere.",
    { secret: true },
  ),
  METRICS_PORT: optional(port, "none", "A separate port for `/metrics`, on `HOST`, instead of `PORT`."),
  LOG_LEVEL: setting(
    choice(logLevels),
    "info",
    `One of ${logLevels.map((level) => `\`${level}\``).join(", ")}.`,
  ),
  LOG_FORMAT: optional(
    choice(logFormats),
    "pretty on a terminal, else json",
    "`json`: each line of the log is a JSON object; `pretty`: lines for people.",
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    text.refine(
      (url) => /^https?:\/\/./.test(url) && URL.canParse(url),
      "must be the URL of an OTLP/HTTP receiver, such as http://127.0.0.1:4318",
    ),
    "none: no traces",
    "The OTLP/HTTP receiver of traces (at `/v1/traces`): a span for each request, GraphQL operation, mutation and SQL statement. The other variables of OpenTelemetry's exporter and sampler (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER` ...) are read too.",
  ),
  OTEL_SERVICE_NAME: setting(text, "gantry", "The name of the service in traces."),
};

const remote = {
  GANTRY_URL: setting(
    text.refine(
      (url) => /^https?:\/\/./.test(url) && URL.canParse(url),
      "must be the URL of a server, such as http://127.0.0.1:4000",
    ),
    "http://127.0.0.1:4000",
    "The server that the commands `job`, `node` and `watch` speak to. The server itself does not read it.",
  ),
  GANTRY_TOKEN: optional(
    text,
    "none",
    "The access key or access token that these commands send; `gantry token create` makes a key.",
    { secret: true },
  ),
};

/** The variables of the server by what they are about, in the order of the documentation. */
export const serverVariables = z.object({
  ...storage,
  ...accounts,
  ...apis,
  ...jobs,
  ...http,
  ...graphql,
  ...observation,
});

/** The variables of commands that speak to a server. */
export const remoteVariables = z.object(remote);

/** All variables by what they are about, for the documentation. */
export const variableGroups: readonly (readonly [
  title: string,
  variables: Readonly<Record<string, z.ZodType>>,
])[] = [
  ["Address and storage", storage],
  ["Users and access", accounts],
  ["The four APIs", apis],
  ["Jobs and nodes", jobs],
  ["HTTP", http],
  ["GraphQL", graphql],
  ["Log and metrics", observation],
  ["Commands that speak to a server", remote],
];

import type { EntryPointFacts, GatewayFacts } from "../src/domain/gateway.ts";
import { defaultQueryLimits } from "../src/domain/limits.ts";
import { defaultPasswordMinLength } from "../src/domain/users/input.ts";
import { version } from "../src/version.ts";
import { builder } from "./builder.ts";
import type { GraphContext } from "./context.ts";

const AnonymousAccess = builder.enumType("AnonymousAccess", {
  description: "What callers without credentials may do.",
  values: {
    OFF: { value: "off", description: "Nothing." },
    WATCH: { value: "watch", description: "Only follow a job over a web-socket (UFDL)." },
    READ: { value: "read", description: "Whatever a plain user may read." },
    WRITE: { value: "write", description: "Whatever an admin may do with jobs, nodes and images." },
  } as const,
});

const EntryPoint = builder.objectRef<EntryPointFacts>("EntryPoint").implement({
  description: "The graph or one of the legacy APIs, and where it is served.",
  fields: (t) => ({
    name: t.exposeString("name", {
      description: "graphql, ufdl, scale, nodepool or coalition; its reference is at /docs#<name>.",
    }),
    prefix: t.exposeString("prefix", {
      nullable: true,
      description: "The prefix of its paths on the gateway's port, as in /ufdl; null for none.",
    }),
    root: t.exposeBoolean("root", {
      description: "Whether it is also at the root of the gateway's port, which APIs share.",
    }),
    port: t.int({
      nullable: true,
      description: "Its own port; null for none. 0 until the gateway has chosen a free one.",
      resolve: ({ name, port }, _args, { services }) => services.gateway?.openPorts.get(name) ?? port,
    }),
    hostname: t.exposeString("hostname", {
      nullable: true,
      description: "Its own host name on the gateway's port; null for none.",
    }),
    anonymous: t.expose("anonymous", {
      type: AnonymousAccess,
      description: "Its access without credentials.",
    }),
  }),
});

const Limits = builder.objectRef<GraphContext["services"]>("GatewayLimits").implement({
  description: "What one call may ask for. The settings are named in docs/configuration.md.",
  fields: (t) => {
    const ofQuery = (name: keyof typeof defaultQueryLimits, description: string) =>
      t.int({ description, resolve: ({ queryLimits = defaultQueryLimits }) => queryLimits[name] });
    const ofBody = (name: keyof GatewayFacts["bodies"], description: string) =>
      t.field({
        type: "BigInt",
        nullable: true,
        description: `${description} Null where no gateway runs.`,
        resolve: ({ gateway }) => (gateway ? BigInt(gateway.bodies[name]) : null),
      });
    return {
      tokens: ofQuery("tokens", "Tokens of a GraphQL document (LIMIT_TOKENS)."),
      aliases: ofQuery("aliases", "Aliases of a GraphQL document (LIMIT_ALIASES)."),
      nesting: ofQuery("nesting", "Brackets in each other in a GraphQL document (LIMIT_NESTING)."),
      depth: ofQuery("depth", "Levels of a GraphQL operation (LIMIT_DEPTH)."),
      breadth: ofQuery("breadth", "Fields of a GraphQL operation (LIMIT_BREADTH)."),
      complexity: ofQuery("complexity", "Points of a GraphQL operation (LIMIT_COMPLEXITY)."),
      filterText: ofQuery("filterText", "Characters of a text in a filter (LIMIT_FILTER_TEXT)."),
      ids: ofQuery("ids", "Ids of nodes(ids:) (LIMIT_IDS)."),
      bodyBytes: ofBody("body", "Bytes of a body that is read into memory (BODY_LIMIT)."),
      anonymousBodyBytes: ofBody(
        "anonymousBody",
        "The same for callers that may not write (BODY_LIMIT_ANONYMOUS).",
      ),
      uploadBytes: ofBody("upload", "Bytes of a streamed output (UPLOAD_LIMIT)."),
      passwordLength: t.int({
        description: "Characters that a new password has to have (PASSWORD_MIN_LENGTH).",
        resolve: ({ passwordMinLength = defaultPasswordMinLength }) => passwordMinLength,
      }),
      loginAttempts: t.int({
        nullable: true,
        description:
          "Wrong passwords for one user name in a window (LOGIN_ATTEMPTS). Null where no gateway runs.",
        resolve: ({ gateway }) => gateway?.logins.attempts,
      }),
      loginWindow: t.int({
        nullable: true,
        description: "That window in seconds (LOGIN_WINDOW). Null where no gateway runs.",
        resolve: ({ gateway }) => gateway?.logins.window,
      }),
    };
  },
});

const Gateway = builder.objectRef<{ version: string }>("Gateway").implement({
  description: "The gateway itself.",
  fields: (t) => ({
    version: t.exposeString("version", { description: "As in 1.2.0." }),
    now: t.field({
      type: "DateTime",
      description: "What time it has; deadlines and durations go by it.",
      resolve: (_gateway, _args, { services }) => services.clock.now(),
    }),
    entryPoints: t.field({
      type: [EntryPoint],
      description: "The graph and the legacy APIs that are served, and where.",
      resolve: (_gateway, _args, { services }) => services.gateway?.entryPoints ?? [],
    }),
    limits: t.field({
      type: Limits,
      description: "What one call may ask for.",
      resolve: (_gateway, _args, { services }) => services,
    }),
  }),
});

builder.queryFields((t) => ({
  gateway: t.field({
    type: Gateway,
    description: "Which version serves here, where, within which limits and by what clock.",
    authScopes: { reader: true },
    resolve: () => ({ version }),
  }),
}));

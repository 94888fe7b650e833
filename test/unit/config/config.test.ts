import { describe, expect, test } from "@jest/globals";
import { allVariables } from "../../../src/config/describe.ts";
import { misspelt } from "../../../src/config/misspelt.ts";
import { ConfigError, readConfig } from "../../../src/config.ts";
import { defaultLeases } from "../../../src/domain/leases.ts";
import { defaultPatternLimits, defaultQueryLimits } from "../../../src/domain/limits.ts";
import { maxTimerDelay } from "../../../src/domain/scheduler.ts";
import { defaultLoginRules } from "../../../src/domain/users/logins.ts";
import { sessionRules } from "../../../src/domain/users/session.ts";
import { anonymousAccessNotes, startupMessage } from "../../../src/startupMessage.ts";

function wrong(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("the settings were taken");
}

describe("settings", () => {
  test("have defaults, and an empty value counts as unset", () => {
    const empty = Object.fromEntries(allVariables.map(({ name }) => [name, " "]));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4_000,
      databaseUrl: "file:data/gantry.db",
      blobUrl: "file:data/blobs",
      admin: { username: "admin", password: null },
      v1NodesOwner: "nodepool",
      nodeOwnership: "open",
      jwt: { access: 300, refresh: 28_800 },
    });
  });

  test("put database and blobs under DATA_DIR", () => {
    expect(readConfig({ DATA_DIR: "/srv/gantry" })).toMatchObject({
      databaseUrl: "file:/srv/gantry/gantry.db",
      blobUrl: "file:/srv/gantry/blobs",
    });
  });

  test.each([
    ["BODY_LIMIT", "512KiB", (config: ReturnType<typeof readConfig>) => config.limits.body, 524_288],
    ["UPLOAD_LIMIT", "2g", (config) => config.limits.upload, 2_147_483_648],
    ["JWT_ACCESS_LIFETIME", "10m", (config) => config.jwt.access, 600],
    ["JWT_REFRESH_LIFETIME", "7d", (config) => config.jwt.refresh, 604_800],
    ["UFDL_ANONYMOUS", "watch", (config) => config.anonymous.ufdl, "watch"],
    ["SQLITE_DURABLE", "on", (config) => config.sqliteDurable, true],
    ["UFDL_HOSTNAME", "ufdl.example.org", (config) => config.facades.ufdl.hostname, "ufdl.example.org"],
    ["ALLOWED_HOSTS", "Gantry.example, *", (config) => config.allowedHosts, ["gantry.example", "*"]],
  ] as [string, string, (config: ReturnType<typeof readConfig>) => unknown, unknown][])(
    "%s=%s is understood",
    (name, value, read, expected) => {
      expect(read(readConfig({ [name]: value }))).toEqual(expected);
    },
  );

  test.each([
    ["PORT", "70000", "PORT must be a port number from 0 to 65535"],
    ["HOST", "http://here", "HOST must be an address or a host name"],
    ["DATABASE_URL", "mysql://secret@host", "DATABASE_URL must be file:<path> for SQLite or postgres://"],
    ["UFDL_ANONYMOUS", "yes", "UFDL_ANONYMOUS must be one of off, watch, read, write"],
    ["SCALE_ANONYMOUS", "watch", "SCALE_ANONYMOUS must be one of off, read, write"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of fatal, error"],
    ["ALLOWED_HOSTS", "gantry.example:4000", "ALLOWED_HOSTS must be host names without ports"],
    ["BODY_LIMIT", "much", "BODY_LIMIT must be a size above 0"],
    ["JWT_ACCESS_LIFETIME", "0", "JWT_ACCESS_LIFETIME must be a time"],
    ["TRUSTED_PROXIES", "10.0.0.0/99", "TRUSTED_PROXIES must be addresses or ranges"],
    ["TRUSTED_PROXIES", "10.0.0.0/8, proxy", "TRUSTED_PROXIES must be addresses or ranges"],
    ["TRUSTED_PROXIES", "loopback", "TRUSTED_PROXIES must be addresses or ranges"],
    ["TRUSTED_PROXIES", "0.0.0.0/0", "TRUSTED_PROXIES must be addresses or ranges"],
    ["TRUSTED_PROXIES", "10", "TRUSTED_PROXIES must be addresses or ranges"],
    ["CORS_ORIGINS", "example.org", "CORS_ORIGINS must be origins"],
    ["ADMIN_USERNAME", "no colon:", "ADMIN_USERNAME must be 1 to 150 letters"],
    ["V1_NODES_OWNER", "scale", "V1_NODES_OWNER must be one of nodepool, ufdl"],
  ])("%s=%s is refused by name, with what would be right", (name, value, start) => {
    expect(wrong({ [name]: value })).toMatch(start);
  });

  test("name trusted proxies by address and by range, mapped to IPv6 or not", () => {
    const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" });
    const addresses = ["10.1.2.3", "::ffff:10.1.2.3", "::1", "11.1.2.3", "::2", "not an address", ""];
    expect(addresses.filter((address) => trustedProxies(address, 0))).toEqual([
      "10.1.2.3",
      "::ffff:10.1.2.3",
      "::1",
    ]);
    expect(readConfig({}).trustedProxies("127.0.0.1", 0)).toBe(false);
  });

  test("are refused all at once", () => {
    const lines = wrong({ PORT: "x", LOG_LEVEL: "x", SQLITE_DURABLE: "x" }).split("\n");
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual(["LOG_LEVEL", "PORT", "SQLITE_DURABLE"]);
  });

  test.each(["SCHEDULER_INTERVAL", "BODY_TIMEOUT", "LOGIN_WINDOW"])(
    "%s is refused above what a timer can wait",
    (name) => {
      expect(wrong({ [name]: "25d" })).toBe(
        `${name} must be at most 24d, the longest time that a timer can wait, not "25d"`,
      );
    },
  );

  test("of 24 days are within what a timer can wait", () => {
    const config = readConfig({ SCHEDULER_INTERVAL: "24d", BODY_TIMEOUT: "24d", LOGIN_WINDOW: "24d" });
    expect(config.schedulerInterval).toBe(24 * 86_400);
    expect(config.limits.bodyTimeout).toBe(24 * 86_400);
    expect(config.logins.window).toBe(24 * 86_400);
    expect(config.schedulerInterval * 1_000).toBeLessThanOrEqual(maxTimerDelay);
  });

  test("of presence stay well below the time-out of a worker", () => {
    expect(readConfig({}).presenceFlushInterval).toBe(5);
    expect(readConfig({ PRESENCE_FLUSH_INTERVAL: "30s" }).presenceFlushInterval).toBe(30);
    for (const interval of ["0", "31s"]) {
      expect(wrong({ PRESENCE_FLUSH_INTERVAL: interval })).toContain("PRESENCE_FLUSH_INTERVAL");
    }
  });

  test("that are secret are not repeated", () => {
    const message = wrong({
      DATABASE_URL: "mysql://me:hush@host/db",
      ADMIN_PASSWORD: "hush".repeat(500),
      PORT: "hey",
    });
    expect(message).not.toContain("hush");
    expect(message).toContain('not "hey"');
  });
});

describe("anonymous access", () => {
  test("has its defaults on loopback only", () => {
    const local = { graphql: "off", ufdl: "off", scale: "off", nodepool: "read", coalition: "write" };
    const shut = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off", coalition: "off" };
    for (const HOST of ["127.0.0.1", "127.1.2.3", "::1", "localhost"]) {
      expect(readConfig({ HOST }).anonymous).toEqual(local);
    }
    for (const HOST of ["0.0.0.0", "::", "192.168.1.5", "127.example.org", "gantry.example.org"]) {
      expect(readConfig({ HOST }).anonymous).toEqual(shut);
    }
  });

  test("is given elsewhere when asked for by name", () => {
    expect(readConfig({ HOST: "0.0.0.0", COALITION_ANONYMOUS: "write" }).anonymous.coalition).toBe("write");
  });

  test("from other origins is off", () => {
    expect(readConfig({}).corsOrigins).toEqual([]);
  });

  test("is told in the log, and elsewhere than on loopback how to give it", () => {
    expect(anonymousAccessNotes(readConfig({}), ["graphql", "coalition"])).toEqual([
      "unauthenticated callers may write at coalition; COALITION_ANONYMOUS=off disables this",
    ]);
    const [note, ...more] = anonymousAccessNotes(readConfig({ HOST: "0.0.0.0" }), ["graphql", "coalition"]);
    expect(note).toContain("COALITION_ANONYMOUS=write");
    expect(more).toEqual([]);
  });
});

test("a password from the environment is not printed, a random one is", () => {
  const url = "http://127.0.0.1:4000";
  const admin = { username: "root", password: "hush" };
  expect(startupMessage({ url, admin: { ...admin, generated: true } })).toContain("password: hush");
  expect(startupMessage({ url, admin: { ...admin, generated: false } })).not.toContain("hush");
  expect(startupMessage({ url, admin: null })).toBe(
    "Gantry serves at http://127.0.0.1:4000\nGraphQL, and GraphiQL in a browser: http://127.0.0.1:4000/graphql\n",
  );
});

test("defaults are the domain's own, also of times and sizes that are written with a unit", () => {
  expect(readConfig({})).toMatchObject({
    leases: defaultLeases,
    queryLimits: defaultQueryLimits,
    patternLimits: defaultPatternLimits,
    socketLimits: {
      message: 262_144,
      anonymousMessage: 65_536,
      initTimeout: 10_000,
      keepAlive: 15_000,
      stall: 30_000,
      backlog: 4_194_304,
    },
    sessions: sessionRules,
    logins: defaultLoginRules,
    limits: { body: 16_777_216, anonymousBody: 65_536, bodyTimeout: 30, upload: 68_719_476_736 },
  });
});

describe("a misspelt variable", () => {
  test.each([
    ["UFDL_PREFX", "UFDL_PREFIX"],
    ["DATABSAE_URL", "DATABASE_URL"],
    ["COALITION_ANONYMUS", "COALITION_ANONYMOUS"],
    ["gantry_token", "GANTRY_TOKEN"],
  ])("%s is taken for %s", (name, meant) => {
    expect(misspelt({ [name]: "1" })).toEqual([{ name, meant }]);
  });

  test("is none of the usual variables of a system", () => {
    const usual =
      "PATH HOME HOSTNAME SHELL USER LOGNAME PGPORT PGHOST NODE_OPTIONS DATABASE_USER DATABASE_HOST";
    const others =
      "SESSION_MANAGER GANTRY_PORT GANTRY_SERVICE_HOST AWS_REGION NODE_ENV TZ POST HTTP_PORT LOG_DIR";
    const names = [...`${usual} ${others}`.split(" "), ...allVariables.map(({ name }) => name)];
    expect(misspelt(Object.fromEntries(names.map((name) => [name, "1"])))).toEqual([]);
  });
});

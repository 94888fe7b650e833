import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "../../src/config.ts";
import { programActor } from "../../src/domain/actor.ts";
import type { Services } from "../../src/domain/change.ts";
import type { Scheduler } from "../../src/domain/scheduler.ts";
import { createUser } from "../../src/domain/users/create.ts";
import { issueJwt } from "../../src/domain/users/jwt.ts";
import { type Log, makeLog } from "../../src/http/log.ts";
import { type Server, startServer } from "../../src/server.ts";
import { TestClock } from "./clock.ts";
import { afterThisTest, withDatabase } from "./store.ts";
import { admin as theAdmin, user as theUser } from "./users.ts";

export interface TestUser {
  username: string;
  password: string;
  /** A JWT for access, without the word Bearer. */
  bearer: string;
  /** His pk. */
  id: number;
}

/** What the graph answers; `Data` is what the operation asks for. */
interface GraphqlAnswer<Data> {
  /** None when the operation has failed: the errors say why. */
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

export interface TestServer {
  url: string;
  /** Runs an operation over HTTP: as the admin unless `token` (null: nobody) says otherwise; `node` acts for it. */
  graphql<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
    as?: { token?: string | null; node?: number },
  ): Promise<GraphqlAnswer<Data>>;
  admin: TestUser;
  user: TestUser;
  services: Services;
  /** Where legacy APIs with a port of their own are reached. */
  facadeUrls: Readonly<Record<string, string>>;
  /** Runs periodic tasks; a test sets the clock and calls runAll. */
  scheduler: Scheduler;
  /** Starts at the time of the test; moves only when set. */
  clock: TestClock;
  config: Config;
  /** Done after the test anyway. */
  close(): Promise<void>;
}

export interface ServerSettings {
  /** Over the defaults of a server on loopback; `databaseUrl` to have two gateways on one database. */
  config?: Partial<Omit<Config, "limits" | "queryLimits">> & {
    limits?: Partial<Config["limits"]>;
    queryLimits?: Partial<Config["queryLimits"]>;
  };
  clock?: TestClock;
  /** Instead of silence. */
  log?: Log;
}

/** A real server on a free port with a database and a data folder of its own, an admin and a plain user. */
export async function withServer({
  config: over = {},
  clock = new TestClock(),
  log,
}: ServerSettings = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-data-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  const defaults = readConfig({
    PORT: "0",
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: theAdmin.password,
    LOG_LEVEL: "silent",
  });
  const config: Config = {
    ...defaults,
    databaseUrl: over.databaseUrl ?? (await withDatabase(over.admin || over.nodepool ? "migrated" : "users")),
    ...over,
    limits: { ...defaults.limits, ...over.limits },
    queryLimits: { ...defaults.queryLimits, ...over.queryLimits },
  };
  const server = await startServer(config, { clock, log: log ?? makeLog(config.logLevel) });
  const close = () => server.close(1_000);
  afterThisTest(close);
  const admin = await userOf(server, config.admin.username, config.admin.password ?? "");
  const user = await userOf(server, theUser.username, theUser.password);
  return {
    url: server.url,
    graphql: (query, variables, { token, node } = {}) =>
      graphql(server.url, { query, variables }, token === undefined ? admin.bearer : token, node),
    admin,
    user,
    services: server.services,
    facadeUrls: server.facadeUrls,
    scheduler: server.scheduler,
    clock,
    config,
    close,
  };
}

/** Logs a user in; made before when the database has none of this name. */
async function userOf({ services }: Server, username: string, password: string): Promise<TestUser> {
  const { read } = services.store;
  const user =
    (await read.user.findUnique({ where: { username } })) ??
    (await createUser({ services, actor: programActor("start") }, { username, password }));
  // Not through obtainToken: checking the password that was just hashed costs every test 10 ms.
  return { username, password, bearer: await issueJwt(services, user, "access"), id: user.id };
}

async function graphql<Data>(
  url: string,
  body: { query: string; variables?: Record<string, unknown> },
  token: string | null,
  node: number | undefined,
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(node !== undefined && { "node-id": String(node) }),
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphqlAnswer<Data>;
}

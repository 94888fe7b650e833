import { copyFileSync, cpSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { NodeOwnership } from "../../../src/domain/rights.ts";
import { issueJwt } from "../../../src/domain/users/jwt.ts";
import { hashKey } from "../../../src/domain/users/keys.ts";
import { hashPassword } from "../../../src/domain/users/password.ts";
import { userCache } from "../../../src/domain/users/userCache.ts";
import { insertRow } from "../../../src/store/rows.ts";
import { castOf } from "../../graph/rights/cast.ts";
import type { Role } from "../../graph/rights/table.ts";
import { type Ends, type Hit, send } from "../../support/raw.ts";
import { type TestServer, withServer } from "../../support/server.ts";
import { afterThisTest } from "../../support/store.ts";
import { trainType } from "../../support/ufdl.ts";
import { World } from "../../support/world.ts";

/** The ways to log in: with a name and a password, a JWT, an access key in either of its two headers, or a browser's cookie. */
export const ways = ["basic", "jwt", "key", "token", "session"] as const;
export type Way = (typeof ways)[number];

export interface Call {
  method: string;
  path: string;
  role: Role;
  /** Absent for callers without credentials. */
  way?: Way | undefined;
  headers?: Record<string, string>;
  body?: string | undefined;
}

/** A server on which calls are tried, each on the same state. */
export interface Place {
  readonly server: TestServer;
  /** Calls as one of the cast, and tells also whether the call changed anything. What it changed is undone. */
  ask(call: Call, ends?: Ends): Promise<Hit & { changed: boolean }>;
  /** The same for any other kind of call. */
  undone<T>(call: () => Promise<T>): Promise<{ answer: T; changed: boolean }>;
  /** The headers of one of the cast. */
  headers(call: Pick<Call, "role" | "way">): Record<string, string>;
  /** JWTs of user 1. */
  readonly jwts: { access: string; refresh: string };
}

const anonymous = { nobody: "off", reader: "read", writer: "write" } as const;
const password = "right";

/**
 * A server with the cast of castOf in it (test/graph/rights/cast.ts), a template, a job 4 of it and the bytes of an
 * output 2 of job 1. Callers without credentials have the access that belongs to their role; `role` is one of these,
 * or any other where only users are let in.
 */
export async function withPlace(role: Role, nodeOwnership: NodeOwnership = "open"): Promise<Place> {
  const access = role in anonymous ? anonymous[role as keyof typeof anonymous] : "off";
  const every = { graphql: access, ufdl: access, scale: access, nodepool: access, coalition: access };
  const server = await withServer({
    // Nothing but the calls writes.
    config: { anonymous: every, nodeOwnership, presenceFlushInterval: 30, schedulerInterval: 86_400 },
  });
  const { services, config } = server;
  const file = config.databaseUrl.replace(/^file:/, "");
  const desk = new Database(file);
  const watch = new Database(file, { readonly: true });
  const saved = `${file}.saved`;
  afterThisTest(async () => {
    watch.close();
    desk.close();
    rmSync(saved, { force: true });
  });
  // The cast's users have the numbers from 1.
  desk.exec("DELETE FROM User; DELETE FROM sqlite_sequence WHERE name = 'User'");
  userCache(services.store).invalidate();

  const { actors } = await castOf(new World(services, server.clock));
  const credentials = await credentialsOf(server, actors);
  const headersOf = ({
    role: as,
    way,
    headers,
  }: Pick<Call, "role" | "way" | "headers">): Record<string, string> => ({
    ...(way && credentials(as, way)),
    ...(actors[as].node && { "node-id": String(actors[as].node.id) }),
    ...headers,
  });
  const hit = (call: Call, ends?: Ends) =>
    send(server.url, { ...call, headers: headersOf(call), body: call.body }, ends);
  await furnish(hit, nodeOwnership === "strict" ? "admin" : "holder");
  const blobs = config.blobUrl.replace(/^file:/, "");
  const savedBlobs = `${blobs}.saved`;
  cpSync(blobs, savedBlobs, { recursive: true });

  desk.pragma("wal_checkpoint(TRUNCATE)");
  copyFileSync(file, saved);
  desk.pragma("foreign_keys = OFF");
  desk.exec(`ATTACH '${saved}' AS saved`);
  const restoring = restoringOf(desk);
  const version = () => watch.pragma("data_version", { simple: true });
  const undone = async <T>(call: () => Promise<T>) => {
    const before = version();
    const answer = await call();
    const changed = version() !== before;
    if (changed) {
      desk.exec(restoring);
      cpSync(savedBlobs, blobs, { recursive: true });
      userCache(services.store).invalidate();
    }
    return { answer, changed };
  };

  return {
    server,
    jwts: {
      access: await issueJwt(services, await userOne(server), "access"),
      refresh: await issueJwt(services, await userOne(server), "refresh"),
    },
    headers: headersOf,
    ask: async (call, ends) => {
      const { answer, changed } = await undone(() => hit(call, ends));
      return { ...answer, changed };
    },
    undone,
  };
}

function userOne({ services }: TestServer) {
  return services.store.read.user.findUniqueOrThrow({ where: { id: 1 } });
}

/** Puts all rows back but the events and their clock, since their numbers only grow. */
function restoringOf(desk: Database.Database): string {
  const tables = desk
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    .pluck()
    .all() as string[];
  const statements = tables
    .filter((name) => !name.startsWith("Event") && name !== "_prisma_migrations")
    .map((name) => `DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM saved."${name}";`);
  return `BEGIN IMMEDIATE; ${statements.join(" ")} COMMIT;`;
}

/** Gives each user of the cast a password, a key and a browser session; answers the headers of each for each way. */
async function credentialsOf(
  { services, clock }: TestServer,
  actors: Awaited<ReturnType<typeof castOf>>["actors"],
): Promise<(role: Role, way: Way) => Record<string, string>> {
  const passwordHash = await hashPassword(password);
  const headers = new Map<Role, Record<Way, Record<string, string>>>();
  for (const [role, { user }] of Object.entries(actors)) {
    if (!user) continue;
    const key = `gk_of_${role}`;
    const session = `gk_session_of_${role}`;
    await services.store.write(async (tx) => {
      await tx.updateTable("User").set({ passwordHash }).where("id", "=", user.id).execute();
      const row = { userId: user.id, hint: key.slice(0, 8), createdAt: clock.now() };
      await insertRow(tx, "Token", { ...row, name: "login", hash: hashKey(key) });
      await insertRow(tx, "Token", { ...row, name: "session", hash: hashKey(session), session: true });
    });
    userCache(services.store).invalidate();
    const known = await services.store.read.user.findUniqueOrThrow({ where: { id: user.id } });
    headers.set(role as Role, {
      basic: { authorization: `Basic ${Buffer.from(`${user.username}:${password}`).toString("base64")}` },
      jwt: { authorization: `Bearer ${await issueJwt(services, known, "access")}` },
      key: { authorization: `Bearer ${key}` },
      token: { authorization: `Token ${key}` },
      session: { cookie: `gantry-session=${session}` },
    });
  }
  return (role, way) => headers.get(role)?.[way] ?? {};
}

const json = { "content-type": "application/json" };

/** The template, the job 4 of it and the output 2. */
async function furnish(hit: (call: Call) => Promise<Hit>, uploader: Role): Promise<void> {
  const specific = { job_type: trainType, executor_class: "a.B", required_packages: "", parameters: {} };
  const template = { name: "train", scope: "core", licence: "Apache 2.0", specific };
  const input = { dataset: { value: 1, type: "PK<Dataset<Domain<'Image Classification'>>>" } };
  const calls = [
    ["admin", "POST", "/ufdl/v1/job-templates/import", JSON.stringify(template)],
    ["creator", "POST", "/ufdl/v1/job-templates/1/create-job", JSON.stringify({ input_values: input })],
    [uploader, "PUT", "/outputs/1/data?type=JSON", "{}"],
  ] as const;
  for (const [role, method, path, body] of calls) {
    const { status, text } = await hit({ role, way: "jwt", method, path, body, headers: json });
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  }
}

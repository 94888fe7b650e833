import type { GraphContext } from "../../../schema/context.ts";
import { type Actor, type AnonymousAccess, admits } from "../../domain/actor.ts";
import { credentialCodes } from "../../domain/errors.ts";
import { type Executor, RouteError, refusedBy } from "../../graph/execute.ts";
import { type AuthenticationRules, callerOf, isTemporary, retryAfter } from "../../http/auth/caller.ts";
import type { Connection } from "../../http/sockets/connection.ts";
import type { Sockets } from "../../http/sockets/index.ts";
import type { Upgrade } from "../../http/sockets/upgrades.ts";
import { Frames } from "./frames.ts";
import { UfdlRetrieveJobDocument, UfdlWatchJobDocument } from "./operations.generated.ts";

/*
 * The web-socket `v1/jobs/{pk}` (docs/apis/ufdl.md section 7.2). The original asks for no credentials, and neither does
 * UFDL_ANONYMOUS from `watch` on; else a watcher authenticates:
 *
 *   token in the header or in `?token=` ──good──▶ WATCHING      (bad: 401, no such job: 403, both before the handshake)
 *   nothing ──▶ ASKED ──first message is a token──▶ WATCHING    (bad, or nothing for ten seconds: closed with 4401)
 *
 * A page of another origin always needs a token, as on the graph's web-socket: a browser lets any page open one.
 * The server never closes after the last transition: a reset may follow, and the frontend would report it.
 */

export interface SocketOptions {
  readonly executor: Executor;
  readonly services: GraphContext["services"];
  readonly anonymous: AnonymousAccess;
  /** As the facade's routes are mounted; the root is always there. */
  readonly prefixes: readonly string[];
  readonly report: (error: unknown) => void;
}

/** How long a watcher without a token may take to send one. Milliseconds. */
const tokenTimeout = 10_000;

const closing = { unauthorized: 4401, failed: 1011, gone: 1000, unknown: 4404 } as const;

/** Serves UFDL's web-socket among the others of a server. */
export function watchJobs(sockets: Sockets, options: SocketOptions): void {
  const paths = ["", ...options.prefixes].map((prefix) => `${prefix}/v1/jobs/`);
  sockets.onUpgrade(
    ({ pathname }) => {
      const path = paths.find((one) => pathname.startsWith(one));
      const pk = path === undefined ? "" : pathname.slice(path.length);
      return /^[1-9]\d{0,9}$/.test(pk) ? { pk } : null;
    },
    (upgrade, { pk }) => handleUpgrade(upgrade, Number(pk), options),
  );
}

async function handleUpgrade(upgrade: Upgrade, pk: number, options: SocketOptions): Promise<void> {
  const token = upgrade.url.searchParams.get("token");
  const authorization = token === null ? upgrade.request.headers.authorization : `Bearer ${token}`;
  let actor: Actor;
  try {
    actor = await actorOf(options, upgrade, authorization);
    if (admits(actor, "read")) {
      const { job } = await options.executor.execute(UfdlRetrieveJobDocument, { pk }, { ...options, actor });
      if (!job) return upgrade.refuse(403);
    }
  } catch (error) {
    return refuseUpgrade(upgrade, error);
  }
  const connection = await upgrade.accept();
  if (!connection) return;
  if (admits(actor, "read")) await watch(connection, pk, actor, options);
  else awaitToken(connection, pk, upgrade, options);
}

/** Waits for the token that was not in the handshake. */
function awaitToken(connection: Connection, pk: number, upgrade: Upgrade, options: SocketOptions): void {
  const unauthorized = () => connection.close(closing.unauthorized, "Send a token first");
  const timer = setTimeout(unauthorized, tokenTimeout).unref();
  connection.onClose(() => clearTimeout(timer));
  const unlimit = connection.limitReceived();
  let received = false;
  connection.onMessage((text) => {
    if (received) return;
    received = true;
    clearTimeout(timer);
    actorOf(options, upgrade, authorizationOf(text))
      .then((actor) => {
        if (!admits(actor, "read")) return unauthorized();
        unlimit();
        return watch(connection, pk, actor, options);
      })
      .catch((thrown) => {
        const error = refusedBy(thrown);
        if (error instanceof RouteError && !isTemporary(error)) return unauthorized();
        options.report(thrown);
        connection.close(closing.failed, "Something went wrong here");
      });
  });
}

/** A first message: the bare token, with or without `Bearer`, or an object with `token`. */
function authorizationOf(text: string): string | undefined {
  const word = text.trim();
  if (!word.startsWith("{")) return /^bearer\s/i.test(word) ? word : `Bearer ${word}`;
  try {
    const { token } = JSON.parse(word) as { token?: unknown };
    return typeof token === "string" ? `Bearer ${token}` : undefined;
  } catch {
    return undefined;
  }
}

/** The caller. An open socket outlives its token, as UFDL's frontend can't send another one, but not its user. */
async function actorOf(
  { services, anonymous }: SocketOptions,
  { address, foreign }: Upgrade,
  authorization: string | undefined,
): Promise<Actor> {
  // This web-socket does nothing but read its job.
  const access = foreign ? "off" : anonymous === "watch" ? "read" : anonymous;
  const rules: AuthenticationRules = { facade: "ufdl", anonymous: access, address, accepts: ["bearer"] };
  const { actor } = await callerOf(services, { authorization }, rules);
  const { credentials } = actor;
  return credentials ? { ...actor, credentials: { ...credentials, expiresAt: null } } : actor;
}

function refuseUpgrade(upgrade: Upgrade, thrown: unknown): void {
  const error = refusedBy(thrown);
  if (!(error instanceof RouteError)) throw error;
  if (credentialCodes.has(error.code)) {
    upgrade.refuse(401, { headers: { "WWW-Authenticate": 'Bearer realm="api"' } });
    return;
  }
  const wait = retryAfter(error);
  if (wait === null) upgrade.refuse(403);
  else upgrade.refuse(isTemporary(error) ? 503 : 429, { headers: { "Retry-After": wait } });
}

async function watch(
  connection: Connection,
  pk: number,
  actor: Actor,
  options: SocketOptions,
): Promise<void> {
  const { executor, services, report } = options;
  try {
    const payloads = await executor.subscribe(UfdlWatchJobDocument, { pk }, { services, actor });
    connection.onClose(() => void payloads.return?.());
    if (connection.closed.aborted) return void (await payloads.return?.());
    const frames = new Frames();
    for await (const { jobChanged } of payloads) {
      const frame = frames.of(jobChanged);
      if (frame !== null) await connection.send(frame);
    }
    connection.close(closing.gone, "The job is gone");
  } catch (thrown) {
    const error = refusedBy(thrown);
    if (!(error instanceof RouteError) || isTemporary(error)) {
      report(error);
      return connection.close(closing.failed, "Something went wrong here");
    }
    connection.close(error.code === "NOT_FOUND" ? closing.unknown : closing.unauthorized, error.message);
  }
}

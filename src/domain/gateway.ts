import type { Store } from "../store/store.ts";
import type { AnonymousAccess } from "./actor.ts";
import { Refusal } from "./errors.ts";
import { toRefusal } from "./toRefusal.ts";

/** The graph or a legacy API, and where the settings serve it. */
export interface EntryPointFacts {
  /** As in the `Gantry-Facade` header and the path prefix. */
  readonly name: string;
  /** The prefix of its paths; null for none. */
  readonly prefix: string | null;
  /** Whether it is at the root, which APIs share. */
  readonly root: boolean;
  /** Its own port as the setting says, 0 for any free one; null for none. */
  readonly port: number | null;
  /** Its own host name; null for none. */
  readonly hostname: string | null;
  readonly anonymous: AnonymousAccess;
}

/** What the settings say of a running gateway, as the graph shows it. */
export interface GatewayFacts {
  readonly startedAt: Date;
  /** Those that are served anywhere. */
  readonly entryPoints: readonly EntryPointFacts[];
  /** The ports that APIs with their own listen on, by name; added when they do. */
  readonly openPorts: Map<string, number>;
  /** Bytes of a request's body by kind, see docs/configuration.md. */
  readonly bodies: { readonly body: number; readonly anonymousBody: number; readonly upload: number };
  readonly logins: { readonly attempts: number; readonly window: number };
}

/** Without a response of the database for so long the gateway is not ready. Milliseconds. */
const databaseTimeout = 1_000;

/** Why the database takes no changes at the moment; null when it does. Takes at most a second. */
export async function databaseProblem(store: Store): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, databaseTimeout, "the database does not answer");
  });
  try {
    return await Promise.race([store.check().then(() => null), late]);
  } catch (thrown) {
    const error = toRefusal(thrown);
    return error instanceof Refusal ? error.message : "the database has failed";
  } finally {
    clearTimeout(timer);
  }
}

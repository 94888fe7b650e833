import type { Role } from "../../prisma/generated/sqlite/client.ts";

/** What callers without credentials may do at a facade. `watch` opens the web-socket of UFDL's jobs, and nothing else. */
export type AnonymousAccess = "off" | "watch" | "read" | "write";

/** On whose behalf something is done. */
export interface Actor {
  readonly user: { readonly id: number; readonly username: string; readonly role: Role } | null;
  /** The node that the user acts for (UFDL's Node-Id, Coalition's worker name). */
  readonly node: {
    readonly id: number;
    readonly name: string;
    /** It had timed out when its row was read. */
    readonly timedOut?: boolean;
  } | null;
  /**
   * Set for the program itself, which may do everything: how the audit trail names it. No request makes such an actor,
   * but for a login that the provider has confirmed, which makes its user.
   */
  readonly program?: string;
  /** Counts only without a user. */
  readonly anonymous: AnonymousAccess;
  /** The user's credentials; absent for callers without credentials and for the program itself. */
  readonly credentials?: {
    /** When they expire; null for never. */
    readonly expiresAt: Date | null;
    /** The pk of the access key, if it is one. */
    readonly tokenId: number | null;
  };
  /** The caller's network address; absent for the program itself. */
  readonly address?: string | undefined;
  /** The entry point of the call: graphql, ufdl, scale, nodepool, coalition, cli, clock. */
  readonly facade: string;
}

/** Whether a caller is admitted to read, or to write: any user is, and others as far as anonymous access goes. */
export function admits({ user, program, anonymous }: Actor, access: "read" | "write"): boolean {
  return user !== null || program !== undefined || anonymous === "write" || anonymous === access;
}

const programs = {
  cli: "the command line",
  clock: "the scheduler",
  login: "the login provider",
  start: "start-up",
};

/** The program itself: start-up, the scheduler, the command line. May do everything. */
export function programActor(facade: keyof typeof programs): Actor {
  return { user: null, node: null, program: programs[facade], anonymous: "off", facade };
}

/** How the audit trail names an actor, as in "admin", "admin as node worker-1", "anonymous (coalition)". */
export function actorName({ user, node, program, facade }: Actor): string {
  const base = user?.username ?? program ?? `anonymous (${facade})`;
  return node ? `${base} as node ${node.name}` : base;
}

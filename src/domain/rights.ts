import { type Actor, admits } from "./actor.ts";
import { refusal } from "./errors.ts";

/** What gives somebody a right: who the caller is, or how the caller relates to the object. */
export const grantTexts = {
  READER: "Any user, or anybody where anonymous access is at least `read`.",
  USER: "Any user, or anybody where anonymous access is `write`.",
  OPERATOR: "An admin, or anybody where anonymous access is `write`.",
  ADMIN: "An admin, and nobody else.",
  NODE: "Whoever acts for some node.",
  SELF: "Whoever acts for the very node in question, or is the very user.",
  HOLDER: "Whoever acts for the node that acquired the job.",
  WORKER: "Whoever acts for the node whose current job this is.",
  CREATOR: "Who made the job.",
  OWNER: "Who registered the node.",
} as const;
export type Grant = keyof typeof grantTexts;

/** An option of verbs. */
export interface Granted {
  /** Only these grants count, for an API whose original knows fewer of them; more than the right has never do. */
  grants?: readonly Grant[] | null | undefined;
}

/** Every right and the grants that give it. NODE, SELF, HOLDER and WORKER also need what USER needs. */
const rights = {
  read: ["READER"],
  "job.create": ["USER"],
  "job.environment": ["OPERATOR", "CREATOR", "HOLDER"],
  "job.update": ["OPERATOR", "CREATOR"],
  "job.acquire": ["NODE"],
  "job.release": ["HOLDER", "WORKER"],
  "job.start": ["HOLDER"],
  "job.progress": ["HOLDER"],
  "job.finish": ["HOLDER", "WORKER"],
  "job.log": ["HOLDER", "WORKER"],
  "job.heartbeat": ["NODE"],
  "job.requeue": ["OPERATOR", "CREATOR"],
  "job.resetTree": ["OPERATOR", "CREATOR"],
  "job.reset": ["OPERATOR", "CREATOR", "HOLDER"],
  "job.abort": ["OPERATOR", "CREATOR"],
  "job.cancel": ["OPERATOR", "CREATOR"],
  "job.pause": ["OPERATOR", "CREATOR"],
  "job.delete": ["OPERATOR", "CREATOR"],
  "job.restore": ["OPERATOR", "CREATOR"],
  "job.purge": ["OPERATOR"],
  "output.add": ["OPERATOR", "HOLDER"],
  "output.delete": ["OPERATOR"],
  "node.register": ["USER"],
  /** Where NODE_OWNERSHIP is strict; see `permitActing`. */
  "node.act": ["OPERATOR", "OWNER"],
  "node.update": ["OPERATOR", "SELF", "OWNER"],
  "node.pause": ["OPERATOR", "SELF", "OWNER"],
  "node.activate": ["OPERATOR", "SELF", "OWNER"],
  "node.remove": ["OPERATOR", "SELF", "OWNER"],
  "node.ping": ["OPERATOR", "NODE"],
  "template.import": ["OPERATOR"],
  "template.remove": ["OPERATOR"],
  "hardware.add": ["OPERATOR"],
  "affinity.set": ["USER"],
  "image.build": ["OPERATOR"],
  "image.describe": ["OPERATOR", "HOLDER"],
  "image.delete": ["OPERATOR"],
  "provider.manage": ["OPERATOR"],
  "user.read": ["READER"],
  "user.manage": ["ADMIN"],
  "user.update": ["ADMIN", "SELF"],
  "token.manage": ["ADMIN", "SELF"],
  "metrics.read": ["ADMIN"],
  "key.rotate": ["ADMIN"],
} as const satisfies Record<string, readonly Grant[]>;

export type Right = keyof typeof rights;

/** What a right is asked about. */
export interface Subject {
  job?: { nodeId: number | null; creatorId: number | null };
  /** The acting node's current job is this one. */
  working?: boolean;
  /** OWNER counts only with `ownerId`. */
  node?: { id: number; ownerId?: number | null };
  user?: { id: number };
}

/**
 * Throws unless the actor has the right, by one of `grants` when they are given.
 * @throws Refusal UNAUTHENTICATED without any credentials, FORBIDDEN else
 */
export function permit(
  actor: Actor,
  right: Right,
  subject: Subject = {},
  grants?: readonly Grant[] | null,
): void {
  const needs = (rights[right] as readonly Grant[]).filter((one) => !grants || grants.includes(one));
  if (needs.some((grant) => holds(actor, grant, subject))) return;
  throw denial(actor, right, needs);
}

function denial(actor: Actor, right: Right, needs: readonly string[]) {
  return admits(actor, "write") ? refusal("FORBIDDEN", { right, needs }) : refusal("UNAUTHENTICATED", {});
}

/** Who may act for a node: any user who names it (UFDL's model), or only its owner and admins. */
export type NodeOwnership = "open" | "strict";

/**
 * Throws unless the actor may act for the node that it names, by number (Node-Id) or by name (Coalition's workers).
 * @throws Refusal UNAUTHENTICATED without any credentials, FORBIDDEN else
 */
export function permitActing(
  actor: Actor,
  node: { id: number; name: string; ownerId: number | null },
  ownership: NodeOwnership = "open",
): void {
  if (ownership === "open" || may(actor, "node.act", { node })) return;
  throw denial(actor, "node.act", [`the user who registered node ${node.name}`, "an admin"]);
}

/** True when `permit` would not throw. */
export function may(actor: Actor, right: Right, subject: Subject = {}): boolean {
  return rights[right].some((grant) => holds(actor, grant, subject));
}

function holds(actor: Actor, grant: Grant, { job, working, node, user }: Subject): boolean {
  const known = admits(actor, "write");
  const admin = actor.user?.role === "ADMIN" || actor.program !== undefined;
  const acting = known ? actor.node : null;
  switch (grant) {
    case "READER":
      return admits(actor, "read");
    case "USER":
      return known;
    case "OPERATOR":
      return admin || (actor.user === null && actor.anonymous === "write");
    case "ADMIN":
      return admin;
    case "NODE":
      return acting !== null;
    case "SELF":
      return node !== undefined
        ? acting?.id === node.id
        : user !== undefined && actor.user !== null && actor.user.id === user.id;
    case "HOLDER":
      return acting !== null && job !== undefined && job.nodeId === acting.id;
    case "WORKER":
      return acting !== null && working === true;
    case "CREATOR":
      return actor.user !== null && job !== undefined && job.creatorId === actor.user.id;
    case "OWNER":
      return actor.user !== null && node !== undefined && node.ownerId === actor.user.id;
  }
}

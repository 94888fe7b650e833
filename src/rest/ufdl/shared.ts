import type { Right } from "../../domain/rights.ts";
import { keyOf } from "../django.ts";
import type { Route } from "../facade.ts";
import type { Differences, Failure } from "../metadata.ts";
import { pathNumber } from "../schemas.ts";
import type { UfdlContext, UfdlRoute } from "./route.ts";

const wrongMethod: Differences = {
  "Another method on a known path is a 405 with a `detail`.":
    "The original answers 500 with a page, by a defect (section 1).",
};
export const needsUser: Differences = {
  "A node's rights need a user as well: without one the answer is a 401.":
    "In the original a Node-Id alone is enough, without any credentials (section 3).",
};
export const noNull: Differences = {
  "`null` as the body is a 400.": "The original crashes on it with a 500 (section 1).",
};

const badCredentials: readonly Failure[] = [
  { status: 401, when: "no, wrong or expired credentials", code: "UNAUTHENTICATED" },
  { status: 400, when: "the Node-Id header names no node" },
  {
    status: 403,
    when: "NODE_OWNERSHIP is strict, and another user registered the node of the Node-Id",
    code: "FORBIDDEN",
  },
];
const badBody: readonly Failure[] = [
  { status: 400, when: "the body can't be read, or does not fit" },
  { status: 413, when: "the body is too large" },
  { status: 415, when: "the body is neither JSON nor a form" },
];
const unknownPk: Failure = { status: 404, when: "there is none of this number", code: "NOT_FOUND" };

/** What routes of one kind have in common. */
export function shared(route: Route) {
  const { permission, body, parameters } = route as Route & UfdlRoute;
  const who = route.who || "any user";
  const open = permission === "public";
  const failures = [
    ...(open ? [] : badCredentials),
    ...(body === "json" ? badBody : []),
    ...(open || permission === undefined
      ? []
      : [{ status: 403, when: permission === "nobody" ? "always" : `not ${who}` }]),
    ...(parameters?.pk ? [unknownPk] : []),
  ];
  return { who, failures, differences: open ? {} : wrongMethod };
}

/** For admins only, as in the original: other grants of the right don't count. */
export function forAdmins(right: Right): Pick<UfdlRoute, "who" | "permission"> {
  return { who: "an admin", permission: { right, grants: ["OPERATOR"] } };
}

/** For routes whose only variable is the number in the path. */
export const byPk = (description: string) => ({
  parameters: { pk: pathNumber(description) },
  variables: (ctx: UfdlContext) => ({ pk: pk(ctx) }),
});

/** The path's number. @throws ResponseError 404 for one that no row can have */
export function pk({ params }: UfdlContext): number {
  return keyOf(params.pk);
}

/** A time as Django writes it, which the Java client needs: `.057000Z`, not `.057Z` (docs/apis/ufdl.md section 1). */
export function time<T extends string | null>(iso: T): T {
  return (iso?.replace(/Z$/, "000Z") ?? null) as T;
}

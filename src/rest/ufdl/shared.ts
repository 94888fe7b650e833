import { z } from "zod";
import type { Right } from "../../domain/rights.ts";
import type { Route } from "../facade.ts";
import type { Difference, Failure, Parameter } from "../metadata.ts";
import { notFound } from "./errors.ts";
import type { UfdlContext, UfdlRoute } from "./route.ts";

const wrongMethod: Difference = {
  what: "Another method on a known path is a 405 with a `detail`.",
  why: "The original answers 500 with a page, by a defect (section 1).",
};
export const needsUser: Difference = {
  what: "A node's rights need a user as well: without one the answer is a 401.",
  why: "In the original a Node-Id alone is enough, without any credentials (section 3).",
};
export const noNull: Difference = {
  what: "`null` as the body is a 400.",
  why: "The original crashes on it with a 500 (section 1).",
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
  return { who, failures, differences: open ? [] : [wrongMethod] };
}

/** For admins, as the original's view permission has it: other grants of the right don't count. */
export function forAdmins(right: Right): Pick<UfdlRoute, "who" | "permission"> {
  return { who: "an admin", permission: { right, grants: ["OPERATOR"] } };
}

/** A number in the path. */
export function pkOf(description: string): Parameter {
  return { in: "path", description, schema: z.int().min(0), pattern: "[0-9]+", example: "4" };
}

/** A text in the path. */
export function textOf(description: string, example: string): Parameter {
  return { in: "path", description, schema: z.string(), example };
}

/** For routes that need no more of the request than the number in the path. */
export const byPk = (description: string) => ({
  parameters: { pk: pkOf(description) },
  variables: (ctx: UfdlContext) => ({ pk: pk(ctx) }),
});

/**
 * The path's number. One that no row can have is one that none has.
 * @throws ResponseError 404
 */
export function pk({ params }: UfdlContext): number {
  const value = Number(params.pk);
  if (value > 2 ** 31 - 1) throw notFound();
  return value;
}

/** What a query found. @throws ResponseError 404 for null */
export function found<T>(value: T | null): T {
  if (value === null) throw notFound();
  return value;
}

export const instant = z.string().meta({ format: "date-time" });

/**
 * A time as Django writes it: six digits of a second and a zone. The Java client reads `.057000Z` and not `.057Z`
 * (docs/apis/ufdl.md section 1).
 */
export function time(iso: string): string;
export function time(iso: string | null): string | null;
export function time(iso: string | null): string | null {
  return iso === null ? null : iso.replace(/Z$/, "000Z");
}

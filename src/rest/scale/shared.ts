import { z } from "zod";
import type { Route } from "../facade.ts";
import type { Failure, Parameter } from "../metadata.ts";
import { pathText, queryValue } from "../schemas.ts";

const accept: Failure = {
  status: 406,
  when: "Accept takes no JSON: `Could not satisfy the request Accept header.`",
};
const credentials: Failure = {
  status: 403,
  when: "no credentials, a wrong, malformed or disabled user's token: `Authentication credentials were not provided.`, `Invalid token.`, `User inactive or deleted.`",
  code: "UNAUTHENTICATED",
};
const staff: Failure = {
  status: 403,
  when: "the user is no admin: `You do not have permission to perform this action.`",
};
const unreadable: readonly Failure[] = [
  { status: 400, when: "the body can't be parsed: `JSON parse error - ...`" },
  { status: 413, when: "the body is too large" },
  { status: 415, when: 'the body is neither JSON nor a form: `Unsupported media type "..." in request.`' },
];

/** What routes of one kind have in common. */
export function shared({ method, body, permission }: Route) {
  const write = method !== "GET";
  const open = permission === "public";
  const failures = [
    accept,
    ...(open ? [] : write ? [credentials, staff] : [credentials]),
    ...(body === "json" ? unreadable : []),
  ];
  return { who: open ? "anyone" : write ? "an admin" : "any user", failures };
}

/** The paths of a versioned route: the second has production's prefix. */
export const versioned = (path: string): string[] => [`/:version${path}`, `/api/:version${path}`];

const version = { ...pathText("v6; v7 behaves the same.", "v6", "v[67]"), schema: z.enum(["v6", "v7"]) };
const format = queryValue(
  "json; anything else that the original knew is HTML, which is not served (406).",
  "json",
  z.enum(["json"]),
);

export function parametersWith(own: Readonly<Record<string, Parameter>> = {}) {
  return { version, ...own, format };
}

import { type Standing, standings } from "../src/domain/rights.ts";
import { builder } from "./builder.ts";

const grounds: Record<Standing, string> = {
  READER: "Any user, or anybody where anonymous access is at least `read`.",
  USER: "Any user, or anybody where anonymous access is `write`.",
  OPERATOR: "An admin, or anybody where anonymous access is `write`.",
  ADMIN: "An admin.",
  NODE: "Whoever acts for some node.",
  SELF: "Whoever acts for the very node in question, or is the very user.",
  HOLDER: "Whoever acts for the node that acquired the job.",
  WORKER: "Whoever acts for the node whose current job this is.",
  CREATOR: "Who made the job.",
};

export const StandingEnum = builder.enumType("Standing", {
  description: "A ground on which somebody may do a thing.",
  values: Object.fromEntries(standings.map((one) => [one, { description: grounds[one] }])) as Record<
    Standing,
    { description: string }
  >,
});

/** What the argument `as` of a mutation says; its type is `[StandingEnum]`. */
export const asDescription =
  "Only these grounds count for this call. It narrows what the caller may do and never widens it.";

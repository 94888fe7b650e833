import { standings } from "../src/domain/rights.ts";
import { builder } from "./builder.ts";
import { described } from "./described.ts";

export const StandingEnum = builder.enumType("Standing", {
  description: "A ground on which somebody may do a thing.",
  values: described(standings),
});

/** What the argument `as` of a mutation says; its type is `[StandingEnum]`. */
export const asDescription =
  "Only these grounds count for this call. It narrows what the caller may do and never widens it.";

import { standings } from "../src/domain/rights.ts";
import { builder } from "./builder.ts";
import { described } from "./described.ts";
import type { ArgBuilder } from "./payload.ts";

const StandingEnum = builder.enumType("Standing", {
  description: "A ground on which somebody may do a thing.",
  values: described(standings),
});

export const asArg = (t: ArgBuilder) => ({
  as: t.field({
    type: [StandingEnum],
    description:
      "Only these grounds count for this call. It narrows what the caller may do and never widens it.",
  }),
});

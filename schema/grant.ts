import { grantTexts } from "../src/domain/rights.ts";
import { builder, facadeOnly } from "./builder.ts";
import { described } from "./described.ts";
import type { ArgBuilder } from "./payload.ts";

const GrantEnum = builder.enumType("Grant", {
  description: "What gives somebody a right: who he is, or what he is to the object.",
  values: described(grantTexts),
});

export const grantsArg = (t: ArgBuilder) => ({
  grants: t.field({
    ...facadeOnly,
    type: [GrantEnum],
    description:
      "Only these grants count for this call. It narrows what the caller may do and never widens it.",
  }),
});

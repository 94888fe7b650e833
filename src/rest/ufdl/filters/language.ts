import { z } from "zod";
import { anyNumber } from "../json.ts";

/*
 * UFDL's filter language (docs/apis/ufdl.md section 9), strict at every level: an unknown key, null for an optional
 * one, one sub-expression only, `and` in `and` and `or` in `or` are refused.
 */

const flag = z.boolean().optional();

const exact = z.strictObject({
  type: z.literal("exact"),
  field: z.string(),
  value: z.union([z.string(), z.boolean(), anyNumber]),
  case_insensitive: flag,
  invert: flag,
});
const contains = z.strictObject({
  type: z.literal("contains"),
  field: z.string(),
  sub_string: z.string().min(1),
  case_insensitive: flag,
  invert: flag,
});
const isNull = z.strictObject({ type: z.literal("isnull"), field: z.string(), invert: flag });
const compare = z.strictObject({
  type: z.literal("compare"),
  field: z.string(),
  operator: z.enum(["<", ">", "<=", ">="]),
  value: z.union([z.string(), anyNumber]),
  invert: flag,
});
const test = z.discriminatedUnion("type", [exact, contains, isNull, compare]);
/** The OpenAPI document describes the tests only once. */
const several = <T extends z.ZodType>(sub: T, description: string) =>
  z
    .array(sub)
    .min(2)
    .meta({ items: { type: "object", description } });
const and = z.strictObject({
  type: z.literal("and"),
  sub_expressions: several(test, "One of the four tests beside this."),
  invert: flag,
});
const or = z.strictObject({
  type: z.literal("or"),
  sub_expressions: several(
    z.discriminatedUnion("type", [exact, contains, isNull, compare, and]),
    "One of the four tests beside this, or an `and`.",
  ),
  invert: flag,
});

export const filterSpec = z
  .strictObject({
    expressions: z
      .array(z.discriminatedUnion("type", [exact, contains, isNull, compare, and, or]))
      .max(100)
      .optional(),
    order_by: z.array(z.strictObject({ field: z.string(), ascending: flag, nulls_first: flag })).optional(),
    include_inactive: flag,
  })
  .describe("A filter specification; nothing for all rows.");

export type FilterSpec = z.infer<typeof filterSpec>;
export type Test = z.infer<typeof test>;
export type And = z.infer<typeof and>;
export type Or = z.infer<typeof or>;

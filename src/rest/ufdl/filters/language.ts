import { LosslessNumber } from "lossless-json";
import { z } from "zod";

/*
 * UFDL's filter language (docs/apis/ufdl.md section 9), strict at every level: an unknown key, null for an optional
 * one, one sub-expression only, `and` in `and` and `or` in `or` are refused.
 */

const number = z.union([z.number(), z.instanceof(LosslessNumber)]);
const flag = z.boolean().optional();

const exact = z.strictObject({
  type: z.literal("exact"),
  field: z.string(),
  value: z.union([z.string(), z.boolean(), number]),
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
  value: z.union([z.string(), number]),
  invert: flag,
});
const test = z.discriminatedUnion("type", [exact, contains, isNull, compare]);
const and = z.strictObject({ type: z.literal("and"), sub_expressions: z.array(test).min(2), invert: flag });
const or = z.strictObject({
  type: z.literal("or"),
  sub_expressions: z.array(z.discriminatedUnion("type", [exact, contains, isNull, compare, and])).min(2),
  invert: flag,
});

export const filterSpec = z.strictObject({
  expressions: z
    .array(z.discriminatedUnion("type", [exact, contains, isNull, compare, and, or]))
    .max(100)
    .optional(),
  order_by: z.array(z.strictObject({ field: z.string(), ascending: flag, nulls_first: flag })).optional(),
  include_inactive: flag,
});

export type FilterSpec = z.infer<typeof filterSpec>;
export type Test = z.infer<typeof test>;
export type And = z.infer<typeof and>;
export type Or = z.infer<typeof or>;

import { builder } from "../builder.ts";
import type { Column, ColumnKind } from "./language.ts";

const nullTest = "True: the field has no value. False: it has one.";

function ordered(name: string, type: "Int" | "Float" | "BigInt" | "DateTime", description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({
      eq: t.field({ type, description: "Just this." }),
      ne: t.field({ type, description: "Anything but this." }),
      in: t.field({ type: [type], description: "Any of these, at most 1,000." }),
      notIn: t.field({ type: [type], description: "None of these, at most 1,000." }),
      gt: t.field({ type, description: "Greater than." }),
      gte: t.field({ type, description: "Greater or equal." }),
      lt: t.field({ type, description: "Less than." }),
      lte: t.field({ type, description: "Less or equal." }),
      isNull: t.boolean({ description: nullTest }),
    }),
  });
}

const all = "All that is said must hold; a row without a value meets nothing but isNull.";

const IntFilter = ordered("IntFilter", "Int", `A test of a number. ${all}`);
const FloatFilter = ordered("FloatFilter", "Float", `A test of a number. ${all}`);
const BigIntFilter = ordered("BigIntFilter", "BigInt", `A test of a 64-bit number. ${all}`);
const DateTimeFilter = ordered("DateTimeFilter", "DateTime", `A test of an instant. ${all}`);

const TextFilter = builder.inputType("TextFilter", {
  description: `A test of a text; exact in case unless ignoreCase is set. ${all}`,
  fields: (t) => ({
    eq: t.string({ description: "Just this." }),
    ne: t.string({ description: "Anything but this." }),
    in: t.stringList({ description: "Any of these, at most 1,000." }),
    notIn: t.stringList({ description: "None of these, at most 1,000." }),
    contains: t.string({ description: "Has this part, taken literally." }),
    startsWith: t.string({ description: "Begins so, taken literally." }),
    endsWith: t.string({ description: "Ends so, taken literally." }),
    ignoreCase: t.boolean({
      description:
        "Makes eq, ne, in, notIn, contains, startsWith and endsWith take upper and lower case for the same, letter by letter. A PostgreSQL database made with locale C does so for A to Z only.",
    }),
    gt: t.string({ description: "Sorts after, in the database's order of texts." }),
    gte: t.string({ description: "Sorts after or is equal." }),
    lt: t.string({ description: "Sorts before." }),
    lte: t.string({ description: "Sorts before or is equal." }),
    isNull: t.boolean({ description: nullTest }),
  }),
});

const BooleanFilter = builder.inputType("BooleanFilter", {
  description: `A test of a yes or no. ${all}`,
  fields: (t) => ({
    eq: t.boolean({ description: "Just this." }),
    ne: t.boolean({ description: "Anything but this." }),
    isNull: t.boolean({ description: nullTest }),
  }),
});

const byKind = {
  Int: IntFilter,
  Float: FloatFilter,
  BigInt: BigIntFilter,
  DateTime: DateTimeFilter,
  String: TextFilter,
  Boolean: BooleanFilter,
} satisfies Record<Exclude<ColumnKind, "enum">, unknown>;

/** A GraphQL enum, by the name that prisma/schema.prisma or a list's `textEnums` knows it under. */
type EnumRef = ReturnType<typeof builder.enumType>;
const enums = new Map<string, { ref: EnumRef; filter?: unknown }>();

/** Makes a GraphQL enum known to filters on columns of the Prisma enum of that name, or of texts of that enum. */
export function filterableEnum<Ref>(name: string, ref: Ref): Ref {
  enums.set(name, { ref: ref as EnumRef });
  return ref;
}

/** The input type for filters on a column. */
export function inputFor({ kind, type, column, textEnum }: Column): (typeof byKind)[keyof typeof byKind] {
  const name = textEnum ?? (kind === "enum" ? type : null);
  if (name === null) return byKind[kind as keyof typeof byKind];
  const known = enums.get(name);
  if (!known) throw new Error(`no GraphQL enum for ${name} of column ${column}`);
  known.filter ??= builder.inputType(`${name}Filter`, {
    description: `A test of ${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}. ${all}`,
    fields: (t) => ({
      eq: t.field({ type: known.ref, description: "Just this." }),
      ne: t.field({ type: known.ref, description: "Anything but this." }),
      in: t.field({ type: [known.ref], description: "Any of these." }),
      notIn: t.field({ type: [known.ref], description: "None of these." }),
      isNull: t.boolean({ description: nullTest }),
    }),
  });
  return known.filter as never;
}

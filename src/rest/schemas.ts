import { z } from "zod";
import { objectMaker } from "../objectMaker.ts";
import type { JsonSchema, Parameter } from "./metadata.ts";

/** A value of type T that becomes JSON only when it is written; its schema says what it is then. */
export function writtenAs<T>(schema: z.ZodType | JsonSchema): z.ZodType<unknown, T> {
  const written = schema instanceof z.ZodType ? schema : z.unknown().meta(schema);
  return written as unknown as z.ZodType<unknown, T>;
}

/** An instant in ISO 8601. */
export const instant = z.string().meta({ format: "date-time" });

/** A number in the path. */
export function pathNumber(description: string, pattern = "[0-9]+"): Parameter {
  return { in: "path", description, schema: z.int().min(0), pattern, example: "4" };
}

/** A text in the path. */
export function pathText(description: string, example: string, pattern?: string): Parameter {
  return { in: "path", description, schema: z.string(), example, ...(pattern && { pattern }) };
}

/** A value of the query. */
export function queryValue(
  description: string,
  example: string,
  schema: z.ZodType = z.string(),
  required = false,
): Parameter {
  return { in: "query", description, example, schema, required };
}

/** The largest number that a row can have. */
export const largestKey = 2 ** 31 - 1;

/** Makes an object of an answer from a row of the graph, and has the schema of that object. */
export interface View<Row, T> {
  (row: Row): T;
  readonly schema: z.ZodObject & z.ZodType<unknown, T>;
}

/** A key's schema, and how its value is read from a row. */
type ViewField<Row, V> = readonly [schema: z.ZodType<unknown, V>, read: (row: Row) => NoInfer<V>];

/** Defines an object of an answer by its keys, in the order in which they are written. */
export function view<Row>() {
  return <T extends object>(fields: { readonly [K in keyof T]: ViewField<Row, T[K]> }): View<Row, T> => {
    const entries = Object.entries(fields) as [string, ViewField<Row, unknown>][];
    const schema = z.object(Object.fromEntries(entries.map(([key, [schema]]) => [key, schema])));
    const reads = entries.map(([, [, read]]) => read);
    const make = objectMaker<[Row, typeof reads], T>(
      ["row", "reads"],
      entries.map(([key], at) => [key, `reads[${at}](row)`]),
    );
    const write = (row: Row) => make(row, reads);
    return Object.assign(write, { schema: schema as unknown as View<Row, T>["schema"] });
  };
}

import { refusal } from "../../src/domain/errors.ts";
import type { TypedValue } from "../../src/domain/templates/jobValues.ts";
import { builder } from "../builder.ts";
import { stored } from "../jsonColumn.ts";

interface Named {
  name: string;
}

export const TypedValueObject = builder.objectRef<Named & TypedValue>("TypedValue").implement({
  description: "A value that a job was given for an input or a parameter of its template (UFDL).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Of the input or the parameter." }),
    type: t.exposeString("type", { description: "The UFDL type that it is said to have." }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "The value; null when that is what it is.",
      resolve: ({ value }) => value,
    }),
  }),
});

export const TypedValueInput = builder.inputType("TypedValueInput", {
  description: "A value for an input or a parameter of a template (UFDL).",
  fields: (t) => ({
    name: t.string({ required: true, description: "Of the input or the parameter." }),
    type: t.string({ required: true, description: "Its UFDL type, one of those that the template takes." }),
    value: t.field({ type: "JSON", description: "The value; null is one." }),
  }),
});

/** What a column holds by name, as a list. */
export function listed<Value>(column: string): (Named & Value)[] {
  return Object.entries(stored(column) as Record<string, Value>).map(([name, value]) => ({ name, ...value }));
}

/**
 * A list as the domain takes it: by name.
 * @throws Refusal INVALID_INPUT for a name that stands in it twice
 */
export function byName<Value extends Named>(
  field: string,
  values: readonly Value[],
): Record<string, Omit<Value, "name">> {
  const entries = new Map<string, Omit<Value, "name">>();
  for (const { name, ...value } of values) {
    if (entries.has(name)) {
      throw refusal("INVALID_INPUT", { field: `${field}.${name}`, reason: "the name stands twice" });
    }
    entries.set(name, value);
  }
  return Object.fromEntries(entries);
}

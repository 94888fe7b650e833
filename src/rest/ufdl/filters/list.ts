import { z } from "zod";
import type { Differences } from "../../metadata.ts";
import type { UfdlContext } from "../route.ts";
import type { Resource } from "./fields.ts";
import { filterSpec } from "./language.ts";
import { listVariables } from "./translate.ts";

export const filters: Differences = {
  "An unknown field, a value that does not fit its field and an unknown lookup are a 400 with a `detail`.":
    "The original crashes on them with a 500 (section 9).",
  "Each list has its own fields, and no path leads to a password.":
    "In the original any path can be tested, also the passwords' hashes (section 9).",
  "`contains` on what is no text, and `order_by` through a relation, are a 400.":
    "The original searches a number's digits and sorts by `template__name`; no client asks for it.",
  "Nulls come last, and first where the order descends, unless `nulls_first` is true.":
    "The original leaves it to its database; so does PostgreSQL, and both databases do the same here.",
  "`input_values` and `parameter_values` are searched as JSON without blanks.":
    "The original searches the text as Python writes it, with a blank after each comma and colon.",
  "More than 100 expressions, 250 tests in all, or 1,000 characters in a text are a 400.":
    "The original knows no limit.",
};

/** What list routes have in common; `schema` is that of one item. Types can't tell that the variables fit the operation. */
export const listOf = <T>(resource: Resource, description: string, schema: z.ZodType<unknown, T>) => ({
  body: "json" as const,
  accepts: filterSpec,
  variables: ({ state: { body } }: UfdlContext) => listVariables(resource, body) as never,
  response: { status: 200, description, schema: z.array(schema) },
  differences: filters,
});

import { errorTexts, Refusal } from "../src/domain/errors.ts";
import { builder } from "./builder.ts";
import { described } from "./described.ts";

export const ErrorCodeEnum = builder.enumType("ErrorCode", {
  description: "Stable reasons for a refusal. New ones may be added; none changes its meaning.",
  values: described(errorTexts),
});

/** The one error type of all mutations. */
builder.objectType(Refusal, {
  name: "Refusal",
  description: "A rule said no, and nothing was changed.",
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeEnum,
      description: "Which rule, for programs.",
      resolve: (refusal) => refusal.code,
    }),
    message: t.exposeString("message", { description: "One sentence for a person." }),
    detail: t.field({
      type: "JSON",
      description: "What the sentence speaks of, by name (pk, state, verb, reason, field ...).",
      resolve: (refusal) => refusal.detail,
    }),
  }),
});

/** Put as `errors` on a mutation: its result is then a union of its type and Refusal. */
export const refuses = { types: [Refusal] };

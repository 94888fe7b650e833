import { errorTexts, Refusal } from "../src/domain/errors.ts";
import { toRefusal } from "../src/domain/toRefusal.ts";
import { builder } from "./builder.ts";
import { described } from "./described.ts";

/** Where a mutation was refused, and what is said of it beside the refusal's own detail. */
interface Place {
  /** The place among the arguments, as in `ids.3`; else the refusal's own detail says it. */
  field?: string;
  detail?: object;
}

export interface UserError extends Place {
  refusal: Refusal;
}

/**
 * What a payload tells of a thrown error.
 * @throws the error itself when it is no refusal of a rule: the caller has to log in first, or the database is away
 */
export function userError(thrown: unknown, place: Place = {}): UserError {
  const error = toRefusal(thrown);
  if (!(error instanceof Refusal) || error.code === "UNAUTHENTICATED" || error.code === "UNAVAILABLE")
    throw error;
  return { refusal: error, ...place };
}

const ErrorCodeEnum = builder.enumType("ErrorCode", {
  description: "Stable reasons for a refusal. New ones may be added; none changes its meaning.",
  values: described(errorTexts),
});

export const UserErrorObject = builder.objectRef<UserError>("UserError").implement({
  description: "Why a mutation changed nothing, or why a bulk mutation left one object as it was.",
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeEnum,
      description: "Which rule, for programs.",
      resolve: ({ refusal }) => refusal.code,
    }),
    message: t.string({
      description: "One sentence for a person.",
      resolve: ({ refusal }) => refusal.message,
    }),
    field: t.string({
      nullable: true,
      description:
        "The argument, or the field of an input, that it is about; `ids.3` is the fourth of the ids. Null when it is about none of them.",
      resolve: ({ refusal: { detail }, field }) =>
        field ?? ("field" in detail && typeof detail.field === "string" ? detail.field : null),
    }),
    detail: t.field({
      type: "JSON",
      description: "What the sentence speaks of, by name (number, state, verb, reason, field ...).",
      resolve: ({ refusal, detail }) => ({ ...refusal.detail, ...detail }),
    }),
  }),
});

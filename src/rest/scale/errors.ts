import { detail, errorFormat } from "../django.ts";
import type { ErrorFormat } from "../respond.ts";

/** Scale's answers to domain errors; it never answers 401 (docs/apis/scale.md section A2). */
export const scaleErrors: ErrorFormat = {
  ...errorFormat,
  table: {
    ...errorFormat.table,
    UNAUTHENTICATED: () => detail(403, "Authentication credentials were not provided."),
    KEY_INVALID: () => detail(403, "Invalid token."),
    USER_INACTIVE: () => detail(403, "User inactive or deleted."),
  },
};

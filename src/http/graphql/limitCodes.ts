/** `extensions.code` of errors of limits. */
export const limitCodes = {
  TOKENS: "TOO_MANY_TOKENS",
  ALIASES: "TOO_MANY_ALIASES",
  DIRECTIVES: "TOO_MANY_DIRECTIVES",
  NESTING: "TOO_DEEPLY_NESTED",
  COMPLEXITY: "TOO_COMPLEX",
  BODY: "BODY_TOO_LARGE",
} as const;

import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type ParseOptions,
  parse,
  type Source,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/*
 * What a document may be before it is executed. Depth, breadth and complexity depend on arguments and are the schema's
 * own limits (schema/builder.ts); these here keep parsing and validating cheap, which is all an outsider can ask for
 * without a user.
 */

/** GraphiQL's introspection has about 500. */
const tokens = 8_000;
/** Many enough for a bulk of mutations in one document. */
const aliases = 250;
const directives = 100;

/** `extensions.code` of whatever a limit turned away. */
export const limitCodes = {
  TOKENS: "TOO_MANY_TOKENS",
  ALIASES: "TOO_MANY_ALIASES",
  DIRECTIVES: "TOO_MANY_DIRECTIVES",
  COMPLEXITY: "TOO_COMPLEX",
} as const;

/** Parses a document of bounded length. Throws GraphQLError, with code TOO_MANY_TOKENS for a longer one. */
export function parseBounded(source: string | Source, options: ParseOptions = {}): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: tokens });
  } catch (error) {
    if (error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message)) {
      throw new GraphQLError(error.message, {
        source: error.source,
        positions: error.positions,
        extensions: { code: limitCodes.TOKENS },
      });
    }
    throw error;
  }
}

/** To be validated beside GraphQL's own rules: the number of aliases and of directives in a document. */
export const limitRules: readonly ValidationRule[] = [aliasLimit, directiveLimit];

function aliasLimit(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Field(node) {
      if (node.alias && ++count === aliases + 1) context.reportError(tooMany("aliases", aliases, "ALIASES"));
    },
  };
}

function directiveLimit(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Directive() {
      if (++count === directives + 1) context.reportError(tooMany("directives", directives, "DIRECTIVES"));
    },
  };
}

function tooMany(what: string, limit: number, code: keyof typeof limitCodes): GraphQLError {
  return new GraphQLError(`A document has at most ${limit} ${what}.`, {
    extensions: { code: limitCodes[code] },
  });
}

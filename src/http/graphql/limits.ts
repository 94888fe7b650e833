import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type ParseOptions,
  parse,
  Source,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import type { QueryLimits } from "../../domain/limits.ts";
import { tooDeepAt } from "../../nesting.ts";
import { checkBreadth } from "./breadth.ts";
import { limitCodes } from "./limitCodes.ts";

/*
 * Limits of a document that need no variables: they bound the cost of parsing and validating, which unauthenticated
 * callers can cause. The cost of execution is limited by pricing.ts.
 */

/**
 * Parses documents of bounded length and breadth. Throws GraphQLError, with code TOO_MANY_TOKENS or TOO_COMPLEX for a
 * larger one.
 */
export function parserOf(limits: QueryLimits) {
  const { tokens } = limits;
  return (source: string | Source, options: ParseOptions = {}): DocumentNode => {
    try {
      checkNesting(source, limits);
      const document = parse(source, { ...options, maxTokens: tokens });
      checkBreadth(document, limits);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message)) {
        throw new GraphQLError(`A document has at most ${tokens} tokens (LIMIT_TOKENS).`, {
          source: error.source,
          positions: error.positions,
          extensions: { code: limitCodes.TOKENS, limit: tokens },
        });
      }
      throw error;
    }
  };
}

/** Parsing and all that follows calls itself for each level. */
function checkNesting(source: string | Source, { nesting }: QueryLimits): void {
  const of = typeof source === "string" ? new Source(source) : source;
  const at = tooDeepAt(of.body, nesting);
  if (at < 0) return;
  throw new GraphQLError(`Brackets nest at most ${nesting} deep (LIMIT_NESTING).`, {
    source: of,
    positions: [at],
    extensions: { code: limitCodes.NESTING, limit: nesting },
  });
}

/** Validation rules that limit the aliases and directives of a document. */
export function limitRules(limits: QueryLimits): ValidationRule[] {
  return [(context) => aliasLimit(context, limits), (context) => directiveLimit(context, limits)];
}

function aliasLimit(
  context: ValidationContext,
  { aliases: limit, introspectionAliases: few }: QueryLimits,
): ASTVisitor {
  let count = 0;
  let introspecting = 0;
  const refuse = (nodes: FieldNode, message: string, most: number) =>
    context.reportError(
      new GraphQLError(message, { nodes, extensions: { code: limitCodes.ALIASES, limit: most } }),
    );
  return {
    Field(node: FieldNode) {
      if (!node.alias) return;
      if (++count === limit + 1) {
        refuse(node, `A document has at most ${limit} aliases (LIMIT_ALIASES).`, limit);
      }
      const meta =
        /^__(schema|type)$/.test(node.name.value) || context.getParentType()?.name.startsWith("__");
      if (meta && ++introspecting === few + 1) {
        refuse(node, `Introspection has at most ${few} aliases (LIMIT_INTROSPECTION_ALIASES).`, few);
      }
    },
  };
}

function directiveLimit(context: ValidationContext, { directives }: QueryLimits): ASTVisitor {
  let count = 0;
  return {
    Directive(node) {
      if (++count !== directives + 1) return;
      context.reportError(
        new GraphQLError(`A document has at most ${directives} directives (LIMIT_DIRECTIVES).`, {
          nodes: node,
          extensions: { code: limitCodes.DIRECTIVES, limit: directives },
        }),
      );
    },
  };
}

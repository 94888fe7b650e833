import { type ASTVisitor, GraphQLError, type ValidationContext } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Introspection } from "../../config.ts";
import type { YogaContext } from "./context.ts";

/** Validates documents for who may not ask for the schema: no introspection, and no names in what errors suggest. */
export function introspecting(allowed: Introspection): Plugin<YogaContext> {
  return {
    onValidate: ({ context, addValidationRule }) => {
      if (allowed === "on" || (allowed === "users" && context.actor.user)) return;
      addValidationRule(allowed === "users" ? introspectionForUsers : noIntrospection);
      return ({ result, setResult }) => {
        if (result) setResult((result as readonly GraphQLError[]).map(withoutSuggestion));
      };
    },
  };
}

/*
 * Two functions with names of their own: Yoga keeps the outcome of validating a document under the rules' names.
 */

function introspectionForUsers(context: ValidationContext): ASTVisitor {
  return refusing(
    context,
    "UNAUTHENTICATED",
    "Asking for the schema needs a user here (INTROSPECTION=users).",
  );
}

function noIntrospection(context: ValidationContext): ASTVisitor {
  return refusing(context, "FORBIDDEN", "The schema can't be asked for here (INTROSPECTION=off).");
}

function refusing(context: ValidationContext, code: string, message: string): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== "__schema" && node.name.value !== "__type") return;
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { code } }));
    },
  };
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, extensions } = error;
  const plain = message.replace(/ Did you mean .*\?$/s, "");
  return plain === message ? error : new GraphQLError(plain, { nodes, source, positions, path, extensions });
}

import { type ASTVisitor, GraphQLError, type ValidationContext } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Introspection } from "../../config.ts";
import type { YogaContext } from "./context.ts";

/** Refuses introspection to callers without the right, and removes names of the schema from the errors' suggestions. */
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

// Two functions with different names: Yoga caches the result of validation by the rules' names.

function introspectionForUsers(context: ValidationContext): ASTVisitor {
  return refusing(
    context,
    "UNAUTHENTICATED",
    "Introspection needs authentication here (INTROSPECTION=users).",
  );
}

function noIntrospection(context: ValidationContext): ASTVisitor {
  return refusing(context, "FORBIDDEN", "Introspection is disabled here (INTROSPECTION=off).");
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

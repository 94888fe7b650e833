import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { handleStreamOrSingleExecutionResult, type Plugin } from "graphql-yoga";
import { type Placed, placeOf } from "../../../schema/stream/share.ts";
import type { YogaContext } from "./context.ts";

/*
 * Server-sent events that EventSource resumes: each event has an `id:` line with its position, and a request whose
 * header Last-Event-ID holds one goes on behind it, as if the subscription had been given `since`.
 */

/** The variable that holds Last-Event-ID. */
const variable = "gantryLastEventId";

/** Goes on behind Last-Event-ID, and adds the `id:` lines. Web-sockets have no request and stay as they are. */
export function resuming(): Plugin<YogaContext> {
  return {
    onSubscribe: ({ args }) => {
      const { request } = args.contextValue as { request?: Request };
      if (!request) return;
      const last = request.headers.get("last-event-id");
      if (last) resume(args, last);
      return {
        onSubscribeResult: (payload) =>
          handleStreamOrSingleExecutionResult(payload, ({ result, setResult }) => {
            const place = placeOf(result as Placed);
            if (place !== undefined) setResult(withId(result, place));
          }),
      };
    },
  };
}

/** Yoga writes `data: ` and what `stringify` gives; the next line of the same event is its id. */
function withId<Result extends object>(result: Result, place: string): Result {
  return { ...result, stringify: (plain: unknown) => `${JSON.stringify(plain)}\nid: ${place}` };
}

function resume(args: ExecutionArgs, last: string): void {
  const document = resumable(args.schema, args.document);
  if (document === null) return;
  args.document = document;
  args.variableValues = { ...args.variableValues, [variable]: last };
}

const known = new WeakMap<DocumentNode, DocumentNode | null>();

/**
 * The document whose subscriptions take `since` from the variable; null when it has none that could. The same for the
 * same document, so that those who resume share results.
 */
function resumable(schema: GraphQLSchema, document: DocumentNode): DocumentNode | null {
  const made = known.get(document);
  if (made !== undefined) return made;
  const root = schema.getSubscriptionType();
  const types = new TypeInfo(schema);
  let found = false;
  const changed = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        leave(node) {
          if (types.getParentType() !== root || !types.getFieldDef()?.args.some(isSince)) return;
          found = true;
          const others = (node.arguments ?? []).filter(({ name }) => name.value !== "since");
          const value = { kind: Kind.VARIABLE, name: nameOf(variable) } as const;
          return {
            ...node,
            arguments: [...others, { kind: Kind.ARGUMENT, name: nameOf("since"), value } as const],
          };
        },
      },
      OperationDefinition: {
        leave(node) {
          const definition = {
            kind: Kind.VARIABLE_DEFINITION,
            variable: { kind: Kind.VARIABLE, name: nameOf(variable) },
            type: { kind: Kind.NAMED_TYPE, name: nameOf("Position") },
          } as const;
          return { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), definition] };
        },
      },
    }),
  );
  const result = found ? changed : null;
  known.set(document, result);
  return result;
}

const isSince = ({ name }: { name: string }) => name === "since";

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;

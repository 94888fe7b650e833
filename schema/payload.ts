import type { FieldMap, InputFieldMap, InputShapeFromFields } from "@pothos/core";
import type { GraphQLResolveInfo } from "graphql";
import { type Change, change } from "../src/domain/change.ts";
import type { VerbOutcome } from "../src/domain/observer.ts";
import { traced } from "../src/tracing.ts";
import { builder } from "./builder.ts";
import type { GraphContext } from "./context.ts";
import { type UserError, UserErrorObject, userError } from "./userError.ts";

/** What a mutation has done: the value that its payload shows, and what was refused of it. */
export class Outcome<Value> {
  readonly value: Value | null;
  readonly errors: readonly UserError[];

  constructor(value: Value | null, errors: readonly UserError[]) {
    this.value = value;
    this.errors = errors;
  }
}

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
export type ArgBuilder = Parameters<Parameters<typeof builder.args>[0]>[0];
/** Makes the fields of a payload whose mutation gives a `Value`. */
export type PayloadBuilder<Value> = PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<Value>>;

/** Runs a mutation and tells the metrics of it. */
async function measured<Value>(
  { services: { observer } }: GraphContext,
  name: string,
  work: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  if (!observer) return work();
  const began = performance.now();
  const ended = (outcome: VerbOutcome) => observer.ran(name, outcome, (performance.now() - began) / 1_000);
  try {
    const outcome = await traced("verb", name, work);
    if (outcome.errors.length > 0) ended("refused");
    else ended(outcome.value === null ? "nothing" : "done");
    return outcome;
  } catch (error) {
    ended("failed");
    throw error;
  }
}

interface Mutation<Value, Args extends InputFieldMap> {
  /** The payload's fields beside `errors`; answers.ts has those of rows. */
  answers: (t: PayloadBuilder<Value>) => FieldMap;
  description: string;
  args?: (t: ArgBuilder) => Args;
  /** `facadeOnly`. */
  subGraphs?: "Public"[];
  /** For callers who may not read, too. */
  open?: boolean;
}

/** What a mutation does: in one change, or by itself. Null is an answer too: there was nothing to do. */
type Work<Value, Args> =
  | { change: (change: Change, args: Args) => Promise<Value | Outcome<Value> | null> }
  | {
      resolve: (
        args: Args,
        context: GraphContext,
        info: GraphQLResolveInfo,
      ) => Promise<Value | Outcome<Value> | null>;
    };

/**
 * Adds a mutation and its payload type (`CancelJobPayload`). A refusal by a rule of the domain stands in the payload's
 * `errors`; a caller who has to log in first gets a GraphQL error, as does whatever fails unexpectedly.
 */
export function mutation<Value, Args extends InputFieldMap>(
  name: string,
  {
    answers,
    description,
    args,
    open = false,
    subGraphs,
    ...work
  }: Mutation<Value, Args> & Work<NoInfer<Value>, InputShapeFromFields<Args>>,
): void {
  const payload = `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`;
  const type = builder.objectRef<Outcome<Value>>(payload).implement({
    description: `What ${name} did.`,
    fields: (t) => ({
      ...answers(t),
      errors: t.expose("errors", {
        type: [UserErrorObject],
        description: "Why something was not done; empty when all of it was.",
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type,
      description,
      args: args ? builder.args(args) : ({} as Args),
      ...(subGraphs && { subGraphs }),
      ...(open ? {} : { authScopes: { reader: true } }),
      resolve: (_root, given, context, info) =>
        measured(context, name, async () => {
          try {
            const done = await ("change" in work
              ? change(context, (change) => work.change(change, given))
              : work.resolve(given, context, info));
            return done instanceof Outcome ? done : new Outcome(done, []);
          } catch (error) {
            return new Outcome<Value>(null, [userError(error)]);
          }
        }),
    }),
  );
}

import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  Kind,
  visit,
} from "graphql";
import { Refusal } from "../../src/domain/errors.ts";
import { toRefusal } from "../../src/domain/toRefusal.ts";
import { type Follow, Followers } from "../../src/events/followers.ts";
import type { Event } from "../../src/events/log.ts";
import type { GraphContext } from "../context.ts";
import { endExecution } from "../perExecution.ts";
import type { Change } from "./change.ts";

/*
 * Many readers of one thing: they hold the same document with the same variables for the same caller, and read the log
 * at their own pace. Each still has its own position; what they share is the result of executing the document for one
 * event, which the first to arrive there computes and the others find. Those whose transport takes texts do not even look
 * for it while they keep up: they are sent its text (src/events/followers.ts).
 *
 * "The same caller" is meant literally (user, role, node, entry point): a document may ask for what only that user may see.
 */

/** Results kept for those that come later. A reader further behind executes by itself. */
const kept = 32;

const place = Symbol("place");

/** A result with its payload's place in the stream, which transports that can resume send beside it. */
export interface Placed extends ExecutionResult {
  [place]?: string;
}

/** What `since` takes to go on behind a result; none for what is no payload of a stream. */
export function placeOf(result: Placed): string | undefined {
  return result[place];
}

/** Of a change its position, of a chunk of a log where the next one begins. */
function placeIn(payload: { position?: bigint; next?: bigint }): string | undefined {
  const at = payload.position ?? payload.next;
  return at === undefined ? undefined : String(at);
}

interface Group {
  readonly readers: Set<Reader>;
  readonly results: Map<string, Promise<ExecutionResult>>;
  readonly followers: Map<string, Followers>;
  readonly forget: () => void;
}

const groups = new WeakMap<object, WeakMap<DocumentNode, Map<string, Group>>>();

/**
 * What graphql-js's `subscribe` does, with two differences: readers who would compute the same result share it, and
 * every event is executed in a context of its own, so that what is cached by context does not outlive its event.
 */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const reader = new Reader(args);
  const contextValue = { ...(args.contextValue as GraphContext), follow: reader.follow };
  const source = await createSourceEventStream({ ...args, contextValue }).catch((error: unknown) => {
    reader.leave();
    // graphql-js looks for the one field, and does not expect that none is left.
    if (!(error instanceof TypeError)) throw error;
    return {
      errors: [
        new GraphQLError("The subscription selects no field.", { extensions: { code: "BAD_REQUEST" } }),
      ],
    };
  });
  if (Symbol.asyncIterator in source) {
    return results(source[Symbol.asyncIterator]() as AsyncIterator<Change>, reader);
  }
  reader.leave();
  return source;
}

function results(payloads: AsyncIterator<Change>, reader: Reader): AsyncIterableIterator<ExecutionResult> {
  const end = async (): Promise<IteratorResult<ExecutionResult, undefined>> => {
    reader.leave();
    await payloads.return?.();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const { done, value } = await payloads.next();
        if (!done) return { done: false, value: complete(await reader.result(value)) };
        reader.leave();
        return { done: true, value: undefined };
      } catch (error) {
        reader.leave();
        throw error;
      }
    },
    return: end,
    throw: end,
  };
}

/**
 * A result with nothing left out since the database was away: its reader could not tell it from what the event is about,
 * and would go on behind it. The stream ends instead, and the reader resumes before the event.
 * @throws the outage
 */
function complete(result: ExecutionResult): ExecutionResult {
  for (const error of result.errors ?? []) {
    const cause = toRefusal(error.originalError ?? error);
    if (cause instanceof Refusal && cause.code === "UNAVAILABLE") throw cause;
  }
  return result;
}

/** A place among those who read the same. */
class Reader {
  readonly #args: ExecutionArgs;
  readonly #context: GraphContext;
  readonly #group: Group;
  #begun = false;

  constructor(args: ExecutionArgs) {
    this.#args = args;
    this.#context = args.contextValue as GraphContext;
    this.#group = groupOf(args, this.#context);
    this.#group.readers.add(this);
  }

  /** Follows the others; undefined when the transport takes no texts. */
  get follow(): Follow | undefined {
    const { sink, services } = this.#context;
    if (!sink) return undefined;
    const { bus, store } = services;
    return async ({ key, match, where, payload }, after, signal) => {
      // Plugins may add to the first result.
      if (!this.#begun) return bus.next(after, signal).then(() => after);
      const text = async (event: Event) => {
        const change = payload(event);
        const result = change && (await this.result(change as Change));
        return !result || result.errors ? null : JSON.stringify(result);
      };
      return followersOf(this.#group, key).follow({ bus, store, match, where, text }, after, signal, sink);
    };
  }

  /** What the document shows for a payload. */
  result(payload: Change): Promise<ExecutionResult> {
    this.#begun = true;
    const { readers, results } = this.#group;
    if (!payload?.event || readers.size < 2) return this.#execute(payload);
    const event = `${payload.kind} ${payload.position}`;
    const known = results.get(event);
    if (known) return known;
    const made = this.#execute(payload);
    results.set(event, made);
    // A failure is of this moment: who resumes at the event has it read again.
    made.then(
      ({ errors }) => errors && results.delete(event),
      () => results.delete(event),
    );
    const [oldest] = results.keys();
    if (results.size > kept && oldest !== undefined) results.delete(oldest);
    return made;
  }

  async #execute(payload: Change): Promise<Placed> {
    const contextValue = { ...this.#context };
    const result = await execute({ ...this.#args, rootValue: payload, contextValue });
    endExecution(contextValue);
    const at = placeIn(payload);
    return at === undefined ? result : { ...result, [place]: at };
  }

  leave(): void {
    const { readers, results, forget } = this.#group;
    readers.delete(this);
    if (readers.size < 2) results.clear();
    if (readers.size === 0) forget();
  }
}

function groupOf(args: ExecutionArgs, context: GraphContext): Group {
  const key = keyOf(args, context);
  const alike = ofDocument(context.services, args.document);
  const known = alike.get(key);
  if (known) return known;
  const group: Group = {
    readers: new Set(),
    results: new Map(),
    followers: new Map(),
    forget: () => {
      if (alike.get(key) === group) alike.delete(key);
    },
  };
  alike.set(key, group);
  return group;
}

function followersOf({ followers }: Group, key: string): Followers {
  const known = followers.get(key) ?? new Followers();
  followers.set(key, known);
  return known;
}

function ofDocument(services: object, document: DocumentNode): Map<string, Group> {
  const documents = groups.get(services) ?? new WeakMap<DocumentNode, Map<string, Group>>();
  groups.set(services, documents);
  const alike = documents.get(document) ?? new Map<string, Group>();
  documents.set(document, alike);
  return alike;
}

/** Two subscriptions with the same key get the same result for the same event. */
function keyOf({ document, operationName, variableValues }: ExecutionArgs, { actor }: GraphContext): string {
  const skip = resumesBy(document);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => name !== skip);
  const { user, node, anonymous, facade } = actor;
  return JSON.stringify([operationName, variables, user?.id, user?.role, node?.id, anonymous, facade]);
}

const resuming = new WeakMap<DocumentNode, { variable: string | null }>();

/** The variable that says only where to go on (`since: $since`), which changes nothing in what an event shows. */
function resumesBy(document: DocumentNode): string | null {
  let known = resuming.get(document);
  if (known) return known.variable;
  const uses = new Map<string, number>();
  let candidate: string | null = null;
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
    OperationDefinition: ({ operation, selectionSet }) => {
      const [root] = selectionSet.selections;
      if (operation !== "subscription" || root?.kind !== Kind.FIELD) return;
      const value = root.arguments?.find(({ name }) => name.value === "since")?.value;
      if (value?.kind === Kind.VARIABLE) candidate = value.name.value;
    },
  });
  known = { variable: candidate !== null && uses.get(candidate) === 1 ? candidate : null };
  resuming.set(document, known);
  return known.variable;
}

import type { CompiledQuery, QueryResult } from "kysely";
import { LRUCache } from "lru-cache";
import type { Sql } from "../database.ts";

/** Statements that are kept; lists of many values make texts that occur only once. */
const max = 500;

/** By the dialect's adapter, which a database and its transactions share. */
const statements = new WeakMap<object, LRUCache<string, CompiledQuery>>();

/**
 * A compiled statement, to be run with values of its own. Building and compiling one takes 30 to 60 us, and running it
 * on SQLite 10 us.
 * @param name says everything that its text depends on
 * @param build makes it with any values
 */
export function compiledOnce(sql: Sql, name: string, build: () => CompiledQuery): CompiledQuery {
  const { adapter } = sql.getExecutor();
  let known = statements.get(adapter);
  if (!known) {
    known = new LRUCache({ max });
    statements.set(adapter, known);
  }
  let statement = known.get(name);
  if (!statement) {
    statement = build();
    known.set(name, statement);
  }
  return statement;
}

/** Stands for a value in a statement that is compiled once. */
class Slot {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

/** Values in a list, above which a statement is compiled for each call: few have the same text. */
const longest = 100;

/** The values of one call of a statement that is compiled once. */
export class Slots {
  readonly #given: unknown[] = [];
  /** What the statement's text depends on. */
  #shape = "";

  /** The object with slots for its values. Null stays, as it is compared in another way; undefined is left out. */
  of<T extends object>(object: T): T {
    const slots: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined) continue;
      const many = Array.isArray(value);
      this.#shape += `${name}${value === null ? "!" : many ? value.length : ""},`;
      slots[name] = value === null ? null : many ? value.map((one) => this.#slot(one)) : this.#slot(value);
    }
    this.#shape += ";";
    return slots as T;
  }

  #slot(value: unknown): Slot {
    return new Slot(this.#given.push(value) - 1);
  }

  /**
   * Runs a statement made with the slots.
   * @param name together with the slots' names it says everything that the statement's text depends on
   */
  run<R>(sql: Sql, name: string, build: () => CompiledQuery): Promise<QueryResult<R>> {
    const rare = this.#given.length > longest;
    const statement = rare ? build() : compiledOnce(sql, `${name} ${this.#shape}`, build);
    const parameters = statement.parameters.map((one) => (one instanceof Slot ? this.#given[one.at] : one));
    return sql.executeQuery<R>({ ...statement, parameters });
  }
}

import { refusal } from "../../src/domain/errors.ts";
import { defaultQueryLimits, type QueryLimits } from "../../src/domain/limits.ts";
import type { Dialect } from "../../src/store/store.ts";
import type { Column, Comparison, FilterTree, List, Relation, Where } from "./language.ts";
import { checkLength, checkText, equalsIgnoringCase, textCondition } from "./text.ts";

const all: Where = {};
/** Prisma takes an empty OR for everything when it stands inside of another condition. Every list has an id. */
export const none: Where = { id: { in: [] } };

/** So that no filter grows into a statement that a database refuses (SQLite: 1,000 levels, 32,766 values). */
const limits = { depth: 12, tests: 250, values: 1_000, allValues: 5_000 };

/** What of the services a filter's translation depends on. */
export interface FilterServices {
  readonly store: { readonly dialect: Dialect };
  readonly clock: { now(): Date };
  readonly queryLimits?: QueryLimits;
}

interface Compiling {
  readonly dialect: Dialect;
  readonly now: Date;
  /** Characters of a text. */
  readonly text: number;
  tests: number;
  /** Of all lists of values together. */
  values: number;
}

/**
 * The Prisma condition of a filter. It is two-valued: a row without a value fails every test but isNull, and `not` gives
 * exactly the other rows. (SQL's NOT, and Prisma's, loses rows with a null; so negation is carried down to the single
 * tests here, where the null is added.)
 *
 * @throws Refusal INVALID_INPUT for null where a value belongs, and for filters beyond the limits
 */
export function whereOf(list: List, filter: FilterTree | null | undefined, services: FilterServices): Where {
  if (!filter) return all;
  const text = (services.queryLimits ?? defaultQueryLimits).filterText;
  return tree(list, filter, false, 0, {
    dialect: services.store.dialect,
    now: services.clock.now(),
    text,
    tests: 0,
    values: 0,
  });
}

function tree(list: List, filter: FilterTree, negated: boolean, depth: number, on: Compiling): Where {
  if (depth > limits.depth) throw tooMuch(`at most ${limits.depth} levels deep`);
  const parts: Where[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (value === null) throw wanted(name, "leave it out, or ask for isNull");
    if (name === "not") parts.push(tree(list, value as FilterTree, !negated, depth + 1, on));
    else if (name === "and" || name === "or")
      parts.push(
        join(
          (value as FilterTree[]).map((part) => tree(list, part, negated, depth + 1, on)),
          (name === "and") !== negated,
        ),
      );
    else {
      const column = list.columns[name];
      const relation = list.relations[name];
      const derived = list.derived[name];
      if (column) parts.push(comparison(name, column, value as Comparison, negated, on));
      else if (relation) parts.push(through(relation, value as FilterTree, negated, depth, on));
      else if (derived) {
        if (typeof value === "string") checkLength(`filter.${name}`, value, on.text);
        parts.push(tree(list, derived.means(value as never, on.now), negated, depth + 1, on));
      } else throw wanted(name, "there is no such field");
    }
  }
  return join(parts, !negated);
}

/** To many: at least one row meets the filter. To one: there is a row, and it meets the filter. */
function through(
  { relation, many, nullable, list }: Relation,
  filter: FilterTree,
  negated: boolean,
  depth: number,
  on: Compiling,
): Where {
  const inner = tree(list(), filter, negated && !many, depth + 1, on);
  if (many) {
    if (inner === none) return negated ? all : none;
    return { [relation]: { [negated ? "none" : "some"]: inner } };
  }
  const there = { [relation]: { is: inner } };
  const missing = nullable ? { [relation]: { is: null } } : none;
  if (inner === none) return negated ? missing : none;
  if (inner === all) return negated || !nullable ? all : { [relation]: { isNot: null } };
  return negated ? join([missing, there], false) : there;
}

function comparison(
  field: string,
  { column, kind, nullable }: Column,
  asked: Comparison,
  negated: boolean,
  on: Compiling,
): Where {
  const parts: Where[] = [];
  const countTests = (tests: number) => {
    on.tests += tests;
    if (on.tests > limits.tests) throw tooMuch(`at most ${limits.tests} tests`);
  };
  const test = (yes: object, no: object, opposite = negated) => {
    countTests(1);
    parts.push({ [column]: opposite ? no : yes });
  };
  /** Text tests have no operator for their opposite. */
  const pattern = (yes: object, opposite = negated) => {
    countTests(1);
    parts.push(opposite ? { NOT: { [column]: yes } } : { [column]: yes });
  };
  const ignoreCase = asked.ignoreCase === true;
  let nulls: Where | undefined;
  for (const [operator, value] of Object.entries(asked)) {
    if (value === undefined || operator === "ignoreCase") continue;
    if (value === null) throw wanted(`${field}.${operator}`, "null is asked for by isNull");
    if (kind === "String")
      for (const text of Array.isArray(value) ? value : [value])
        if (typeof text === "string") {
          checkText(`${field}.${operator}`, text);
          checkLength(`filter.${field}.${operator}`, text, on.text);
        }
    switch (operator as keyof Comparison) {
      case "eq":
        if (ignoreCase) pattern(equalsIgnoringCase(on.dialect, value));
        else test({ equals: value }, { not: value });
        break;
      case "ne":
        if (ignoreCase) pattern(equalsIgnoringCase(on.dialect, value), !negated);
        else test({ not: value }, { equals: value });
        break;
      case "in":
      case "notIn": {
        if (value.length > limits.values)
          throw tooMuch(`at most ${limits.values} values in ${field}.${operator}`);
        on.values += value.length;
        if (on.values > limits.allValues) throw tooMuch(`at most ${limits.allValues} values in all lists`);
        const outside = (operator === "notIn") !== negated;
        if (ignoreCase) {
          countTests(value.length);
          const each = (value as string[]).map((one): Where => {
            const same = { [column]: equalsIgnoringCase(on.dialect, one) };
            return outside ? { NOT: same } : same;
          });
          parts.push(join(each, outside));
        } else test({ in: value }, { notIn: value }, outside);
        // SQL finds a row without a value outside of an empty list.
        if (operator === "notIn" && !negated) parts.push(nullTest(column, nullable, false));
        break;
      }
      case "gt":
        test({ gt: value }, { lte: value });
        break;
      case "gte":
        test({ gte: value }, { lt: value });
        break;
      case "lt":
        test({ lt: value }, { gte: value });
        break;
      case "lte":
        test({ lte: value }, { gt: value });
        break;
      case "contains":
      case "startsWith":
      case "endsWith":
        pattern(textCondition(on.dialect, operator as "contains", value, ignoreCase));
        break;
      case "isNull":
        nulls = nullTest(column, nullable, value !== negated);
        break;
    }
  }
  // A row without a value fails every test above, so the opposite of them has it.
  if (negated && nullable && parts.length > 0) parts.push({ [column]: null });
  if (nulls) parts.push(nulls);
  return join(parts, !negated);
}

function nullTest(column: string, nullable: boolean, wantsNull: boolean): Where {
  if (!nullable) return wantsNull ? none : all;
  return { [column]: wantsNull ? null : { not: null } };
}

/**
 * Every part (`and`), or any of them. Of no parts: everything, or nothing. These two are worked out here, because
 * Prisma leaves an empty condition out of an OR instead of taking it for true.
 */
function join(parts: Where[], and: boolean): Where {
  const [idle, decisive] = and ? [all, none] : [none, all];
  if (parts.includes(decisive)) return decisive;
  const telling = parts.filter((part) => part !== idle);
  if (telling.length === 0) return idle;
  return telling.length === 1 ? (telling[0] as Where) : { [and ? "AND" : "OR"]: telling };
}

function wanted(field: string, reason: string) {
  return refusal("INVALID_INPUT", { field: `filter.${field}`, reason });
}

function tooMuch(reason: string) {
  return refusal("INVALID_INPUT", { field: "filter", reason });
}

import { refusal } from "../../src/domain/errors.ts";
import type { Dialect } from "../../src/store/store.ts";
import type { Column, Relation } from "./fields.ts";
import type { Comparison } from "./inputs.ts";
import type { List } from "./list.ts";
import { checkText, equalsIgnoringCase, textCondition } from "./text.ts";

/** A filter as a caller sends it: column and relation names of one list, and `and`, `or`, `not`. */
export interface FilterTree {
  readonly [name: string]: unknown;
}

/** A condition as Prisma takes it. */
export type Where = Record<string, unknown>;

const all: Where = {};
const none: Where = { OR: [] };

/** So that no filter grows into a statement that a database refuses (SQLite: 1,000 levels, 32,766 values). */
const limits = { depth: 12, tests: 250, values: 1_000 };

interface Compiling {
  readonly dialect: Dialect;
  tests: number;
}

/**
 * The Prisma condition of a filter. It is two-valued: a row without a value fails every test but isNull, and `not` gives
 * exactly the other rows. (SQL's NOT, and Prisma's, loses rows with a null; so negation is carried down to the single
 * tests here, where the null is added.)
 *
 * @throws Refusal INVALID_INPUT for null where a value belongs, and for filters beyond the limits
 */
export function whereOf(list: List, filter: FilterTree | null | undefined, dialect: Dialect): Where {
  return filter ? tree(list, filter, false, 0, { dialect, tests: 0 }) : all;
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
      if (column) parts.push(comparison(name, column, value as Comparison, negated, on));
      else if (relation) parts.push(through(relation, value as FilterTree, negated, depth, on));
      else throw wanted(name, "there is no such field");
    }
  }
  return join(parts, !negated);
}

function through(
  { relation, many, nullable, list }: Relation,
  filter: FilterTree,
  negated: boolean,
  depth: number,
  on: Compiling,
): Where {
  if (many)
    return { [relation]: { [negated ? "none" : "some"]: tree(list(), filter, false, depth + 1, on) } };
  const there = { [relation]: { is: tree(list(), filter, negated, depth + 1, on) } };
  return negated && nullable ? { OR: [{ [relation]: { is: null } }, there] } : there;
}

function comparison(
  field: string,
  { column, kind, nullable }: Column,
  asked: Comparison,
  negated: boolean,
  on: Compiling,
): Where {
  const parts: Where[] = [];
  const test = (yes: object, no: object) => {
    if (++on.tests > limits.tests) throw tooMuch(`at most ${limits.tests} tests`);
    parts.push({ [column]: negated ? no : yes });
  };
  /** Text tests have no operator for their opposite. */
  const pattern = (yes: object) => {
    if (++on.tests > limits.tests) throw tooMuch(`at most ${limits.tests} tests`);
    parts.push(negated ? { NOT: { [column]: yes } } : { [column]: yes });
  };
  const ignoreCase = asked.ignoreCase === true;
  let nulls: Where | undefined;
  for (const [operator, value] of Object.entries(asked)) {
    if (value === undefined || operator === "ignoreCase") continue;
    if (value === null) throw wanted(`${field}.${operator}`, "null is asked for by isNull");
    if (kind === "String")
      for (const text of Array.isArray(value) ? value : [value])
        if (typeof text === "string") checkText(`${field}.${operator}`, text);
    switch (operator as keyof Comparison) {
      case "equals":
        if (ignoreCase) pattern(equalsIgnoringCase(on.dialect, value));
        else test({ equals: value }, { not: value });
        break;
      case "in":
        if (value.length > limits.values) throw tooMuch(`at most ${limits.values} values in ${field}.in`);
        if (ignoreCase) {
          on.tests += value.length;
          const each = value.map((one: string) => ({ [column]: equalsIgnoringCase(on.dialect, one) }));
          parts.push(negated ? { NOT: { OR: each } } : { OR: each });
        } else test({ in: value }, { notIn: value });
        break;
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

/** Every part (`and`), or any of them. Of no parts: everything, or nothing. */
function join(parts: Where[], and: boolean): Where {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return parts.length === 0 ? (and ? all : none) : and ? { AND: parts } : { OR: parts };
}

function wanted(field: string, reason: string) {
  return refusal("INVALID_INPUT", { field: `filter.${field}`, reason });
}

function tooMuch(reason: string) {
  return refusal("INVALID_INPUT", { field: "filter", reason });
}

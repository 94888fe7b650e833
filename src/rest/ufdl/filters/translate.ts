import { detail } from "../../django.ts";
import { strictly } from "../body.ts";
import type { Column, Resource, Through } from "./fields.ts";
import { type And, type FilterSpec, filterSpec, type Or, type Test } from "./language.ts";
import { follow, type Target, unknown } from "./paths.ts";
import { type Condition, condition } from "./values.ts";

/** A filter of the graph. */
type Tree = Readonly<Record<string, unknown>>;

/** The arguments of a list operation. */
interface ListVariables {
  filter: Tree;
  orderBy: { field: string; direction: "ASC" | "DESC"; nulls: "FIRST" | "LAST" }[];
  /** Absent where rows can't be deleted. */
  includeDeleted?: boolean;
  /** UFDL has no pages. */
  first: number;
}

const rowsAtMost = 1_000_000;
const all: Tree = {};
const none: Tree = { or: [] };

/**
 * Turns UFDL's filter into the arguments of a list operation.
 * @throws ResponseError 400 for an invalid filter, and for unknown fields and unfit values
 */
export function listVariables(resource: Resource, body: unknown): ListVariables {
  const { expressions = [], order_by = [], include_inactive = false } = strictly(filterSpec, body);
  return {
    filter: expressions.length === 0 ? all : { and: expressions.map((one) => expression(resource, one)) },
    orderBy: order_by.map((one) => order(resource, one)),
    ...(resource.columns.deletion_time ? { includeDeleted: include_inactive } : {}),
    first: rowsAtMost,
  };
}

function expression(resource: Resource, one: Test | And | Or): Tree {
  switch (one.type) {
    case "and":
      return inverted(conjunction(resource, one.sub_expressions), one.invert);
    case "or":
      return inverted({ or: one.sub_expressions.map((sub) => expression(resource, sub)) }, one.invert);
    default:
      return inverted(testOf(one, follow(resource, one.field)), one.invert);
  }
}

function inverted(tree: Tree, invert: boolean | undefined): Tree {
  return invert ? { not: tree } : tree;
}

/** All of several tests. Those through the same relation to many must hold for one row of it, except inverted ones. */
function conjunction(resource: Resource, tests: readonly Test[]): Tree {
  const parts: Tree[] = [];
  const joined = new Map<Through, { test: Test; target: Target }[]>();
  for (const test of tests) {
    const target = follow(resource, test.field);
    const [first] = target.through;
    if (test.invert || test.type === "isnull" || !first?.many) {
      parts.push(inverted(testOf(test, target), test.invert));
      continue;
    }
    const group = joined.get(first) ?? [];
    group.push({ test, target: { ...target, through: target.through.slice(1) } });
    joined.set(first, group);
  }
  for (const [{ relation }, group] of joined) {
    parts.push({ [relation]: { and: group.map(({ test, target }) => testOf(test, target)) } });
  }
  return { and: parts };
}

function testOf(test: Test, target: Target): Tree {
  if (test.type === "isnull") return { not: present(target) };
  const { column, part } = target;
  if (!column) throw detail(400, `Filter field '${test.field}' can only be tested with isnull`);
  const asked = wanted(test, column);
  const tree = asked === true ? all : asked === false ? none : { [column.column]: asked };
  const counted =
    column.absent !== undefined && meets(test, column.absent)
      ? { or: [tree, { [column.column]: { isNull: true } }] }
      : tree;
  return wrapped(target.through, part ? { and: [part.present, counted] } : counted);
}

/** Rows in which the path leads to a value. */
function present({ through, part, column }: Target): Tree {
  const valued = column && column.absent === undefined ? { [column.column]: { isNull: false } } : all;
  return wrapped(through, part ? { and: [part.present, valued] } : valued);
}

function wrapped(through: readonly Through[], tree: Tree): Tree {
  return through.reduceRight<Tree>((inner, { relation }) => ({ [relation]: inner }), tree);
}

function wanted(test: Exclude<Test, { type: "isnull" }>, column: Column): Condition {
  switch (test.type) {
    case "contains":
      if (column.kind !== "text") throw detail(400, `Filter field '${test.field}' is no text to search in`);
      return { contains: test.sub_string, ignoreCase: test.case_insensitive ?? false };
    case "exact": {
      const asked = condition(test.field, column, "=", test.value);
      const ignoreCase = column.kind === "text" && test.case_insensitive === true;
      return typeof asked === "object" && ignoreCase ? { ...asked, ignoreCase } : asked;
    }
    case "compare":
      return condition(test.field, column, test.operator, test.value);
  }
}

/** Whether the default value of UFDL's column meets the test. */
function meets(test: Exclude<Test, { type: "isnull" }>, absent: number): boolean {
  if (test.type === "contains") return false;
  const value = Number(String(test.value));
  const operator = test.type === "exact" ? "=" : test.operator;
  return operator === "="
    ? absent === value
    : operator.startsWith("<")
      ? absent < value || (operator === "<=" && absent === value)
      : absent > value || (operator === ">=" && absent === value);
}

/** One column of an order. Without `nulls_first: true` nulls are sorted as PostgreSQL does, on both databases. */
function order(
  resource: Resource,
  { field, ascending = true, nulls_first = false }: NonNullable<FilterSpec["order_by"]>[number],
): ListVariables["orderBy"][number] {
  if (field.includes(".")) throw unknown(field);
  const { through, column } = follow(resource, field);
  if (through.length > 0 || !column) throw detail(400, `Lists can't be sorted by '${field.slice(0, 100)}'`);
  return {
    field: column.column.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    direction: ascending ? "ASC" : "DESC",
    nulls: nulls_first || !ascending ? "FIRST" : "LAST",
  };
}

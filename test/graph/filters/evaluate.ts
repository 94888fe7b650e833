/** A row as the tests know it: its columns by their GraphQL names, and its relations as rows. */
export interface Row {
  readonly [name: string]: unknown;
}

export type Tree = Record<string, unknown>;

/** How a database takes upper and lower case for the same. */
export type Fold = (text: string) => string;

/** The meaning of filters, in plain words: what schema/lists must agree with on every database. */
export function holds(row: Row, tree: Tree, folded: Fold): boolean {
  return Object.entries(tree).every(([name, value]) => {
    if (name === "and") return (value as Tree[]).every((part) => holds(row, part, folded));
    if (name === "or") return (value as Tree[]).some((part) => holds(row, part, folded));
    if (name === "not") return !holds(row, value as Tree, folded);
    const actual = row[name];
    if (Array.isArray(actual)) return actual.some((one) => holds(one as Row, value as Tree, folded));
    if (isRow(actual) || name === "node")
      return actual !== null && holds(actual as Row, value as Tree, folded);
    return Object.entries(value as Tree).every(([operator, operand]) =>
      meets(actual, operator, operand, (value as { ignoreCase?: boolean }).ignoreCase ? folded : null),
    );
  });
}

function isRow(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function meets(actual: unknown, operator: string, operand: unknown, folded: Fold | null): boolean {
  if (operator === "ignoreCase") return true;
  if (operator === "isNull") return (actual === null) === operand;
  if (actual === null) return false;
  const fold = (value: unknown) => (typeof value === "string" && folded ? folded(value) : plain(value));
  const [left, right] = [fold(actual), fold(operand)];
  switch (operator) {
    case "eq":
      return left === right;
    case "ne":
      return left !== right;
    case "in":
      return (operand as unknown[]).some((one) => fold(one) === left);
    case "notIn":
      return !(operand as unknown[]).some((one) => fold(one) === left);
    case "contains":
      return (left as string).includes(right as string);
    case "startsWith":
      return (left as string).startsWith(right as string);
    case "endsWith":
      return (left as string).endsWith(right as string);
    default: {
      const order = compare(plain(actual), plain(operand));
      if (operator === "gt") return order > 0;
      if (operator === "gte") return order >= 0;
      if (operator === "lt") return order < 0;
      if (operator === "lte") return order <= 0;
      throw new Error(`no operator ${operator}`);
    }
  }
}

/** Instants as numbers; everything else as it is. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

export function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  return (left as number) < (right as number) ? -1 : 1;
}

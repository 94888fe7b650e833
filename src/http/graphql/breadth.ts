import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { QueryLimits } from "../../domain/limits.ts";
import { limitCodes } from "./limitCodes.ts";

/**
 * Refuses a document with too many fields in one operation or fragment, those of other fragments counted once for each
 * use. Pricing counts them too, but after validation, which compares each field with all others of its name: 400 equal
 * fields with fields under them take 200 ms.
 * @throws GraphQLError TOO_COMPLEX
 */
export function checkBreadth({ definitions }: DocumentNode, { breadth }: QueryLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const count = counterOf(fragments);
  for (const definition of definitions) {
    if (!("selectionSet" in definition) || !definition.selectionSet) continue;
    const fields = count.set(definition.selectionSet);
    if (fields > breadth) throw tooBroad(definition.selectionSet, fields, breadth, count.selection);
  }
}

function counterOf(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  /** Fields of fragments; 0 while one is counted, as validation refuses one that holds itself. */
  const counted = new Map<string, number>();
  function set({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, one) => sum + selection(one), 0);
  }
  function selection(node: SelectionNode): number {
    if (node.kind === Kind.FIELD) return 1 + (node.selectionSet ? set(node.selectionSet) : 0);
    if (node.kind === Kind.INLINE_FRAGMENT) return set(node.selectionSet);
    const { value: name } = node.name;
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const fragment = fragments.get(name);
    const fields = fragment ? set(fragment.selectionSet) : 0;
    counted.set(name, fields);
    return fields;
  }
  return { set, selection };
}

function tooBroad(
  { selections }: SelectionSetNode,
  fields: number,
  limit: number,
  count: (selection: SelectionNode) => number,
): GraphQLError {
  const node = selections.reduce((most, one) => (count(one) > count(most) ? one : most));
  const field = node.kind === Kind.FIELD ? (node.alias ?? node.name).value : null;
  const place = field === null ? "" : `; most of it is in the field ${field}`;
  const cost = Math.min(fields, Number.MAX_SAFE_INTEGER);
  return new GraphQLError(
    `The document has a breadth of ${cost}, and the limit is ${limit} (LIMIT_BREADTH)${place}.`,
    {
      nodes: node,
      ...(field !== null && { path: [field] }),
      extensions: { code: limitCodes.COMPLEXITY, kind: "breadth", cost, limit },
    },
  );
}

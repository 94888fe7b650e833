import {
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { GraphContext } from "./context.ts";
import { keeping } from "./related.ts";

/**
 * Reads what an operation selects below rows, so that it is answered as it was although a mutation then removes it.
 * @param field the field of the mutation's payload that shows the rows
 */
export async function keepSelected(
  rows: readonly object[],
  field: string,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Promise<void> {
  await keeping(context, async () => {
    const payload = getNamedType(info.returnType) as GraphQLObjectType;
    const type = getNamedType(payload.getFields()[field]?.type) as GraphQLObjectType;
    for (const { selectionSet } of info.fieldNodes) {
      for (const selection of selectionSet?.selections ?? []) {
        if (selection.kind !== Kind.FIELD || selection.name.value !== field || !selection.selectionSet)
          continue;
        await visit(rows, type, selection.selectionSet, context, info);
      }
    }
  });
}

async function visit(
  rows: readonly unknown[],
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  context: GraphContext,
  info: GraphQLResolveInfo,
): Promise<void> {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      if (fragment) await visit(rows, type, fragment.selectionSet, context, info);
      continue;
    }
    const field = type.getFields()[selection.name.value];
    if (!field?.resolve) continue;
    const { resolve, type: returnType } = field;
    const args = getArgumentValues(field, selection, info.variableValues);
    const at = { ...info, fieldName: field.name, fieldNodes: [selection], returnType, parentType: type };
    // What fails here fails again where the payload is made.
    const found = await Promise.allSettled(rows.map(async (row) => resolve(row, args, context, at)));
    const below = found.flatMap((one) => (one.status === "fulfilled" ? one.value : null)).filter(Boolean);
    if (!selection.selectionSet) continue;
    await visit(below, getNamedType(returnType) as GraphQLObjectType, selection.selectionSet, context, info);
  }
}

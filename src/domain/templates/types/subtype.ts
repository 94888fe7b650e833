import { type TypeName, typeTable } from "./names.ts";
import type { UfdlType } from "./type.ts";

/**
 * True when a value of `type` does where one of `of` is wanted: by name, and argument by argument. No type with
 * arguments has others below it, so a type is compared by its arguments only with one of the same name.
 */
export function isSubtype(type: UfdlType, of: UfdlType): boolean {
  if (of.literal !== null) return type.name === of.name && type.literal === of.literal;
  if (type.name !== of.name) return isKindOf(type.name, of.name);
  return of.args.every((arg, at) => isSubtype(type.args[at] as UfdlType, arg));
}

function isKindOf(name: TypeName, wanted: TypeName): boolean {
  const { base } = typeTable[name];
  return base !== null && (base === wanted || isKindOf(base, wanted));
}

import { type TypeName, typeTable } from "./names.ts";

/** A UFDL type: a name of the table with all its arguments, or a single value that stands as a type of its own. */
export interface UfdlType {
  readonly name: TypeName;
  readonly args: readonly UfdlType[];
  /**
   * Only for str, int, float and bool: the one value meant, or null for all of them. A str's value as it is, a number's
   * shortest decimal form, `true` or `false`.
   */
  readonly literal: string | null;
}

/** The type with the widest arguments it can have, which is what a bare name means: PK is PK<ServerResidentType>. */
export function widest(name: TypeName): UfdlType {
  return { name, args: typeTable[name].takes.map(widest), literal: null };
}

export function literal(name: "str" | "int" | "float" | "bool", value: string): UfdlType {
  return { name, args: [], literal: value };
}

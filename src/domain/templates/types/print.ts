import type { UfdlType } from "./type.ts";

/** The text that `parseType` reads as this type, in the one form that UFDL stores: all arguments, comma and space. */
export function printType({ name, args, literal }: UfdlType): string {
  if (literal !== null) {
    if (name === "str") return `'${literal.replaceAll("'", "\\'")}'`;
    return name === "bool" ? `@${literal}` : literal;
  }
  return args.length === 0 ? name : `${name}<${args.map(printType).join(", ")}>`;
}

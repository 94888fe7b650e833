import fc from "fast-check";
import { type TypeName, typeTable } from "../../../src/domain/templates/types/names.ts";
import { literal, type UfdlType, widest } from "../../../src/domain/templates/types/type.ts";

export const typeNames = Object.keys(typeTable) as TypeName[];

function isBelow(name: TypeName, bound: TypeName): boolean {
  const { base } = typeTable[name];
  return name === bound || (base !== null && isBelow(base, bound));
}

/** A str can't end in a backslash: UFDL's notation has no way to write one before the closing quote. */
const words = fc.oneof(
  fc.constantFrom("tensorflow", "1.14", "Image Classification", "it's", "<,>", "\\'", "", " a ", "x\\y"),
  fc.string().filter((text) => !text.endsWith("\\")),
);

const literals = {
  str: words.map((text) => literal("str", text)),
  int: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => literal("int", String(value))),
  float: fc
    .constantFrom("0.5", "-1.0", "3.14", "1e+21", "1e-7", "12345.0")
    .map((text) => literal("float", text)),
  bool: fc.boolean().map((value) => literal("bool", String(value))),
};

function hasLiterals(name: TypeName): name is keyof typeof literals {
  return Object.hasOwn(literals, name);
}

/** Any type below `bound`, as deep as `depth` allows before only the widest arguments are left. */
export function typeBelow(bound: TypeName, depth = 4): fc.Arbitrary<UfdlType> {
  const names = typeNames.filter((name) => isBelow(name, bound));
  return fc.oneof(
    ...names.map((name): fc.Arbitrary<UfdlType> => {
      if (hasLiterals(name)) return fc.oneof(fc.constant(widest(name)), literals[name]);
      if (depth === 0) return fc.constant(widest(name));
      const args = typeTable[name].takes.map((bound) => typeBelow(bound, depth - 1));
      return fc.tuple(...args).map((args) => ({ name, args, literal: null }));
    }),
  );
}

/** A type and one that it was widened into, step by step. */
export function widened(type: UfdlType): fc.Arbitrary<UfdlType> {
  const { name, args, literal } = type;
  const options: fc.Arbitrary<UfdlType>[] = [fc.constant(type)];
  if (literal !== null) options.push(fc.constant(widest(name)));
  const { base } = typeTable[name];
  if (base) options.push(fc.constant(widest(base)));
  if (args.length > 0) {
    options.push(fc.tuple(...args.map(widenedWithin(name))).map((args) => ({ name, args, literal: null })));
  }
  return fc.oneof(...options);
}

/** Widens an argument, but not past what the type takes there. */
function widenedWithin(name: TypeName): (arg: UfdlType, at: number) => fc.Arbitrary<UfdlType> {
  const bounds: readonly TypeName[] = typeTable[name].takes;
  return (arg, at) => widened(arg).filter((wider) => isBelow(wider.name, bounds[at] as TypeName));
}

/**
 * A function that makes objects with the same keys, in their order. It is written out as code, so that V8 knows the keys
 * beforehand: 36 of them take 0.2 us, and 1.7 us when a loop adds one after the other.
 * @param fields each key with the code of its value, which may use the parameters
 */
export function objectMaker<Parameters extends unknown[], T>(
  parameters: { readonly [P in keyof Parameters]: string },
  fields: readonly (readonly [key: string, code: string])[],
): (...values: Parameters) => T {
  const entries = fields.map(([key, code]) => `${JSON.stringify(key)}: ${code}`);
  return new Function(...parameters, `return {${entries.join()}}`) as (...values: Parameters) => T;
}

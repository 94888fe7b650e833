/**
 * A GraphQL document with the types of its result and variables, which it has at compile time only. A plain text will
 * do; GraphQL Code Generator with `documentMode: "string"` writes typed ones.
 */
export type Document<Data, Variables> = { toString(): string } & {
  __apiType?: (variables: Variables) => Data;
};

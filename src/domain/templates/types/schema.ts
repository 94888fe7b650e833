import type { UfdlType } from "./type.ts";

/** A JSON schema, as get-all-parameters answers it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema of a type's values, for the forms that a frontend draws.
 * UFDL lists the keys and names of the rows it has (an `enum`); Gantry keeps no data sets, domains, frameworks or models,
 * so it says what kind of value fits instead: a number for PK and JobOutput, a text for Name, an object for the rest.
 */
export function schemaOf(type: UfdlType): JsonSchema {
  const { name, args, literal } = type;
  if (literal !== null) return { const: name === "str" ? literal : JSON.parse(literal) };
  switch (name) {
    case "str":
    case "Name":
      return { type: "string" };
    case "int":
    case "PK":
    case "JobOutput":
      return { type: "integer" };
    case "float":
      return { type: "number" };
    case "bool":
      return { type: "boolean" };
    case "ValueType":
      return { anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }] };
    case "Nothing":
      return { type: "null" };
    case "Array":
      return arrayOf(args as readonly [UfdlType, UfdlType]);
    case "Map":
      return {
        type: "object",
        properties: {},
        additionalProperties: args[0] ? schemaOf(args[0]) : {},
      };
    case "CUDAVersion":
    case "Dataset":
    case "DockerImage":
    case "Domain":
    case "Framework":
    case "Hardware":
    case "PretrainedModel":
      return { type: "object" };
    default:
      // JSON, the abstract ones, and the binary ones that no parameter can have: anything.
      return {};
  }
}

function arrayOf([element, size]: readonly [UfdlType, UfdlType]): JsonSchema {
  const exactly = size.literal === null ? null : Number(size.literal);
  return {
    type: "array",
    items: schemaOf(element),
    ...(exactly === null ? {} : { minItems: exactly, maxItems: exactly }),
  };
}

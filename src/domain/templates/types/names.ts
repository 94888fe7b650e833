/**
 * UFDL's 27 job types: what each is a kind of, and what bounds its arguments (ufdl-job-types, where every class of
 * its `base` and `standard` packages names its base class and the types it expects as arguments).
 * The first six are abstract and only serve as bounds.
 */
export const typeTable = {
  UFDLType: { base: null, takes: [] },
  UFDLJSONType: { base: "UFDLType", takes: [] },
  FiniteJSONType: { base: "UFDLJSONType", takes: [] },
  ServerResidentType: { base: "FiniteJSONType", takes: [] },
  NamedServerType: { base: "ServerResidentType", takes: [] },
  ValueType: { base: "UFDLJSONType", takes: [] },
  str: { base: "ValueType", takes: [] },
  int: { base: "ValueType", takes: [] },
  float: { base: "ValueType", takes: [] },
  bool: { base: "ValueType", takes: [] },
  Array: { base: "UFDLJSONType", takes: ["UFDLJSONType", "int"] },
  Map: { base: "UFDLJSONType", takes: ["UFDLJSONType"] },
  CUDAVersion: { base: "NamedServerType", takes: [] },
  Dataset: { base: "NamedServerType", takes: ["Domain"] },
  DockerImage: { base: "NamedServerType", takes: ["Domain", "Framework"] },
  Domain: { base: "NamedServerType", takes: ["str"] },
  // Older releases have it as a ServerResidentType only; the wider reading admits Name<Framework<..>> as well.
  Framework: { base: "NamedServerType", takes: ["str", "str"] },
  Hardware: { base: "NamedServerType", takes: [] },
  PretrainedModel: { base: "NamedServerType", takes: ["Domain", "Framework"] },
  BLOB: { base: "UFDLType", takes: ["str"] },
  Compressed: { base: "UFDLType", takes: ["UFDLType", "int"] },
  JSON: { base: "UFDLJSONType", takes: [] },
  Nothing: { base: "FiniteJSONType", takes: [] },
  JobOutput: { base: "ServerResidentType", takes: ["UFDLType"] },
  Model: { base: "UFDLType", takes: ["Domain", "Framework"] },
  Name: { base: "FiniteJSONType", takes: ["NamedServerType"] },
  PK: { base: "FiniteJSONType", takes: ["ServerResidentType"] },
} as const satisfies Record<string, { base: string | null; takes: readonly string[] }>;

export type TypeName = keyof typeof typeTable;

/** True for a name of the table, whatever else JavaScript's objects answer to. */
export function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(typeTable, name);
}

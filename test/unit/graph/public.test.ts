import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { buildSchema, type GraphQLSchema, isInputObjectType, isObjectType } from "graphql";

const [whole, open] = ["facades", "schema"].map((name) =>
  buildSchema(readFileSync(`schema/${name}.graphql`, "utf8")),
) as [GraphQLSchema, GraphQLSchema];

/** What a graph consists of: Type.field, Type.field(argument). */
function partsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    if (!isObjectType(type) || type.name.startsWith("__")) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) => [
      `${type.name}.${name}`,
      ...args.map((arg) => `${type.name}.${name}(${arg.name})`),
    ]);
  });
}

const parts = new Set(partsOf(open));
const hidden = partsOf(whole).filter((part) => !parts.has(part));
const outer = hidden.filter((part) => open.getType(part.split(".")[0] ?? ""));

test("clients see all but what only the legacy APIs use", () => {
  const roots = outer.filter((part) => /^(Query|Mutation|Subscription)\.\w+$/.test(part));
  expect(roots.sort()).toEqual([
    "Mutation.addOutput",
    "Mutation.editNodes",
    "Mutation.endJob",
    "Mutation.obtainKey",
    "Mutation.openProviderSession",
    "Mutation.openSession",
    "Mutation.removeNodes",
    "Mutation.setNodeFlags",
    "Mutation.startNodes",
    "Mutation.stopNodes",
    "Mutation.verifyToken",
    "Query.childDependencies",
    "Query.jobOutput",
    "Query.jobsIn",
    "Query.liveJob",
    "Query.outputUploadCheck",
    "Query.recentRuns",
  ]);
  const fields = outer.filter((part) => /^\w+\.\w+$/.test(part) && !roots.includes(part));
  expect(fields.sort()).toEqual([
    "Event.dataText",
    "Job.affinityBits",
    "Job.allOutputs",
    "Job.dependencyNumbers",
    "Job.effectiveAffinity",
    "Job.inputValuesText",
    "Job.parameterValuesText",
    "Job.priorityPath",
    "Job.reportedProgress",
    "JobFacets.states",
    "JobFilter.inputValuesText",
    "JobFilter.parameterValuesText",
    "JobFilter.reportedProgress",
    "Template.contractTypes",
    "Template.outputTypes",
    "Template.parameterForms",
    "Template.parametersText",
  ]);
  const args = outer.flatMap((part) => {
    const [, field = "", arg] = /^(.*)\((\w+)\)$/.exec(part) ?? [];
    return arg && !roots.includes(field) ? arg : [];
  });
  expect([...new Set(args)].sort()).toEqual(["atomic", "formerHolder", "grants", "worker"]);
});

test("nothing is kept for the legacy APIs that none of them uses", () => {
  const operations = ["ufdl", "scale", "nodepool", "coalition"].map((api) =>
    readFileSync(`src/rest/${api}/operations.graphql`, "utf8"),
  );
  const own = ["outputs", "session"].map((name) => readFileSync(`src/http/${name}/operations.ts`, "utf8"));
  const used = [...operations, ...own].join("\n");
  const words = new Set(used.match(/\w+/g));
  const fields = outer.filter((part) => /^\w+\.\w+$/.test(part) && !part.startsWith("JobFilter."));
  expect(fields.filter((part) => !words.has(part.split(".")[1] ?? ""))).toEqual([]);
});

test("every mutation answers a payload with its errors", () => {
  const mutations = Object.values(open.getMutationType()?.getFields() ?? {});
  expect(mutations.length).toBeGreaterThan(50);
  for (const { name, type } of mutations) {
    expect(String(type)).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Payload!`);
    const payload = open.getType(String(type).slice(0, -1));
    expect(isObjectType(payload) && String(payload.getFields().errors?.type)).toBe("[UserError!]!");
  }
});

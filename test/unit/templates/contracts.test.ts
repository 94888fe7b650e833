import { expect, test } from "@jest/globals";
import { Refusal } from "../../../src/domain/errors.ts";
import { readContract } from "../../../src/domain/templates/contracts.ts";

const domain = "Domain<'Image Classification'>";
const framework = "Framework<'tensorflow', '1.14'>";

test("Train takes a data set by its key and gives a model", () => {
  const { types, inputs, outputs } = readContract(`Train<${domain},${framework}>`);
  expect(types).toEqual({ DomainType: domain, FrameworkType: framework });
  expect(Object.keys(inputs)).toEqual(["dataset"]);
  expect(inputs.dataset?.types).toEqual([`PK<Dataset<${domain}>>`]);
  expect(outputs).toEqual({ model: `Model<${domain}, ${framework}>` });
});

test("Predict takes a model and a data set by key or name, and gives a data set", () => {
  const { inputs, outputs } = readContract(`Predict<${domain}, ${framework}>`);
  expect(Object.keys(inputs)).toEqual(["model", "dataset"]);
  expect(inputs.model?.types).toEqual([`JobOutput<Model<${domain}, ${framework}>>`]);
  expect(inputs.dataset?.types).toEqual([`PK<Dataset<${domain}>>`, `Name<Dataset<${domain}>>`]);
  expect(outputs).toEqual({ predictions: `PK<Dataset<${domain}>>` });
});

test("Export takes and gives nothing", () => {
  expect(readContract("Export")).toEqual({ name: "Export", types: {}, inputs: {}, outputs: {} });
});

test("an argument that names a parameter or holds a pattern is not mistaken for one", () => {
  const { outputs } = readContract("Train<Domain<'DomainType'>, Framework<'$&', '$1 FrameworkType'>>");
  expect(outputs).toEqual({ model: "Model<Domain<'DomainType'>, Framework<'$&', '$1 FrameworkType'>>" });
});

test.each<[string, { code: string; detail?: object }]>([
  ["Evaluate<Domain>", { code: "TYPE_UNKNOWN", detail: { text: "Evaluate<Domain>", name: "Evaluate" } }],
  ["'Train'", { code: "TYPE_UNKNOWN" }],
  ["toString", { code: "TYPE_UNKNOWN", detail: { name: "toString" } }],
  ["Train<Domain, Framwork>", { code: "TYPE_UNKNOWN", detail: { name: "Framwork" } }],
  ["Train", { code: "TYPE_INVALID", detail: { reason: "Train takes 2 arguments, not 0" } }],
  ["Train<Domain>", { code: "TYPE_INVALID", detail: { reason: "Train takes 2 arguments, not 1" } }],
  ["Export<int>", { code: "TYPE_INVALID", detail: { reason: "Export takes 0 arguments, not 1" } }],
  [
    "Predict<Framework, Domain>",
    { code: "TYPE_INVALID", detail: { reason: "Framework<str, str> is not a sub-type of Domain<str>" } },
  ],
])("%s is refused", (text, refusal) => {
  const reading = () => readContract(text);
  expect(reading).toThrow(Refusal);
  expect(reading).toThrow(
    expect.objectContaining({ ...refusal, detail: expect.objectContaining({ ...refusal.detail }) }),
  );
});

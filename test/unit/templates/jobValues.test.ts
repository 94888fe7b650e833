import { describe, expect, test } from "@jest/globals";
import { parse } from "lossless-json";
import { Refusal } from "../../../src/domain/errors.ts";
import { jobValues, type TypedValue } from "../../../src/domain/templates/jobValues.ts";
import { writeParameters } from "../../../src/domain/templates/parameters.ts";

const dataset = "PK<Dataset<Domain<'Speech'>>>";

const template = {
  inputs: JSON.stringify({
    dataset: { types: [dataset, "Name<Dataset<Domain<'Speech'>>>"], help: "" },
    model: { types: ["JobOutput<BLOB>"], help: "" },
  }),
  parameters: writeParameters({
    name: { types: ["str"], help: "required" },
    epochs: { types: ["int", "Nothing"], default: null, defaultType: "Nothing", help: "" },
    k: { types: ["int"], default: 3, const: true, help: "" },
  }),
};

const good = {
  inputValues: { dataset: { value: 1, type: dataset }, model: { value: 2, type: "JobOutput<BLOB<'h5'>>" } },
  parameterValues: { name: { value: "n", type: "str" } },
};

function given(changes: {
  inputValues?: Record<string, TypedValue | undefined>;
  parameterValues?: Record<string, TypedValue | undefined> | null;
}) {
  const without = (values: object) => JSON.parse(JSON.stringify(values));
  return {
    inputValues: without({ ...good.inputValues, ...changes.inputValues }),
    parameterValues:
      changes.parameterValues === null
        ? null
        : without({ ...good.parameterValues, ...changes.parameterValues }),
  };
}

function refusedFor(values: Parameters<typeof jobValues>[1]): { code: string; detail: unknown } {
  try {
    jobValues(template, values);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, detail: error.detail };
    throw error;
  }
  throw new Error("this should have been refused");
}

/** The rows of docs/apis/ufdl.md section 6's table of answers. */
describe("a new job is refused", () => {
  test("for an unknown type, even of an input that would be dropped", () => {
    expect(refusedFor(given({ inputValues: { extra: { value: 1, type: "Foo" } } }))).toEqual({
      code: "TYPE_UNKNOWN",
      detail: { text: "Foo", name: "Foo" },
    });
    expect(refusedFor(given({ parameterValues: { name: { value: 1, type: "PK<Bar>" } } }))).toEqual({
      code: "TYPE_UNKNOWN",
      detail: { text: "PK<Bar>", name: "Bar" },
    });
  });

  test("for a malformed type", () => {
    expect(refusedFor(given({ inputValues: { dataset: { value: 1, type: "PK<Dataset" } } })).code).toBe(
      "TYPE_INVALID",
    );
  });

  test("for a missing input", () => {
    expect(refusedFor(given({ inputValues: { model: undefined } }))).toEqual({
      code: "INPUT_MISSING",
      detail: { input: "model" },
    });
  });

  test("for an input of a wrong type, named in its stored form", () => {
    expect(refusedFor(given({ inputValues: { dataset: { value: 1, type: "str" } } }))).toEqual({
      code: "INPUT_TYPE",
      detail: { input: "dataset", type: "str" },
    });
    expect(refusedFor(given({ inputValues: { dataset: { value: 1, type: "PK<Dataset>" } } }))).toEqual({
      code: "INPUT_TYPE",
      detail: { input: "dataset", type: "PK<Dataset<Domain<str>>>" },
    });
  });

  test("for a missing required parameter", () => {
    const missing = { code: "PARAMETER_MISSING", detail: { parameter: "name" } };
    expect(refusedFor(given({ parameterValues: { name: undefined } }))).toEqual(missing);
    expect(refusedFor(given({ parameterValues: null }))).toEqual(missing);
  });

  test("for unknown parameters, all of them at once", () => {
    const value = { value: 1, type: "int" };
    expect(refusedFor(given({ parameterValues: { zz: value, toString: value } }))).toEqual({
      code: "PARAMETER_UNKNOWN",
      detail: { parameters: ["zz", "toString"] },
    });
  });

  test("for a value of a const parameter, whatever its type", () => {
    for (const type of ["int", "str"]) {
      expect(refusedFor(given({ parameterValues: { k: { value: 3, type } } }))).toEqual({
        code: "PARAMETER_CONST",
        detail: { parameter: "k" },
      });
    }
  });

  test("for a parameter of a wrong type", () => {
    expect(refusedFor(given({ parameterValues: { name: { value: 1, type: "int" } } }))).toEqual({
      code: "PARAMETER_TYPE",
      detail: { parameter: "name", type: "int" },
    });
  });

  test("for what is no value with a type", () => {
    const pairs = (pair: unknown) => ({ ...good, inputValues: { dataset: pair } }) as never;
    for (const pair of [null, 3, "x", [], { value: 1 }, { type: "int" }, { value: 1, type: 4 }]) {
      expect(refusedFor(pairs(pair))).toMatchObject({
        code: "INVALID_INPUT",
        detail: { field: "inputValues.dataset" },
      });
    }
    for (const inputValues of [null, [], 3]) {
      expect(refusedFor({ ...good, inputValues } as never).code).toBe("INVALID_INPUT");
    }
  });

  test("for a value that nests too deep to be written", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    const inputValues = { ...good.inputValues, dataset: { value, type: dataset } };
    expect(refusedFor({ ...good, inputValues })).toMatchObject({
      code: "INVALID_INPUT",
      detail: { field: "inputValues" },
    });
  });

  test("by the first of several faults, in UFDL's order", () => {
    const wrong = { value: 1, type: "str" };
    const values = given({
      inputValues: { dataset: undefined, model: wrong },
      parameterValues: { name: { value: 1, type: "int" }, k: { value: 1, type: "int" }, zz: wrong },
    });
    const order: string[] = [];
    for (const mend of [
      () => Object.assign(values.inputValues, { dataset: wrong }),
      () => Object.assign(values.inputValues, { dataset: good.inputValues.dataset }),
      () => Object.assign(values.inputValues, { model: good.inputValues.model }),
      () => Object.assign(values.parameterValues, { name: good.parameterValues.name }),
      () => Reflect.deleteProperty(values.parameterValues, "k"),
      () => Reflect.deleteProperty(values.parameterValues, "zz"),
    ]) {
      order.push(refusedFor(values).code);
      mend();
    }
    expect(order).toEqual([
      "INPUT_MISSING",
      "INPUT_TYPE",
      "INPUT_TYPE",
      "PARAMETER_TYPE",
      "PARAMETER_CONST",
      "PARAMETER_UNKNOWN",
    ]);
    expect(jobValues(template, values)).toBeDefined();
  });
});

describe("a new job stores", () => {
  test("its values in the order given, types in their stored form, and drops unknown inputs", () => {
    const values = jobValues(template, {
      inputValues: {
        model: { value: { deep: [null, "é"] }, type: "JobOutput< BLOB >" },
        nonsense: { value: 1, type: "int" },
        dataset: { value: "d v1", type: "Name<Dataset<Domain<'Speech'>>>" },
      },
      parameterValues: { name: { value: 5, type: "'fixed'" } },
    });
    expect(values.inputValues).toBe(
      '{"model":{"value":{"deep":[null,"é"]},"type":"JobOutput<BLOB<str>>"},' +
        `"dataset":{"value":"d v1","type":"Name<Dataset<Domain<'Speech'>>>"}}`,
    );
    expect(values.parameterValues).toBe(`{"name":{"value":5,"type":"'fixed'"}}`);
  });

  test("the digits of numbers as they came", () => {
    const value = parse('{"big":12345678901234567890,"one":1.0,"small":1e-07}');
    const inputValues = { ...good.inputValues, dataset: { value, type: dataset } };
    expect(jobValues(template, { ...good, inputValues }).inputValues).toContain(
      '{"value":{"big":12345678901234567890,"one":1.0,"small":1e-07}',
    );
  });

  test("an empty object where no parameter is given, and no defaults", () => {
    const optional = { ...template, parameters: writeParameters({ k: { types: ["int"], default: 3 } }) };
    for (const parameterValues of [undefined, null, {}]) {
      expect(jobValues(optional, { ...good, parameterValues }).parameterValues).toBe("{}");
    }
  });

  test("a parameter whose default is null when it is left out or given", () => {
    expect(jobValues(template, good).parameterValues).not.toContain("epochs");
    const parameterValues = { ...good.parameterValues, epochs: { value: null, type: "Nothing" } };
    expect(jobValues(template, { ...good, parameterValues }).parameterValues).toContain(
      '"epochs":{"value":null,"type":"Nothing"}',
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  datasetType,
  forbidden,
  sharedUfdl,
  trainType,
  turnsAway,
  type UfdlJob,
  type UfdlRow,
  type UfdlTemplate,
} from "../../support/ufdl.ts";

const shared = sharedUfdl();
const dataset = { dataset: { value: 1, type: datasetType } };
let names = 0;
const fresh = () => `template ${++names}`;

describe("job_templates.import", () => {
  test("200 with the template in UFDL's key order; it takes the place of one with the same name and version", async () => {
    const ufdl = shared();
    const body = {
      name: fresh(),
      version: 1,
      scope: "core",
      licence: "Apache 2.0",
      domain: "ic",
      specific: {
        job_type: trainType,
        executor_class: "a.B",
        required_packages: "",
        parameters: { epochs: { types: ["int"], help: "h", default: 3, default_type: "int", const: false } },
      },
    };
    const first = await ufdl.ok(ufdl.post<UfdlTemplate>("job-templates/import", { body }));
    expect(Object.keys(first)).toEqual(
      "pk name version description scope domain licence creator creation_time deletion_time type executor_class required_packages parameters".split(
        " ",
      ),
    );
    expect(first.licence).toBe(2);
    expect(first.parameters).toEqual(body.specific.parameters);
    const second = await ufdl.ok(ufdl.post<UfdlTemplate>("job-templates/import", { body }));
    expect((await ufdl.ok(ufdl.get<UfdlTemplate>(`job-templates/${first.pk}`))).deletion_time).not.toBeNull();
    expect(second.version).toBe(1);
  });

  test("400 for unknown keys, 403 for others than admins, 401 for strangers", async () => {
    const ufdl = shared();
    expect((await ufdl.post("job-templates/import", { body: { name: "x" } })).body).toMatchObject({
      detail: expect.stringMatching(/^Unable to parse JSON: /),
    });
    expect(await ufdl.post("job-templates/import", { as: "user" })).toMatchObject({
      status: 403,
      body: forbidden,
    });
    await turnsAway(ufdl, "POST", "job-templates/import");
  });
});

describe("job_templates.list", () => {
  test("200 without the built-in ones", async () => {
    const ufdl = shared();
    const pk = await ufdl.template(fresh());
    const all = await ufdl.ok(ufdl.post<UfdlTemplate[]>("job-templates/list", { as: "user" }));
    expect(all.map(({ pk }) => pk)).toContain(pk);
    expect(all.map(({ name }) => name)).not.toContain("command");
    await turnsAway(ufdl, "POST", "job-templates/list");
  });
});

describe("job_templates.retrieve", () => {
  test("200, and less of a built-in one; 404 for none; 401 for strangers", async () => {
    const ufdl = shared();
    const pk = await ufdl.template(fresh());
    expect(await ufdl.ok(ufdl.get(`job-templates/${pk}`))).toMatchObject({ pk, type: trainType });
    expect(await ufdl.ok(ufdl.get("job-templates/0"))).not.toHaveProperty("type");
    expect((await ufdl.get("job-templates/999999")).status).toBe(404);
    await turnsAway(ufdl, "GET", "job-templates/1");
  });
});

describe("job_templates.create_job", () => {
  const wanted = {
    name: { types: ["str"], help: "required" },
    rate: { types: ["float"], help: "", default: 0.5 },
    k: { types: ["int"], help: "", default: 1, const: true },
  };
  const create = async (pk: number, body: unknown) =>
    shared().post<UfdlRow>(`job-templates/${pk}/create-job`, {
      as: "user",
      ...(typeof body === "string" ? { headers: { "content-type": "application/json" } } : {}),
      body,
    });

  test("200 with every number as it was sent", async () => {
    const pk = await shared().template(fresh(), wanted);
    const inputs = `{"dataset":{"value":12345678901234567890,"type":"${datasetType}"}}`;
    const parameters = `{"name":{"value":"x","type":"str"},"rate":{"value":1.0,"type":"float"}}`;
    const made = await create(pk, `{"input_values":${inputs},"parameter_values":${parameters}}`);
    expect(made.status).toBe(200);
    expect(made.text).toContain(`"input_values":${inputs},"parameter_values":${parameters}`);
  });

  test("200 and good JSON for a value that looks like the reader's own numbers", async () => {
    const ufdl = shared();
    const pk = await ufdl.template(fresh());
    const value = { isLosslessNumber: true, value: "1.50", n: 1.5 };
    const made = await create(pk, { input_values: { dataset: { value, type: datasetType } } });
    expect(made).toMatchObject({
      status: 200,
      body: { input_values: { dataset: { value } }, parameter_values: {} },
    });
    const { input_values } = await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${made.body.pk}`));
    expect(input_values).toEqual({ dataset: { value, type: datasetType } });
  });

  test("400 and 406 in the original's words", async () => {
    const pk = await shared().template(fresh(), wanted);
    const name = { value: "x", type: "str" };
    const says = async (body: object, status: number, detail: string | RegExp) => {
      const answer = await create(pk, body);
      expect(answer).toMatchObject({
        status,
        body: { detail: typeof detail === "string" ? detail : expect.stringMatching(detail) },
      });
    };
    const good = { input_values: dataset, parameter_values: { name } };
    await says({}, 400, /^Unable to parse JSON: /);
    await says({ ...good, extra: 1 }, 400, /^Unable to parse JSON: /);
    await says({ ...good, input_values: {} }, 406, "No input value provided for input 'dataset'");
    await says(
      { ...good, input_values: { dataset: { value: 1, type: "str" } } },
      406,
      "Input 'dataset' received value of invalid type str",
    );
    await says(
      { ...good, input_values: { dataset: { value: 1, type: "Foo" } } },
      400,
      'Error parsing type-string "Foo": Unknown type-name "Foo"',
    );
    await says({ input_values: dataset }, 400, "Required parameter 'name' is missing");
    await says({ ...good, parameter_values: { name, zz: name } }, 406, "Unknown job parameters: zz");
    await says({ ...good, parameter_values: { name, k: { value: 1, type: "int" } } }, 406, "k is const");
    await says(
      { ...good, parameter_values: { name: { value: 1, type: "int" } } },
      406,
      "Parameter type int is invalid for 'name'",
    );
    await says(
      { ...good, child_notification_overrides: { a: { actions: {} } } },
      406,
      "Attempted an add child notification overrides to a non-meta-job",
    );
    await says(
      { ...good, child_notification_overrides: {} },
      406,
      "Attempted an add child notification overrides to a non-meta-job",
    );
    for (const actions of [
      { on_bogus: [{}] },
      { on_start: [{ bogus: 1 }] },
      { on_start: [{ message: 1 }] },
      { on_start: [{ subject: "s" }] },
      { on_start: {} },
    ]) {
      await says({ ...good, notification_override: { actions } }, 400, /^Unable to parse JSON: /);
    }
  });

  test("403 for a built-in template, 404 before 400 for none, 401 for strangers", async () => {
    expect((await create(0, { input_values: {} })).status).toBe(403);
    expect((await create(999_999, {})).status).toBe(404);
    await turnsAway(shared(), "POST", "job-templates/1/create-job");
  });
});

for (const [route, path] of [
  ["job_templates.get_all_parameters", "get-all-parameters"],
  ["job_templates.get_types", "get-types"],
  ["job_templates.get_outputs", "get-outputs"],
] as const) {
  describe(route, () => {
    test("200 with an object by name; 404 for none and with a slash; 401 for strangers", async () => {
      const ufdl = shared();
      const pk = await ufdl.template(fresh(), { n: { types: ["int"], help: "h" } });
      const expected = {
        "get-all-parameters": { n: { types: { int: expect.anything() }, help: "h" } },
        "get-types": { DomainType: "Domain<'Image Classification'>" },
        "get-outputs": { model: expect.stringMatching(/^Model</) },
      }[path];
      expect(await ufdl.ok(ufdl.get(`job-templates/${pk}/${path}`))).toMatchObject(expected);
      expect((await ufdl.get(`job-templates/999999/${path}`)).status).toBe(404);
      expect((await ufdl.get(`job-templates/${pk}/${path}/`)).status).toBe(404);
      await turnsAway(ufdl, "GET", `job-templates/${pk}/${path}`);
    });
  });
}

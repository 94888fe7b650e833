import { describe, expect, test } from "@jest/globals";
import { parse } from "lossless-json";
import type { Template } from "../../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../../src/domain/actor.ts";
import { createFromTemplate } from "../../../src/domain/jobs/createFromTemplate.ts";
import { getAllParameters, getOutputs, getTypes } from "../../../src/domain/templates/describe.ts";
import { importTemplate, type TemplateInput } from "../../../src/domain/templates/importTemplate.ts";
import { removeTemplate } from "../../../src/domain/templates/removeTemplate.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

const domain = "Domain<'Image Classification'>";
const framework = "Framework<'tensorflow', '1.14'>";

function body(
  changes: Partial<TemplateInput> = {},
  specific: Partial<TemplateInput["specific"]> = {},
): TemplateInput {
  return {
    name: "train",
    scope: "user",
    licence: "Apache 2.0",
    ...changes,
    specific: {
      jobType: `Train<${domain}, ${framework}>`,
      executorClass: "ufdl.Trainer",
      requiredPackages: "",
      parameters: {},
      ...specific,
    },
  };
}

async function setUp(): Promise<{
  world: World;
  admin: Actor;
  bring: (...input: Parameters<typeof body>) => Promise<Template>;
}> {
  const world = await withWorld();
  const admin = await world.admin();
  return {
    world,
    admin,
    bring: (...input) => world.run(admin, (change) => importTemplate(change, body(...input))),
  };
}

function stored(world: World, id: number): Promise<Template> {
  return world.services.store.read.template.findUniqueOrThrow({ where: { id } });
}

async function events(world: World): Promise<[string, unknown][]> {
  return (await world.events()).map(({ type, data }) => [type, JSON.parse(data)]);
}

/** What is wrong, in the body or in its specific part, and what that is refused with. */
const faults: [string, Partial<TemplateInput>, Partial<TemplateInput["specific"]>, string][] = [
  ["an unknown contract", {}, { jobType: "Evaluate<Domain>" }, "TYPE_UNKNOWN"],
  ["an unknown type in its contract", {}, { jobType: "Train<Domian, Framework>" }, "TYPE_UNKNOWN"],
  ["a contract without its arguments", {}, { jobType: "Train" }, "TYPE_INVALID"],
  ["a contract that is too long", {}, { jobType: `Train<${" ".repeat(256)}` }, "INVALID_INPUT"],
  ["no name", { name: "" }, {}, "INVALID_INPUT"],
  ["too long a name", { name: "n".repeat(201) }, {}, "INVALID_INPUT"],
  ["a name no database can hold", { name: "a\0b" }, {}, "INVALID_INPUT"],
  ["half a character", { description: "\ud800" }, {}, "INVALID_INPUT"],
  ["too long a scope", { scope: "s".repeat(17) }, {}, "INVALID_INPUT"],
  ["no licence", { licence: "" }, {}, "INVALID_INPUT"],
  ["version 0", { version: 0 }, {}, "INVALID_INPUT"],
  ["a broken version", { version: 1.5 }, {}, "INVALID_INPUT"],
  ["a huge version", { version: 2 ** 31 }, {}, "INVALID_INPUT"],
  ["a parameter without types", {}, { parameters: { p: { types: [] } } }, "INVALID_INPUT"],
  ["a parameter that is none", {}, { parameters: { p: 3 } } as never, "INVALID_INPUT"],
  ["parameters that are none", {}, { parameters: null } as never, "INVALID_INPUT"],
  ["const without a default", {}, { parameters: { p: { types: ["int"], const: true } } }, "INVALID_INPUT"],
  ["an unknown parameter type", {}, { parameters: { p: { types: ["int", "Foo"] } } }, "TYPE_UNKNOWN"],
  [
    "an unknown default type",
    {},
    { parameters: { p: { types: ["int"], default: 1, defaultType: "Foo" } } },
    "TYPE_UNKNOWN",
  ],
];

describe("importing a template", () => {
  test("stores it with the inputs that its type asks for", async () => {
    const { world, admin, bring } = await setUp();
    const template = await bring(
      { description: "d", domain: "ic", version: 4 },
      {
        requiredPackages: "ufdl==1",
        parameters: {
          epochs: { types: ["int"], help: "h", default: 3 },
          name: { types: ["str", "Nothing"], help: "req" },
          none: { types: ["int", "Nothing"], default: null, defaultType: "Nothing", const: true },
        },
      },
    );
    expect(await stored(world, template.id)).toEqual({
      id: 1,
      name: "train",
      version: 4,
      description: "d",
      scope: "user",
      domain: "ic",
      licence: "Apache 2.0",
      type: `Train<${domain}, ${framework}>`,
      executorClass: "ufdl.Trainer",
      requiredPackages: "ufdl==1",
      parameters:
        '{"epochs":{"types":["int"],"help":"h","default":3,"default_type":"int","const":false},' +
        '"name":{"types":["str","Nothing"],"help":"req"},' +
        '"none":{"types":["int","Nothing"],"help":"","default":null,"default_type":"Nothing","const":true}}',
      inputs: `{"dataset":{"types":["PK<Dataset<${domain}>>"],"help":"What to train on"}}`,
      workable: true,
      lease: 0,
      creatorId: admin.user?.id,
      createdAt: world.clock.now(),
      deletedAt: null,
    });
    expect(await events(world)).toEqual([["TEMPLATE_IMPORTED", { template: 1, name: "train", version: 4 }]]);
  });

  test("keeps the digits of a default", async () => {
    const { bring } = await setUp();
    const parameters = { seed: { types: ["int"], default: parse("12345678901234567890") } };
    expect((await bring({}, { parameters })).parameters).toContain('"default":12345678901234567890');
  });

  test("takes a domain's name for its letters, and letters that nobody knows", async () => {
    const { bring } = await setUp();
    expect((await bring({ domain: "Speech" })).domain).toBe("sp");
    expect((await bring({ domain: "zz" })).domain).toBe("zz");
    expect(await refused(bring({ domain: "Cooking" }))).toBe("INVALID_INPUT");
  });

  test("numbers versions on from the newest live one of the name", async () => {
    const { world, admin, bring } = await setUp();
    expect((await bring()).version).toBe(1);
    expect((await bring()).version).toBe(2);
    expect((await bring({ version: 9 })).version).toBe(9);
    const tenth = await bring();
    expect(tenth.version).toBe(10);
    expect((await bring({ name: "other" })).version).toBe(1);
    await world.run(admin, (change) => removeTemplate(change, tenth.id));
    expect((await bring()).version).toBe(10);
  });

  test("replaces a live one of the same name and version, whose jobs keep it", async () => {
    const { world, admin, bring } = await setUp();
    const old = await bring({ version: 1 });
    const job = await world.run(admin, (change) =>
      createFromTemplate(change, {
        template: old.id,
        inputValues: { dataset: { value: 1, type: `PK<Dataset<${domain}>>` } },
      }),
    );
    world.clock.advance(60);
    const renewed = await bring({ version: 1 }, { executorClass: "New" });
    expect(renewed.id).toBeGreaterThan(old.id);
    expect((await stored(world, old.id)).deletedAt).toEqual(world.clock.now());
    expect((await stored(world, renewed.id)).deletedAt).toBeNull();
    expect((await world.job(job.id)).templateId).toBe(old.id);
    expect((await events(world)).slice(-2)).toEqual([
      ["TEMPLATE_DELETED", { template: old.id, name: "train", version: 1 }],
      ["TEMPLATE_IMPORTED", { template: renewed.id, name: "train", version: 1 }],
    ]);
  });

  test("leaves a built-in template of that name alone", async () => {
    const { world, bring } = await setUp();
    expect((await bring({ name: "command" })).version).toBe(1);
    await bring({ name: "command", version: 1 });
    expect((await stored(world, 0)).deletedAt).toBeNull();
  });

  test("many times at once gives each its own version, and one live template of a version", async () => {
    const { world, bring } = await setUp();
    const numbered = await Promise.all(Array.from({ length: 8 }, () => bring()));
    expect(numbered.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await Promise.all(Array.from({ length: 8 }, () => bring({ name: "same", version: 3 })));
    const { template } = world.services.store.read;
    expect(await template.count({ where: { name: "same" } })).toBe(8);
    expect(await template.count({ where: { name: "same", deletedAt: null } })).toBe(1);
  });

  test("with anything wrong in it is refused and changes nothing", async () => {
    const { world, bring } = await setUp();
    const before = await bring({ version: 1 });
    for (const [what, changes, specific, code] of faults) {
      expect([what, await refused(bring({ version: 1, ...changes }, specific))]).toEqual([what, code]);
    }
    expect(await stored(world, before.id)).toEqual(before);
    expect(await world.services.store.read.template.count({ where: { workable: true } })).toBe(1);
    expect(await world.events()).toHaveLength(1);
  });

  test("after the last version there is", async () => {
    const { bring } = await setUp();
    await bring({ version: 2 ** 31 - 1 });
    expect(await refused(bring())).toBe("INVALID_INPUT");
  });

  test("takes an admin", async () => {
    const { world } = await setUp();
    const user = await world.user("ann");
    const nobody: Actor = { user: null, node: null, anonymous: "read", facade: "ufdl" };
    expect(await refused(world.run(user, (change) => importTemplate(change, body())))).toBe("FORBIDDEN");
    expect(await refused(world.run(nobody, (change) => importTemplate(change, body())))).toBe(
      "UNAUTHENTICATED",
    );
  });
});

describe("removing a template", () => {
  test("is soft, and a repeat keeps the first time", async () => {
    const { world, admin, bring } = await setUp();
    const { id } = await bring();
    const remove = () => world.run(admin, (change) => removeTemplate(change, id));
    const deletedAt = world.clock.now();
    expect((await remove()).deletedAt).toEqual(deletedAt);
    world.clock.advance(60);
    expect((await remove()).deletedAt).toEqual(deletedAt);
    expect((await events(world)).map(([type]) => type)).toEqual(["TEMPLATE_IMPORTED", "TEMPLATE_DELETED"]);
  });

  test("takes an admin and a template that was imported", async () => {
    const { world, admin, bring } = await setUp();
    const { id } = await bring();
    const user = await world.user("ann");
    const remove = (actor: Actor, pk: number) => refused(world.run(actor, (c) => removeTemplate(c, pk)));
    expect(await remove(user, id)).toBe("FORBIDDEN");
    expect(await remove(admin, 0)).toBe("TEMPLATE_NOT_WORKABLE");
    expect(await remove(admin, 999)).toBe("NOT_FOUND");
  });
});

describe("a template tells", () => {
  test("its types and outputs", async () => {
    const { world, bring } = await setUp();
    const template = await bring();
    expect(getTypes(template)).toEqual({ DomainType: domain, FrameworkType: framework });
    expect(getOutputs(template)).toEqual({ model: `Model<${domain}, ${framework}>` });
    const command = await stored(world, 0);
    expect(() => getTypes(command)).toThrow(expect.objectContaining({ code: "TEMPLATE_NOT_WORKABLE" }));
    expect(() => getOutputs(command)).toThrow(expect.objectContaining({ code: "TEMPLATE_NOT_WORKABLE" }));
    expect(getAllParameters(command)).toEqual({});
  });

  test("what a form needs to know of its parameters", async () => {
    const { bring } = await setUp();
    const template = await bring(
      {},
      {
        parameters: {
          epochs: {
            types: ["int", "Array<float, 2>"],
            help: "h",
            default: [1, 2],
            defaultType: "Array<float, 2>",
          },
          name: { types: ["'a'", "PK<Dataset>", "Map<bool>", "@true", "8"], help: "req" },
        },
      },
    );
    const pair = { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 };
    expect(getAllParameters(template)).toEqual({
      epochs: {
        types: { int: { type: "integer" }, "Array<float, 2>": pair },
        help: "h",
        default: { value: [1, 2], type: "Array<float, 2>", schema: pair, const: false },
      },
      name: {
        types: {
          "'a'": { const: "a" },
          "PK<Dataset>": { type: "integer" },
          "Map<bool>": { type: "object", properties: {}, additionalProperties: { type: "boolean" } },
          "@true": { const: true },
          "8": { const: 8 },
        },
        help: "req",
      },
    });
  });
});

test("a job made from an imported template stores what was given", async () => {
  const { world, admin, bring } = await setUp();
  const template = await bring({}, { parameters: { epochs: { types: ["int"], default: 3, help: "" } } });
  const dataset = { value: 1, type: `PK< Dataset<${domain}> >` };
  const job = await world.run(admin, (change) =>
    createFromTemplate(change, {
      template: template.id,
      title: "mine",
      inputValues: { dataset, other: { value: 2, type: "int" } },
    }),
  );
  expect(await world.job(job.id)).toMatchObject({
    kind: "TEMPLATE",
    title: "mine",
    state: "WAITING",
    inputValues: `{"dataset":{"value":1,"type":"PK<Dataset<${domain}>>"}}`,
    parameterValues: "{}",
  });
  expect(
    await refused(
      world.run(admin, (change) => createFromTemplate(change, { template: template.id, inputValues: {} })),
    ),
  ).toBe("INPUT_MISSING");
});

test("a template's lease is that of its jobs, unless they have their own", async () => {
  const { world, admin, bring } = await setUp();
  const template = await bring({ lease: 50 });
  const inputValues = { dataset: { value: 1, type: `PK<Dataset<${domain}>>` } };
  const make = (own: { lease?: number }) =>
    world.run(admin, (change) => createFromTemplate(change, { template: template.id, inputValues, ...own }));
  expect([(await make({})).lease, (await make({ lease: 70 })).lease]).toEqual([50, 70]);
  expect(await refused(bring({ lease: -1 }))).toBe("INVALID_INPUT");
});

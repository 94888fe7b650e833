import { describe, expect, test } from "@jest/globals";
import { data, execute } from "../support/graph.ts";
import { statementsOf } from "../support/statements.ts";
import { withWorld } from "../support/world.ts";

type Answer = Record<string, Record<string, unknown>>;

const create = /* GraphQL */ `
  mutation ($input: CommandJobInput!) {
    createCommandJob(input: $input) {
      job { number state phase creator { username } dependencies { number } parent { number } }
      errors { code detail }
    }
  }
`;

describe("one job", () => {
  test("is created, acquired, started, told about and finished by a node, and each answer shows it", async () => {
    const world = await withWorld();
    const user = await world.user("ann");
    const node = await world.worker(user, { name: "one" });
    const made = await data<Answer>(world, user, create, { input: { title: "a", command: "true" } });
    expect(made.createCommandJob?.job).toEqual({
      number: 1,
      state: "WAITING",
      phase: "CREATED",
      creator: { username: "ann" },
      dependencies: [],
      parent: null,
    });
    const life = /* GraphQL */ `
      mutation {
        acquireJob(id: 1) { job { state node { name online } attempt } }
        startJob(id: 1, attempt: 1) { job { state node { currentJob { number } } } }
        progressJob(id: 1, progress: 0.5, data: { loss: 1.5, tags: ["x"] }) { job { progress progressData } }
        finishJob(id: 1) { job { state phase runs { totalCount nodes { outcome nodeName } } } }
      }
    `;
    expect(await data(world, node, life)).toEqual({
      acquireJob: { job: { state: "WAITING", node: { name: "one", online: true }, attempt: 1 } },
      startJob: { job: { state: "WORKING", node: { currentJob: { number: 1 } } } },
      progressJob: { job: { progress: 0.5, progressData: { loss: 1.5, tags: ["x"] } } },
      finishJob: {
        job: {
          state: "FINISHED",
          phase: "FINISHED",
          runs: { totalCount: 1, nodes: [{ outcome: "FINISHED", nodeName: "one" }] },
        },
      },
    });
  });

  test("that may not be changed so answers no job, and an error with its code and what it speaks of", async () => {
    const world = await withWorld();
    const user = await world.user("ann");
    const { id: pk } = await world.command(user);
    const answer = await data<Answer>(
      world,
      user,
      `mutation ($pk: ID!) { resetJob(id: $pk) { job { number } errors { code message field detail } } }`,
      { pk },
    );
    expect(answer.resetJob).toMatchObject({
      job: null,
      errors: [
        {
          code: "ILLEGAL_TRANSITION",
          field: null,
          detail: { number: pk, state: "WAITING", phase: "CREATED" },
        },
      ],
    });
  });

  test("is left alone for callers who have to log in first: an error, and no payload", async () => {
    const world = await withWorld();
    await world.command(await world.user("ann"));
    const reader = { user: null, node: null, anonymous: "read", facade: "graphql" } as const;
    const answer = await execute(world, reader, "mutation { cancelJob(id: 1) { errors { code } } }");
    expect(answer.data).toBeNull();
    expect(answer.errors?.[0]?.originalError).toMatchObject({ code: "UNAUTHENTICATED" });
    expect((await world.job(1)).state).toBe("WAITING");
  });

  test("that is not there for the acting node is null for acquireNextJob", async () => {
    const world = await withWorld();
    const node = await world.worker(await world.user("ann"), { name: "one" });
    expect(await data(world, node, "mutation { acquireNextJob { job { number } errors { code } } }")).toEqual(
      {
        acquireNextJob: { job: null, errors: [] },
      },
    );
  });

  test("is found by whom it was made, planned or edited to run for", async () => {
    const world = await withWorld();
    const user = await world.user("ann");
    const change = /* GraphQL */ `
      mutation {
        createCommandJob(input: { command: "true", onBehalfOf: "made" }) { __typename }
        createJobTree(tree: { onBehalfOf: "planned", children: [{ command: "true", onBehalfOf: "child" }] }) {
          __typename
        }
        made: updateJob(id: 1, changes: { title: "kept" }) { job { onBehalfOf } }
        edited: editJobs(edits: [{ id: 2, onBehalfOf: "edited" }]) { jobs { onBehalfOf } }
      }
    `;
    expect(await data(world, user, change)).toMatchObject({
      made: { job: { onBehalfOf: "made" } },
      edited: { jobs: [{ onBehalfOf: "edited" }] },
    });
    const find = `{
      jobs(filter: { onBehalfOf: { in: ["made", "edited", "child"] } }, orderBy: { field: ON_BEHALF_OF }) { nodes { number } }
      jobFacets { onBehalfOf }
    }`;
    expect(await data(world, user, find)).toEqual({
      jobs: { nodes: [{ number: 3 }, { number: 2 }, { number: 1 }] },
      jobFacets: { onBehalfOf: ["child", "edited", "made"] },
    });
  });

  test("is answered by purgeJob as it was, with all that belonged to it", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const group = await world.command(admin, { command: "", title: "group" });
    await world.command(admin, { parent: group.id, title: "leaf" });
    const purge = /* GraphQL */ `
      mutation {
        purgeJob(id: 1) {
          job { title deletedAt template { name } children { totalCount nodes { title } } creator { username } }
        }
      }
    `;
    expect(await data(world, admin, purge)).toEqual({
      purgeJob: {
        job: {
          title: "group",
          deletedAt: "2026-11-21T12:00:00.000Z",
          template: { name: "command" },
          children: { totalCount: 1, nodes: [{ title: "leaf" }] },
          creator: { username: "root" },
        },
      },
    });
    expect(await data(world, admin, "{ jobs(includeDeleted: true) { totalCount } }")).toEqual({
      jobs: { totalCount: 0 },
    });
  });
});

describe("several jobs", () => {
  const cancel = /* GraphQL */ `
    mutation ($pks: [ID!]!) {
      cancelJobs(ids: $pks) {
        jobs { number state template { name } }
        errors { field code detail }
      }
    }
  `;

  test("are changed in one go and answered in the order they were named", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    for (let n = 0; n < 3; n++) await world.command(admin);
    const answer = await data<Answer>(world, admin, cancel, { pks: [3, 1, 3] });
    expect(answer.cancelJobs).toEqual({
      jobs: [3, 1].map((number) => ({ number, state: "CANCELLED", template: { name: "command" } })),
      errors: [],
    });
  });

  test("are changed as far as may be, with an error for each that may not", async () => {
    const world = await withWorld();
    const [ann, bob] = [await world.user("ann"), await world.user("bob")];
    await world.command(ann);
    await world.command(bob);
    await world.command(ann);
    const events = (await world.events()).length;
    expect(await data(world, ann, cancel, { pks: [9, 1, "x", 2, 3] })).toEqual({
      cancelJobs: {
        jobs: [1, 3].map((number) => ({ number, state: "CANCELLED", template: { name: "command" } })),
        errors: [
          expect.objectContaining({ field: "ids.2", code: "INVALID_INPUT" }),
          expect.objectContaining({ field: "ids.3", code: "FORBIDDEN" }),
          { field: "ids.0", code: "NOT_FOUND", detail: { kind: "job", key: 9, number: 9 } },
        ],
      },
    });
    expect((await world.job(2)).state).toBe("WAITING");
    expect(await world.events()).toHaveLength(events + 2);
  });

  test("are all left alone when one of them may not be changed, where it is all or none", async () => {
    const world = await withWorld();
    const [ann, bob] = [await world.user("ann"), await world.user("bob")];
    await world.command(ann);
    await world.command(bob);
    const events = (await world.events()).length;
    const atomic = cancel.replace("ids: $pks", "ids: $pks, atomic: true");
    expect(await data(world, ann, atomic, { pks: [1, 2] })).toMatchObject({
      cancelJobs: { jobs: [], errors: [{ code: "FORBIDDEN", field: null }] },
    });
    expect(await data(world, ann, atomic, { pks: [1, 9] })).toMatchObject({
      cancelJobs: { jobs: [], errors: [{ code: "NOT_FOUND", detail: { kind: "job", key: 9 } }] },
    });
    expect((await world.job(1)).state).toBe("WAITING");
    expect(await world.events()).toHaveLength(events);
  });

  test("leave nothing of a change that was refused half-way", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    for (const title of ["one", "two", "three"]) await world.command(admin, { title });
    const events = (await world.events()).length;
    const edit = /* GraphQL */ `
      mutation {
        editJobs(
          edits: [{ id: 1, title: "1" }, { id: 2, title: "2", parent: 3 }, { id: 1, title: "again" }, { id: 3, title: "3" }]
        ) { jobs { number title } errors { field code } }
      }
    `;
    expect(await data(world, admin, edit)).toEqual({
      editJobs: {
        jobs: [
          { number: 1, title: "1" },
          { number: 3, title: "3" },
        ],
        errors: [
          { field: "edits.2", code: "INVALID_INPUT" },
          { field: "edits.1", code: "NOT_A_GROUP" },
        ],
      },
    });
    expect(await world.job(2)).toMatchObject({ title: "two", parentId: null });
    expect(await world.events()).toHaveLength(events + 2);
  });

  test("are purged also when one goes with the other", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const group = await world.command(admin, { command: "" });
    const leaf = await world.command(admin, { parent: group.id });
    const purge = `mutation ($pks: [ID!]!) { purgeJobs(ids: $pks) { jobs { number parent { number } deletedAt } } }`;
    const deletedAt = "2026-11-21T12:00:00.000Z";
    expect(await data(world, admin, purge, { pks: [leaf.id, group.id] })).toEqual({
      purgeJobs: {
        jobs: [
          { number: leaf.id, parent: { number: group.id }, deletedAt },
          { number: group.id, parent: null, deletedAt },
        ],
      },
    });
  });

  test("are at most 1,000", async () => {
    const world = await withWorld();
    const pks = Array.from({ length: 1_001 }, (_, pk) => pk);
    expect(await data(world, await world.admin(), cancel, { pks })).toMatchObject({
      cancelJobs: { jobs: [], errors: [{ code: "INVALID_INPUT", field: "ids" }] },
    });
  });
});

describe("a node", () => {
  test("is registered, updated, paused, taken out of service and removed", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const life = /* GraphQL */ `
      mutation {
        registerNode(input: { ip: "10.0.0.1", index: 0, cpuMemory: 68719476736, hardwareGeneration: 6 }) {
          node { number name state cpuMemory hardwareGeneration { generation } }
        }
        updateNode(id: 1, input: { hostname: "a", cpuMemory: null }) { node { name cpuMemory } }
        pauseNode(id: 1, reason: "rest") { node { state pauseReason } }
        resumeNode(id: 1) { node { state pauseReason } }
        deactivateNode(id: 1) { node { state deprecatedAt } }
        activateNode(id: 1) { node { state deprecatedAt } }
        removeNode(id: 1) { node { state } }
        pingNode { node { number } }
      }
    `;
    expect(await data(world, admin, life)).toEqual({
      registerNode: {
        node: {
          number: 1,
          name: "10.0.0.1",
          state: "IDLE",
          cpuMemory: 68_719_476_736,
          hardwareGeneration: { generation: "Turing" },
        },
      },
      updateNode: { node: { name: "a", cpuMemory: null } },
      pauseNode: { node: { state: "PAUSED", pauseReason: "rest" } },
      resumeNode: { node: { state: "IDLE", pauseReason: null } },
      deactivateNode: { node: { state: "INACTIVE", deprecatedAt: "2026-11-21T12:00:00.000Z" } },
      activateNode: { node: { state: "IDLE", deprecatedAt: null } },
      removeNode: { node: { state: "REMOVED" } },
      pingNode: { node: null },
    });
  });

  test("is online for a minute after its ping, by the services' clock", async () => {
    const world = await withWorld();
    const node = await world.worker(await world.user("ann"), { name: "one" });
    const ping = "mutation { pingNode { node { online lastSeenAt } } }";
    expect(await data(world, node, ping)).toEqual({
      pingNode: { node: { online: true, lastSeenAt: "2026-11-21T12:00:00.000Z" } },
    });
    const online = () => data(world, node, "{ computeNode(id: 1) { online } }");
    world.clock.advance(60);
    expect(await online()).toEqual({ computeNode: { online: true } });
    world.clock.advance(1);
    expect(await online()).toEqual({ computeNode: { online: false } });
  });
});

test("templates and hardware are added and taken away by operators", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  const change = /* GraphQL */ `
    mutation ($parameters: [TemplateParameterInput!]!) {
      addHardwareGeneration(generation: "New", minComputeCapability: 10, maxComputeCapability: 11) { hardwareGeneration { number generation } }
      importTemplate(
        input: {
          name: "t", scope: "any", licence: "MIT", domain: "sp", executorClass: "x.Y", requiredPackages: ""
          jobType: "Train<Domain<'Speech'>, Framework<'coqui', '0.1'>>", parameters: $parameters
        }
      ) { template {
        number version domain creator { username } inputs { name types help } outputs { name type } typeArguments { name type }
        parameters { name help types { type schema } default { value type { type schema } const } }
      } errors { code message } }
      createTemplateJob(input: { template: 1, inputValues: [{ name: "dataset", value: 1, type: "PK<Dataset<Domain<'Speech'>>>" }] }) {
        job { kind inputValues { name value type } parameterValues { name } template { name } }
        errors { code message }
      }
      twice: createTemplateJob(input: { template: 1, inputValues: [
        { name: "dataset", value: 1, type: "int" }, { name: "dataset", value: 2, type: "int" }
      ] }) { job { number } errors { code field } }
      deleteTemplate(id: 1) { template { deletedAt jobs { totalCount } } }
    }
  `;
  const answer = await data<Answer>(world, admin, change, {
    parameters: [
      { name: "epochs", types: ["int"], default: 3, help: "How many" },
      { name: "seed", types: ["int"], default: null, defaultType: "Nothing" },
    ],
  });
  expect(answer.addHardwareGeneration?.hardwareGeneration).toEqual({ number: 9, generation: "New" });
  expect(answer.importTemplate?.template).toMatchObject({
    number: 1,
    version: 1,
    domain: "sp",
    typeArguments: expect.arrayContaining([{ name: "DomainType", type: "Domain<'Speech'>" }]),
    inputs: [{ name: "dataset", types: ["PK<Dataset<Domain<'Speech'>>>"] }],
    parameters: [
      {
        name: "epochs",
        help: "How many",
        types: [{ type: "int", schema: { type: "integer" } }],
        default: { value: 3, type: { type: "int", schema: { type: "integer" } }, const: false },
      },
      { name: "seed", default: { value: null, type: { type: "Nothing" } } },
    ],
    creator: { username: "root" },
  });
  expect(answer.createTemplateJob?.job).toMatchObject({
    kind: "TEMPLATE",
    inputValues: [{ name: "dataset", value: 1, type: "PK<Dataset<Domain<'Speech'>>>" }],
    parameterValues: [],
    template: { name: "t" },
  });
  expect(answer.twice).toEqual({
    job: null,
    errors: [{ code: "INVALID_INPUT", field: "inputValues.dataset" }],
  });
  expect(answer.deleteTemplate?.template).toEqual({
    deletedAt: "2026-11-21T12:00:00.000Z",
    jobs: { totalCount: 1 },
  });
  const listed = "{ templates { totalCount } all: templates(includeDeleted: true) { totalCount } }";
  expect(await data(world, admin, listed)).toEqual({ templates: { totalCount: 0 }, all: { totalCount: 3 } });
});

test("a bulk change of 20 jobs reads its answer in as many statements as one of 2", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (let n = 0; n < 44; n++) await world.command(admin);
  const reads = async (pks: number[]) => {
    const source = `mutation ($pks: [ID!]!) { pauseJobs(ids: $pks) { jobs { number template { name } } } }`;
    const statements = await statementsOf(() => execute(world, admin, source, { pks }));
    return statements.filter((sql) => /"Template"|`Template`/.test(sql)).length;
  };
  const few = await reads([1, 2]);
  expect(few).toBe(1);
  expect(await reads(Array.from({ length: 20 }, (_, n) => n + 10))).toBe(few);
});

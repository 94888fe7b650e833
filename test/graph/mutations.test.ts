import { describe, expect, test } from "@jest/globals";
import { data, execute } from "../support/graph.ts";
import { statementsOf } from "../support/statements.ts";
import { withWorld } from "../support/world.ts";

type Answer = Record<string, Record<string, unknown>>;

const create = /* GraphQL */ `
  mutation ($input: CommandJobInput!) {
    createCommandJob(input: $input) {
      ... on Job { number state phase creator { username } dependencies { number } parent { number } }
      ... on Refusal { code detail }
    }
  }
`;

describe("one job", () => {
  test("is created, acquired, started, told about and finished by a node, and each answer shows it", async () => {
    const world = await withWorld();
    const user = await world.user("ann");
    const node = await world.worker(user, { name: "one" });
    const made = await data<Answer>(world, user, create, { input: { title: "a", command: "true" } });
    expect(made.createCommandJob).toEqual({
      number: 1,
      state: "WAITING",
      phase: "CREATED",
      creator: { username: "ann" },
      dependencies: [],
      parent: null,
    });
    const life = /* GraphQL */ `
      mutation {
        acquireJob(id: 1) { ... on Job { state node { name online } attempt } }
        startJob(id: 1, attempt: 1) { ... on Job { state node { currentJob { number } } } }
        progressJob(id: 1, progress: 0.5, data: { loss: 1.5, tags: ["x"] }) { ... on Job { progress progressData } }
        finishJob(id: 1) { ... on Job { state phase runs { totalCount nodes { outcome nodeName } } } }
      }
    `;
    expect(await data(world, node, life)).toEqual({
      acquireJob: { state: "WAITING", node: { name: "one", online: true }, attempt: 1 },
      startJob: { state: "WORKING", node: { currentJob: { number: 1 } } },
      progressJob: { progress: 0.5, progressData: { loss: 1.5, tags: ["x"] } },
      finishJob: {
        state: "FINISHED",
        phase: "FINISHED",
        runs: { totalCount: 1, nodes: [{ outcome: "FINISHED", nodeName: "one" }] },
      },
    });
  });

  test("that may not be changed so answers a Refusal with its code and what it speaks of", async () => {
    const world = await withWorld();
    const user = await world.user("ann");
    const { id: pk } = await world.command(user);
    const answer = await data<Answer>(
      world,
      user,
      `mutation ($pk: ID!) { resetJob(id: $pk) { __typename ... on Refusal { code message detail } } }`,
      { pk },
    );
    expect(answer.resetJob).toMatchObject({
      __typename: "Refusal",
      code: "ILLEGAL_TRANSITION",
      detail: { pk, state: "WAITING", phase: "CREATED" },
    });
  });

  test("that is not there for the acting node is null for acquireNextJob", async () => {
    const world = await withWorld();
    const node = await world.worker(await world.user("ann"), { name: "one" });
    expect(await data(world, node, "mutation { acquireNextJob { ... on Job { number } } }")).toEqual({
      acquireNextJob: null,
    });
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
        made: updateJob(id: 1, changes: { title: "kept" }) { ... on Job { onBehalfOf } }
        edited: editJobs(edits: [{ id: 2, onBehalfOf: "edited" }]) { ... on ChangedJobs { jobs { onBehalfOf } } }
      }
    `;
    expect(await data(world, user, change)).toMatchObject({
      made: { onBehalfOf: "made" },
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
          ... on Job { title deletedAt template { name } children { totalCount nodes { title } } creator { username } }
        }
      }
    `;
    expect(await data(world, admin, purge)).toEqual({
      purgeJob: {
        title: "group",
        deletedAt: "2026-11-21T12:00:00.000Z",
        template: { name: "command" },
        children: { totalCount: 1, nodes: [{ title: "leaf" }] },
        creator: { username: "root" },
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
        ... on ChangedJobs { jobs { number state template { name } } }
        ... on Refusal { code detail }
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
    });
  });

  test("are all left alone when one of them may not be changed", async () => {
    const world = await withWorld();
    const [ann, bob] = [await world.user("ann"), await world.user("bob")];
    await world.command(ann);
    await world.command(bob);
    const events = (await world.events()).length;
    expect(await data(world, ann, cancel, { pks: [1, 2] })).toMatchObject({
      cancelJobs: { code: "FORBIDDEN" },
    });
    expect(await data(world, ann, cancel, { pks: [1, 9] })).toMatchObject({
      cancelJobs: { code: "NOT_FOUND", detail: { kind: "job", key: 9 } },
    });
    expect((await world.job(1)).state).toBe("WAITING");
    expect(await world.events()).toHaveLength(events);
  });

  test("are purged also when one goes with the other", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const group = await world.command(admin, { command: "" });
    const leaf = await world.command(admin, { parent: group.id });
    const purge = `mutation ($pks: [ID!]!) { purgeJobs(ids: $pks) { ... on ChangedJobs { jobs { number parent { number } deletedAt } } } }`;
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
      cancelJobs: { code: "INVALID_INPUT", detail: { field: "ids" } },
    });
  });
});

describe("a node", () => {
  test("is registered, updated, paused, taken out of service and removed", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const life = /* GraphQL */ `
      mutation {
        registerNode(input: { ip: "10.0.0.1", index: 0, cpuMemory: 68719476736, hardware: 6 }) {
          ... on ComputeNode { number name state cpuMemory hardware { generation } }
        }
        updateNode(id: 1, input: { hostname: "a", cpuMemory: null }) { ... on ComputeNode { name cpuMemory } }
        pauseNode(id: 1, reason: "rest") { ... on ComputeNode { state pauseReason } }
        resumeNode(id: 1) { ... on ComputeNode { state pauseReason } }
        deactivateNode(id: 1) { ... on ComputeNode { state deprecatedAt } }
        activateNode(id: 1) { ... on ComputeNode { state deprecatedAt } }
        removeNode(id: 1) { ... on ComputeNode { state } }
        pingNode { ... on ComputeNode { number } }
      }
    `;
    expect(await data(world, admin, life)).toEqual({
      registerNode: {
        number: 1,
        name: "10.0.0.1",
        state: "IDLE",
        cpuMemory: 68_719_476_736,
        hardware: { generation: "Turing" },
      },
      updateNode: { name: "a", cpuMemory: null },
      pauseNode: { state: "PAUSED", pauseReason: "rest" },
      resumeNode: { state: "IDLE", pauseReason: null },
      deactivateNode: { state: "INACTIVE", deprecatedAt: "2026-11-21T12:00:00.000Z" },
      activateNode: { state: "IDLE", deprecatedAt: null },
      removeNode: { state: "REMOVED" },
      pingNode: null,
    });
  });

  test("is online for a minute after its ping, by the services' clock", async () => {
    const world = await withWorld();
    const node = await world.worker(await world.user("ann"), { name: "one" });
    const ping = "mutation { pingNode { ... on ComputeNode { online lastSeenAt } } }";
    expect(await data(world, node, ping)).toEqual({
      pingNode: { online: true, lastSeenAt: "2026-11-21T12:00:00.000Z" },
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
    mutation ($parameters: JSON!) {
      addHardwareGeneration(generation: "New", minComputeCapability: 10, maxComputeCapability: 11) { ... on HardwareGeneration { number generation } }
      importTemplate(
        input: {
          name: "t", scope: "any", licence: "MIT", domain: "sp", executorClass: "x.Y", requiredPackages: ""
          jobType: "Train<Domain<'Speech'>, Framework<'coqui', '0.1'>>", parameters: $parameters
        }
      ) { ... on Template { number version domain parameters inputs creator { username } } ... on Refusal { code message } }
      createTemplateJob(input: { template: 1, inputValues: { dataset: { value: 1, type: "PK<Dataset<Domain<'Speech'>>>" } } }) {
        ... on Job { kind inputValues parameterValues template { name } }
        ... on Refusal { code message }
      }
      deleteTemplate(id: 1) { ... on Template { deletedAt jobs { totalCount } } }
    }
  `;
  const answer = await data<Answer>(world, admin, change, {
    parameters: { epochs: { types: ["int"], default: 3, help: "How many" } },
  });
  expect(answer.addHardwareGeneration).toEqual({ number: 9, generation: "New" });
  expect(answer.importTemplate).toMatchObject({
    number: 1,
    version: 1,
    domain: "sp",
    parameters: { epochs: { types: ["int"], default: 3, default_type: "int" } },
    creator: { username: "root" },
  });
  expect(answer.createTemplateJob).toMatchObject({
    kind: "TEMPLATE",
    parameterValues: {},
    template: { name: "t" },
  });
  expect(answer.deleteTemplate).toEqual({ deletedAt: "2026-11-21T12:00:00.000Z", jobs: { totalCount: 1 } });
  const listed = "{ templates { totalCount } all: templates(includeDeleted: true) { totalCount } }";
  expect(await data(world, admin, listed)).toEqual({ templates: { totalCount: 0 }, all: { totalCount: 3 } });
});

test("a bulk change of 20 jobs reads its answer in as many statements as one of 2", async () => {
  const world = await withWorld();
  const admin = await world.admin();
  for (let n = 0; n < 44; n++) await world.command(admin);
  const reads = async (pks: number[]) => {
    const source = `mutation ($pks: [ID!]!) { pauseJobs(ids: $pks) { ... on ChangedJobs { jobs { number template { name } } } } }`;
    const statements = await statementsOf(() => execute(world, admin, source, { pks }));
    return statements.filter((sql) => /"Template"|`Template`/.test(sql)).length;
  };
  const few = await reads([1, 2]);
  expect(few).toBe(1);
  expect(await reads(Array.from({ length: 20 }, (_, n) => n + 10))).toBe(few);
});

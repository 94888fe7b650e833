import { Coalition } from "../support/coalition.ts";
import { Nodepool } from "../support/nodepool.ts";
import { type Scale, scaleOn } from "../support/scale.ts";
import type { TestServer } from "../support/server.ts";
import { freshIp, Ufdl } from "../support/ufdl.ts";
import { type Screen, screens } from "./screens.ts";

/** The four REST APIs of one server. */
export interface Apis {
  readonly server: TestServer;
  readonly ufdl: Ufdl;
  readonly scale: Scale;
  readonly nodepool: Nodepool;
  readonly coalition: Coalition;
  /** The data of a query; of a mutation, whose errors must be none. */
  graph<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}
export type Api = "ufdl" | "scale" | "nodepool" | "coalition";

export async function apisOf(server: TestServer): Promise<Apis> {
  return {
    server,
    ufdl: new Ufdl(server, ""),
    scale: await scaleOn(server),
    nodepool: new Nodepool(server),
    coalition: new Coalition(server),
    graph: async <Data>(query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await server.graphql<Data>(query, variables);
      if (errors) throw new Error(errors[0]?.message);
      return data;
    },
  };
}

/** A change that is ready to be made. */
export interface Change {
  /** Where it shows; the screen's own path unless it is about something new. */
  readonly path?: string;
  /** What is on the page after it and not before. */
  readonly text: string;
  /** One call of a REST API, or two that belong together. */
  readonly make: () => Promise<unknown>;
}

/** @param name a new one for every change, of letters, digits and dashes */
type Prepare = (apis: Apis, name: string) => Promise<Change>;

const retitled =
  (job: number) =>
  (api: "ufdl" | "coalition"): Prepare =>
  async ({ ufdl, coalition }, name) => ({
    text: name,
    make: () =>
      api === "ufdl"
        ? ufdl.ok(ufdl.patch(`jobs/${job}`, { body: { description: name } }))
        : coalition.do("POST", "/api/jobs", { [job]: { title: name } }),
  });

/** A node of UFDL begins a job. */
const begun: Prepare = async ({ ufdl }, name) => {
  const node = await ufdl.node(freshIp());
  const job = await ufdl.job(name);
  const make = async () => {
    await ufdl.ok(ufdl.acquire(job, node));
    await ufdl.ok(ufdl.start(job, node));
  };
  return { path: `/ui/nodes/${node}`, text: name, make };
};

const failed: Prepare = async (apis, name) => {
  const { ufdl } = apis;
  const node = await ufdl.node(freshIp());
  const job = await ufdl.jobIn("STARTED", node);
  return { text: name, make: () => ufdl.ok(ufdl.finish(job, node, name)) };
};

/** A worker of Coalition that has called once, and a job that is the first in the queue. */
async function worker({ coalition, graph }: Apis, name: string) {
  const one = coalition.worker(name);
  const other = await one.pick();
  if (other) await one.end(other.id);
  const job = await coalition.add({ title: `job-of-${name}` });
  const { computeNodes } = await graph<{ computeNodes: { nodes: { number: number }[] } }>(
    "query ($name: String!) { computeNodes(filter: { name: { eq: $name } }) { nodes { number } } }",
    { name },
  );
  return { worker: one, job, node: computeNodes.nodes[0]?.number };
}

const picked: Prepare = async (apis, name) => {
  const { worker: one, node } = await worker(apis, name);
  return { path: `/ui/nodes/${node}`, text: `job-of-${name}`, make: () => one.pick() };
};

/** A job that stays in the queue: behind those of `worker`, which have the highest priority as Coalition's default. */
const added: Prepare = async ({ coalition }, name) => ({
  text: name,
  make: () => coalition.add({ title: name, priority: 0 }),
});

const pausedBecause =
  (node: number): Prepare =>
  async ({ scale }, name) => ({
    path: `/ui/nodes/${node}`,
    text: name,
    make: () => scale.ask("PATCH", `/v6/nodes/${node}/`, { json: { is_paused: true, pause_reason: name } }),
  });

/** A node of Nodepool that is held when it is ready, and made ready when it is held. */
async function held({ nodepool, graph }: Apis) {
  const { computeNodes } = await graph<{
    computeNodes: { nodes: { number: number; nodepool: { state: string } }[] };
  }>('{ computeNodes(filter: { search: "small-0001" }) { nodes { number nodepool { state } } } }');
  const [node] = computeNodes.nodes;
  const next = node?.nodepool.state === "HOLD" ? "ready" : "hold";
  return {
    node: node?.number,
    next,
    make: () => nodepool.ask("PUT", `/v1/nodes/${node?.number}`, { json: { state: next } }),
  };
}

/** How many nodes stand so, and jobs. */
async function counted({ graph }: Apis, state: string): Promise<number> {
  const { nodeStats, jobStats } = await graph<{
    nodeStats: { states: { state: string; count: number }[] };
    jobStats: { groups: { state: string; count: number }[] };
  }>(`{ nodeStats { states { state count } }
    jobStats(filter: { isGroup: { eq: false } }, groupBy: [STATE]) { groups { state count } } }`);
  return [...nodeStats.states, ...jobStats.groups].find((one) => one.state === state)?.count ?? 0;
}

/** A disk image that has not been built, and its build. */
async function built({ nodepool, graph }: Apis, name: string) {
  await graph("mutation ($name: String!) { addDiskImage(name: $name) { errors { message } } }", { name });
  return { build: () => nodepool.ask("POST", `/v1/dib_images/${name}/build`) };
}

const inTree = retitled(11);

/**
 * Which API can change what each screen shows, and one such change of each. An API that is not named can change nothing
 * there: Scale has nodes and logins only, Nodepool nodes and images.
 */
export const changes: Partial<Record<Screen, Partial<Record<Api, Prepare>>>> = {
  overview: {
    ufdl: failed,
    scale: async (apis, name) => {
      const paused = await counted(apis, "PAUSED");
      const node = await apis.scale.node({ hostname: name });
      const { make } = await pausedBecause(node)(apis, name);
      return { text: `Busy${paused + 1}Paused`, make };
    },
    nodepool: async (apis) => {
      const { make, next } = await held(apis);
      const paused = await counted(apis, "PAUSED");
      return { text: `Busy${paused + (next === "hold" ? 1 : -1)}Paused`, make };
    },
    coalition: async (apis, name) => {
      const waiting = await counted(apis, "WAITING");
      return { ...(await added(apis, name)), text: `Working${waiting + 1}Waiting` };
    },
  },
  jobs: {
    ufdl: async ({ ufdl }, name) => {
      await ufdl.job();
      return { text: name, make: () => ufdl.job(name) };
    },
    nodepool: async (apis, name) => ({ text: name, make: (await built(apis, name)).build }),
    coalition: added,
  },
  job: {
    ufdl: retitled(3)("ufdl"),
    nodepool: async (apis, name) => {
      const { build } = await built(apis, name);
      await build();
      const { dibImages } = await apis.graph<{
        dibImages: { nodes: { number: number; jobs: { nodes: { number: number }[] } }[] };
      }>(
        "{ dibImages(first: 1, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { number jobs { nodes { number } } } } }",
      );
      const [image] = dibImages.nodes;
      return {
        path: `/ui/jobs/${image?.jobs.nodes[0]?.number}`,
        text: "Cancelled",
        make: () => apis.nodepool.ask("DELETE", `/v1/dib_images/${image?.number}`),
      };
    },
    coalition: retitled(3)("coalition"),
  },
  log: {
    ufdl: retitled(12)("ufdl"),
    coalition: async (apis, name) => {
      const { worker: one, job } = await worker(apis, name);
      await one.pick();
      return {
        path: `/ui/jobs/${job}/log`,
        text: `line of ${name}`,
        make: () => one.beat(job, `line of ${name}\n`),
      };
    },
  },
  tree: { ufdl: inTree("ufdl"), coalition: inTree("coalition") },
  graph: { ufdl: inTree("ufdl"), coalition: inTree("coalition") },
  timeline: {
    ufdl: async (apis, name) => ({ ...(await begun(apis, name)), path: screens.timeline.path }),
    coalition: async (apis, name) => ({ ...(await picked(apis, name)), path: screens.timeline.path }),
  },
  nodes: {
    ufdl: async ({ ufdl }) => {
      const ip = freshIp();
      return { text: ip, make: () => ufdl.node(ip) };
    },
    scale: async (apis, name) => ({ ...(await pausedBecause(5)(apis, name)), path: screens.nodes.path }),
    nodepool: async (apis) => {
      const { make, next } = await held(apis);
      return {
        path: "/ui/nodes?search=small-0001&state=PAUSED",
        text: next === "hold" ? "1 node" : "0 nodes",
        make,
      };
    },
    coalition: async ({ coalition }, name) => ({ text: name, make: () => coalition.worker(name).pick() }),
  },
  node: {
    ufdl: begun,
    scale: pausedBecause(5),
    nodepool: async (apis) => {
      const { node, next, make } = await held(apis);
      return {
        path: `/ui/nodes/${node}`,
        text: next === "hold" ? "ProvisioningHold" : "ProvisioningReady",
        make,
      };
    },
    coalition: picked,
  },
  "submit a template": {
    ufdl: async ({ ufdl }, name) => ({ text: `${name} v1`, make: () => ufdl.template(name) }),
  },
  templates: { ufdl: async ({ ufdl }, name) => ({ text: name, make: () => ufdl.template(name) }) },
  template: {
    ufdl: async ({ ufdl }, name) => {
      const job = await ufdl.job();
      const { template } = await ufdl.ok(ufdl.get<{ template: { pk: number } }>(`jobs/${job}`));
      return { path: `/ui/templates/${template.pk}`, text: name, make: () => ufdl.job(name) };
    },
  },
  images: {
    nodepool: async (apis, name) => ({ text: `${name}Building`, make: (await built(apis, name)).build }),
  },
  activity: {
    ufdl: async ({ ufdl }, name) => {
      await ufdl.job();
      return { text: name, make: () => ufdl.job(name) };
    },
    scale: async (apis, name) => ({ ...(await pausedBecause(5)(apis, name)), path: screens.activity.path }),
    nodepool: async (apis, name) => ({
      path: `${screens.activity.path}?type=IMAGE_CREATED`,
      text: name,
      make: (await built(apis, name)).build,
    }),
    coalition: added,
  },
  "access keys": {
    scale: async ({ graph, scale }, name) => {
      const user = { username: name, password: "a long password" };
      await graph(
        "mutation ($username: String!, $password: String!) { createUser(username: $username, password: $password) { __typename } }",
        user,
      );
      return {
        path: `/ui/admin/tokens?user=${name}`,
        text: "In force",
        make: () => scale.ask("POST", "/api-token-auth/", { as: null, json: user }),
      };
    },
  },
  gateway: {
    coalition: async (apis, name) => ({
      ...(await added(apis, name)),
      text: `Newest event${(await newestEvent(apis)) + 1}`,
    }),
  },
};

/** Changes that only the graph makes, for screens that no other API can change, or only in numbers that other tests change too. */
export const afterRestart: Partial<Record<Screen, Prepare>> = {
  users: async ({ graph }, name) => ({
    text: name,
    make: () =>
      graph(
        'mutation ($name: String!) { createUser(username: $name, password: "a long password") { __typename } }',
        { name },
      ),
  }),
  providers: async (apis, name) => ({ text: name, make: () => built(apis, name) }),
  gateway: async () => ({ text: screens.gateway.shows, make: async () => {} }),
};

async function newestEvent({ graph }: Apis): Promise<number> {
  const { gatewayHealth } = await graph<{ gatewayHealth: { lastEvent: number } }>(
    "{ gatewayHealth { lastEvent } }",
  );
  return gatewayHealth.lastEvent;
}

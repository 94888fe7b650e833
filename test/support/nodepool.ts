import { beforeAll } from "@jest/globals";
import type { node } from "../../src/rest/nodepool/nodes/schemas.ts";
import { call, type LegacyAnswer, type LegacyCall } from "./legacy.ts";
import { type ServerSettings, type TestServer, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";
import { made } from "./work.ts";
import type { Written } from "./written.ts";

export const nodepoolYaml = `
labels: [{name: small, image: trusty}]
providers:
  - name: cloud
    images: [{name: trusty, diskimage: trusty}, {name: bare}]
diskimages: [{name: trusty}]
`;

const refusal = "errors { code message }";

export type NodepoolNode = Written<typeof node>;
/** What disk images and those at a provider have in common. */
export type NodepoolImage = Pick<NodepoolNode, "id" | "state"> & { image_name: string };
export interface NodepoolProblem {
  description: string | null;
}

/** A server with Nodepool's API on it, and a configuration like its document's. */
export class Nodepool {
  readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  /** Calls a path as the admin for writes and as nobody for reads, unless told. */
  ask<Body = unknown>(
    method: string,
    path: string,
    { as, ...asked }: LegacyCall & { as?: "admin" | "user" | null } = {},
  ): Promise<LegacyAnswer<Body>> {
    const who = as === undefined ? (method === "GET" || method === "HEAD" ? null : "admin") : as;
    return call(this.server.url, method, path, { ...asked, ...(who ? { basic: this.server[who] } : {}) });
  }

  /** Registers a node through the graph; its number. */
  async node(input: Record<string, unknown>): Promise<number> {
    const query = `mutation ($input: ComputeNodeInput!) { made: registerNode(input: $input) { node { number } ${refusal} } }`;
    return made(this.server, query, { input });
  }

  /** Takes the next image job as a builder and ends it; the job's number. */
  async work(builder: number, error?: string): Promise<number> {
    const as = { node: builder };
    const take = `mutation { made: acquireNextJob(kinds: [IMAGE]) { job { number } ${refusal} } }`;
    const pk = await made(this.server, take, {}, as);
    const end =
      error === undefined
        ? `finishJob(id: ${pk}) { job { state } ${refusal} }`
        : `failJob(id: ${pk}, error: ${JSON.stringify(error)}) { job { state } ${refusal} }`;
    await this.server.graphql(`mutation { ${end} }`, {}, as);
    return pk;
  }
}

export async function withNodepool(settings: ServerSettings = {}): Promise<Nodepool> {
  const server = await withServer(settings);
  await server.graphql(
    `mutation ($yaml: String!) { importNodepoolConfig(yaml: $yaml) { __typename ${refusal} } }`,
    { yaml: nodepoolYaml },
  );
  return new Nodepool(server);
}

/** One server for all tests of the file. */
export function nodepoolForAll(settings: ServerSettings = {}): () => Nodepool {
  let nodepool: Nodepool;
  beforeAll(async () => {
    nodepool = await forAllTests(() => withNodepool(settings));
  });
  return () => nodepool;
}

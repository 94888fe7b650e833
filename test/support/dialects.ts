import { beforeAll } from "@jest/globals";
import { Coalition } from "./coalition.ts";
import { call, type LegacyCall } from "./legacy.ts";
import type { NodepoolNode } from "./nodepool.ts";
import type { ScaleNode, ScaleToken } from "./scale.ts";
import { type TestServer, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";
import { Ufdl } from "./ufdl.ts";

/** One server that the admin speaks to in every dialect, each at its prefix. */
export class Dialects {
  readonly server: TestServer;
  readonly coalition: Coalition;
  readonly ufdl: Ufdl;
  readonly #token: string;

  constructor(server: TestServer, token: string) {
    this.server = server;
    this.#token = token;
    this.coalition = new Coalition(server, "/coalition");
    this.ufdl = new Ufdl(server, "/ufdl");
  }

  /** The data of an operation that must succeed. */
  async graph<Data = unknown>(
    query: string,
    variables: Record<string, unknown> = {},
    as?: { node?: number },
  ): Promise<Data> {
    const { data, errors } = await this.server.graphql<Data>(query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** A mutation that must not be refused, as in `pauseJob(id: 4)`. */
  async mutate(field: string, as?: { node?: number }): Promise<void> {
    const data = await this.graph<{ done: { errors: { message: string }[] } }>(
      `mutation { done: ${field} { errors { message } } }`,
      {},
      as,
    );
    const [refused] = data.done.errors;
    if (refused) throw new Error(`${field}: ${refused.message}`);
  }

  scale(method: string, pk: number, json?: object) {
    return this.#node<ScaleNode>("/scale/v6/nodes", method, `${pk}/`, {
      token: this.#token,
      ...(json ? { json } : {}),
    });
  }

  nodepool(method: string, pk: number, form?: Record<string, string>) {
    return this.#node<NodepoolNode>("/nodepool/v1/nodes", method, String(pk), {
      basic: this.server.admin,
      ...(form ? { form } : {}),
    });
  }

  #node<Node>(at: string, method: string, tail: string, asked: LegacyCall) {
    return call<Node>(this.server.url, method, `${at}/${tail}`, asked);
  }
}

/** One such server for all tests of a file: each makes nodes and jobs of its own on it. */
export function dialectsForAll(): () => Dialects {
  let dialects: Dialects;
  beforeAll(async () => {
    const server = await forAllTests(() =>
      // The reaper's time is longer than a token's.
      withServer({ config: { jwt: { access: 86_400, refresh: 86_400 } } }),
    );
    const { username, password } = server.admin;
    const login = await call<ScaleToken>(server.url, "POST", "/api-token-auth/", {
      json: { username, password },
    });
    dialects = new Dialects(server, login.body.token);
  });
  return () => dialects;
}

/** What a change is through one dialect: the way to make it, or why there is none. */
export type Way = ((pk: number) => Promise<unknown>) | `none: ${string}`;

/** Those of the ways that there are. */
export function waysOf<D extends string>(
  ways: Readonly<Record<D, Way>>,
): [D, (pk: number) => Promise<unknown>][] {
  return (Object.entries(ways) as [D, Way][]).filter(
    (one): one is [D, (pk: number) => Promise<unknown>] => typeof one[1] === "function",
  );
}

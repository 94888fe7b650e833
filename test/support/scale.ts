import { beforeAll } from "@jest/globals";
import type { z } from "zod";
import type { tokenSchema } from "../../src/rest/scale/accounts/schemas.ts";
import type { node, nodeListSchema } from "../../src/rest/scale/nodes/schemas.ts";
import type { status } from "../../src/rest/scale/status/schemas.ts";
import { call, type LegacyAnswer, type LegacyCall } from "./legacy.ts";
import { type ServerSettings, type TestServer, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";
import { made } from "./work.ts";
import type { Written } from "./written.ts";

export type ScaleToken = z.infer<typeof tokenSchema>;
export type ScaleNode = Written<typeof node>;
export type ScaleNodes = Omit<z.infer<typeof nodeListSchema>, "results"> & { results: ScaleNode[] };
export type ScaleStatus = Written<typeof status>;

/** A server with Scale's API on it, and keys for its callers. */
export class Scale {
  readonly server: TestServer;
  /** Keys of an admin (Scale's staff) and of a plain user. */
  readonly keys: { admin: string; user: string };

  constructor(server: TestServer, keys: Scale["keys"]) {
    this.server = server;
    this.keys = keys;
  }

  /** Calls a path as the admin unless another token, or null for nobody, is given. */
  ask<Body = unknown>(
    method: string,
    path: string,
    { as = "admin", ...asked }: LegacyCall & { as?: "admin" | "user" | null } = {},
  ): Promise<LegacyAnswer<Body>> {
    const token = asked.token ?? (as === null ? undefined : this.keys[as]);
    return call(this.server.url, method, path, { ...asked, token });
  }

  /** Registers a node through the graph; its number. */
  async node(input: Record<string, unknown>): Promise<number> {
    const query =
      "mutation ($input: ComputeNodeInput!) { made: registerNode(input: $input) { node { number } errors { message } } }";
    return made(this.server, query, { input });
  }
}

async function keyOf({ url }: TestServer, { username, password }: { username: string; password: string }) {
  const { body, text } = await call<ScaleToken | undefined>(url, "POST", "/api-token-auth/", {
    json: { username, password },
  });
  if (!body?.token) throw new Error(`no token: ${text}`);
  return body.token;
}

export async function withScale(settings: ServerSettings = {}): Promise<Scale> {
  return scaleOn(await withServer(settings));
}

/** Scale's API on a server that runs already. */
export async function scaleOn(server: TestServer): Promise<Scale> {
  return new Scale(server, {
    admin: await keyOf(server, server.admin),
    user: await keyOf(server, server.user),
  });
}

/** One server for all tests of the file. */
export function scaleForAll(settings: ServerSettings = {}): () => Scale {
  let scale: Scale;
  beforeAll(async () => {
    scale = await forAllTests(() => withScale(settings));
  });
  return () => scale;
}

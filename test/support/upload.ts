import { change } from "../../src/domain/change.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { createCommand } from "../../src/domain/jobs/createCommand.ts";
import { start } from "../../src/domain/jobs/start.ts";
import { register } from "../../src/domain/nodes/register.ts";
import { filesIn } from "./folder.ts";
import { type TestServer, withServer } from "./server.ts";

export interface Workplace extends TestServer {
  /** A started job. */
  job: number;
  /** The pk of the node that holds it. */
  node: number;
  /** Headers of the user who works for that node. */
  holder: Record<string, string>;
  /** Files of the blob folder, finished or not. */
  stored(): Promise<string[]>;
  /** PUT /outputs/{job}/{name}?type=T as the holder. */
  put(name: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
}

/** A server with a started job and its holder. */
export async function withWorkplace(settings: Parameters<typeof withServer>[0] = {}): Promise<Workplace> {
  const server = await withServer(settings);
  const { services, user, config } = server;
  const known = { id: user.id, username: user.username, role: "USER" as const };
  const maker = { user: known, node: null, anonymous: "off" as const, facade: "graphql" };
  const node = await change({ services, actor: maker }, (change) => register(change, { name: "worker" }));
  const actor = { ...maker, node };
  const job = await change({ services, actor }, async (change) => {
    const { id } = await createCommand(change, { command: "train" });
    await acquire(change, id);
    return start(change, id);
  });
  const holder = { authorization: `Bearer ${user.bearer}`, "node-id": String(node.id) };
  const folder = config.blobUrl.replace(/^file:/, "");
  return {
    ...server,
    job: job.id,
    node: node.id,
    holder,
    stored: () => filesIn(folder),
    put: (name, body, headers = {}) =>
      fetch(`${server.url}/outputs/${job.id}/${name}?type=T`, {
        method: "PUT",
        headers: { ...holder, ...headers },
        body,
      }),
  };
}

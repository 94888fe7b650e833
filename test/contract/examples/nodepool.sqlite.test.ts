import { type NodepoolImage, nodepoolForAll } from "../../support/nodepool.ts";
import { documentsOf } from "../replay/documents.ts";
import { replay } from "../replay/replay.ts";
import type { World } from "../replay/world.ts";

const nodepool = nodepoolForAll();
let builder: number | undefined;
let nodes = 0;

const world: World = {
  url: () => nodepool().server.url,
  /** A ready node, a disk image that is built, and an image made from it. */
  async prepare(_endpoint, { request }) {
    const { username, password } = nodepool().server.admin;
    const basic = Buffer.from(`${username}:${password}`).toString("base64");
    builder ??= await nodepool().node({ name: "builder" });
    const state = (request.form ?? (request.body as Record<string, string> | undefined))?.state;
    const node_id = await nodepool().node({ hostname: `host-${++nodes}.com`, provider: "cloud" });
    // Only a node on hold can be made ready.
    if (state === "ready") {
      await nodepool().ask("PUT", `/v1/nodes/${node_id}`, { form: { state: "hold" } });
    }
    await nodepool().ask("POST", "/v1/dib_images/trusty/build");
    await nodepool().work(builder);
    await nodepool().ask("POST", "/v1/images/bare/update", { form: { provider_name: "cloud" } });
    await nodepool().work(builder);
    const newest = async (kind: string) => {
      const { body } = await nodepool().ask<NodepoolImage[]>("GET", `/v1/${kind}`);
      const { id = null, image_name = null } = body.at(-1) ?? {};
      return { id, image_name };
    };
    const image = await newest("images");
    return {
      blanks: {
        node_id,
        image_id: image.id,
        image_name: image.image_name,
        dib_image_id: (await newest("dib_images")).id,
        dib_image_name: "trusty",
        provider_name: "cloud",
      },
      callers: { anybody: {}, authentication: { authorization: `Basic ${basic}` } },
    };
  },
};

replay(documentsOf("nodepool"), world, ["", "/nodepool"]);

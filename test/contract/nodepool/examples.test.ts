import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { nodepoolForAll } from "../../support/nodepool.ts";

interface Example {
  request: { method: string; path: string; authentication: boolean; form?: Record<string, string> };
  response: { status: number; body: string | null };
}

const examples: Example[] = JSON.parse(
  readFileSync(new URL("../examples/nodepool.json", import.meta.url), "utf8"),
);
const keys: Record<string, string[]> = {
  node: ["id", "provider_name", "label_name", "target_name", "hostname", "nodename", "external_id", "az"],
  image: ["id", "provider_name", "image_name", "hostname", "version", "external_id", "server_external_id"],
  dib_image: ["id", "image_name", "filename", "version"],
};
const nodepool = nodepoolForAll();
const ids: Record<string, number> = {};

beforeAll(async () => {
  const builder = await nodepool().node({ name: "builder" });
  ids.nodes = await nodepool().node({ hostname: "host.com", providerName: "cloud" });
  await nodepool().ask("POST", "/v1/dib_images/trusty/build");
  await nodepool().work(builder);
  await nodepool().ask("POST", "/v1/images/bare/update", { form: { provider_name: "cloud" } });
  ids.dib_images = (await nodepool().ask("GET", "/v1/dib_images")).body[0].id;
  ids.images = (await nodepool().ask("GET", "/v1/images")).body[0].id;
});

describe("the document's calls", () => {
  test.each(examples.map((one) => [`${one.request.method} ${one.request.path}`, one] as const))(
    "%s",
    async (_name, { request, response }) => {
      const { method, form } = request;
      const kind = request.path.split("/")[2] as string;
      const path = request.path.replace("{id}", String(ids[kind])).replace("{name}", "trusty");
      const asked = form ? { form } : {};
      if (request.authentication) {
        expect((await nodepool().ask(method, path, { ...asked, as: null })).status).toBe(401);
      }
      const { status, body, text } = await nodepool().ask(method, path, asked);
      expect(status).toBe(response.status);
      if (response.body === "empty") {
        expect(text).toBe(status === 204 ? "" : "null");
      } else {
        const row = response.body?.startsWith("list of ") ? body[0] : body;
        const of = response.body?.replace("list of ", "") ?? "";
        expect(Object.keys(row)).toEqual(
          expect.arrayContaining([...(keys[of] ?? []), "_state", "state_time"]),
        );
      }
    },
  );
});

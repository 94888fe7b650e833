import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ConfigError } from "../../src/config.ts";
import { startServer } from "../../src/server.ts";
import { call } from "../support/legacy.ts";
import { nodepoolYaml } from "../support/nodepool.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

async function file(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-yaml-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "nodepool.yaml");
  await writeFile(path, text);
  return path;
}

test("a server takes over the nodepool.yaml that NODEPOOL_CONFIG names", async () => {
  const server = await withServer({
    config: { nodepool: { config: await file(nodepoolYaml), reapAfter: 300 } },
  });
  const { data } = await server.graphql(
    "{ providers { nodes { name configured images { nodes { name diskImage } } } } labels { nodes { name } } }",
  );
  expect(data).toEqual({
    providers: {
      nodes: [
        {
          name: "cloud",
          configured: true,
          images: {
            nodes: [
              { name: "trusty", diskImage: "trusty" },
              { name: "bare", diskImage: null },
            ],
          },
        },
      ],
    },
    labels: { nodes: [{ name: "small" }] },
  });
  const built = await call(server.url, "POST", "/v1/dib_images/trusty/build", { basic: server.admin });
  expect(built.status).toBe(201);
});

test("a file that is missing or wrong stops the start, by the setting's name", async () => {
  const server = await withServer();
  await server.close();
  const start = async (config: string) =>
    startServer({ ...server.config, nodepool: { config, reapAfter: 300 } }).then(
      () => null,
      (error: unknown) => error,
    );
  for (const [path, reason] of [
    ["/nowhere/nodepool.yaml", /^NODEPOOL_CONFIG can't be read: ENOENT/],
    [await file("providers: [{images: []}]"), /^NODEPOOL_CONFIG \(.*\): .*providers\.0\.name/],
  ] as const) {
    const error = await start(path);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toMatch(reason);
  }
});

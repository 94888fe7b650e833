import { describe, expect, test } from "@jest/globals";
import {
  type NodepoolImage,
  type NodepoolProblem,
  nodepoolForAll,
  withNodepool,
} from "../../support/nodepool.ts";

const nodepool = nodepoolForAll();
const json = { accept: "application/json" };
const said = async (method: string, path: string, asked: object = {}) => {
  const { status, body, text } = await nodepool().ask<NodepoolProblem | null>(method, path, {
    headers: json,
    ...asked,
  });
  return [status, body === null ? text : body?.description];
};
const cloud = { form: { provider_name: "cloud" } };

describe("a disk image", () => {
  test("is built by a worker, uploaded, and deleted", async () => {
    const builder = await nodepool().node({ name: "builder" });
    expect(await said("POST", "/v1/dib_images/trusty/upload", cloud)).toEqual([
      409,
      "There is no ready build of disk image trusty.",
    ]);
    expect(await said("POST", "/v1/dib_images/trusty/build")).toEqual([201, "null"]);
    expect(await said("POST", "/v1/dib_images/trusty/build")).toEqual([201, "null"]);
    const [building, ...more] = (await nodepool().ask<NodepoolImage[]>("GET", "/v1/dib_images")).body;
    expect(more).toEqual([]);
    expect(building).toEqual({
      id: building?.id,
      image_name: "trusty",
      filename: null,
      version: 1795262400,
      _state: 1,
      state_time: 1795262400,
      state: "building",
    });
    await nodepool().work(builder);
    const at = `/v1/dib_images/${building?.id}`;
    expect((await nodepool().ask("GET", at)).body).toMatchObject({ _state: 2, state: "ready" });
    expect(await said("POST", "/v1/dib_images/trusty/upload", cloud)).toEqual([201, "null"]);
    await nodepool().work(builder);
    const [image] = (await nodepool().ask<NodepoolImage[]>("GET", "/v1/images/")).body;
    expect(image).toMatchObject({ provider_name: "cloud", image_name: "trusty", _state: 2 });
    expect((await nodepool().ask("DELETE", `/v1/images/${image?.id}`)).status).toBe(204);
    expect((await nodepool().ask("DELETE", at, { headers: json })).status).toBe(204);
    expect(await said("GET", at)).toEqual([404, "Dib image id not found"]);
    expect(await said("DELETE", at)).toEqual([404, "Dib image id not found"]);
  });

  test("404 and 400 in their order", async () => {
    expect(await said("POST", "/v1/dib_images/xenial/build")).toEqual([404, "Dib image name not found"]);
    const upload = (name: string, form?: object) =>
      said("POST", `/v1/dib_images/${name}/upload`, form ? { form } : {});
    expect(await upload("xenial")).toEqual([400, "Request body parameter 'provider_name' missing"]);
    expect(await upload("xenial", { provider_name: "no" })).toEqual([404, "Provider name not found"]);
    expect(await upload("xenial", { provider_name: "cloud" })).toEqual([404, "Dib image name not found"]);
    expect((await said("POST", "/v1/dib_images/xenial/build", { as: null }))[0]).toBe(401);
    expect((await said("POST", "/v1/dib_images/trusty/build", { as: "user" }))[0]).toBe(403);
  });
});

describe("an image at a provider", () => {
  const update = (image: string, asked: object = cloud) => said("POST", `/v1/images/${image}/update`, asked);

  test("201 by name and by number; nothing is made of one that comes from a disk image", async () => {
    expect(await update("bare")).toEqual([201, "null"]);
    const [image] = (await nodepool().ask<NodepoolImage[]>("GET", "/v1/images")).body;
    expect(image).toMatchObject({ image_name: "bare", _state: 1 });
    expect(Object.keys(image ?? {})).toEqual([
      "id",
      "provider_name",
      "image_name",
      "hostname",
      "version",
      "external_id",
      "server_external_id",
      "_state",
      "state_time",
      "state",
    ]);
    expect(await update(`${image?.id}`, { json: { provider_name: "cloud" } })).toEqual([201, "null"]);
    expect(await update("trusty")).toEqual([201, "null"]);
    expect((await nodepool().ask("GET", "/v1/images")).body).toHaveLength(2);
  });

  test("400 and 404 in their order", async () => {
    expect(await update("none", {})).toEqual([400, "Request body parameter 'provider_name' missing"]);
    expect(await update("none", { form: { provider_name: "no" } })).toEqual([404, "Provider name not found"]);
    expect(await update("none")).toEqual([404, "Image name not found"]);
    expect(await update("trusty", { form: { provider_name: "a\0" } })).toEqual([
      404,
      "Provider name not found",
    ]);
    expect(await said("POST", "/v1/dib_images/a%00b/build")).toEqual([404, "Dib image name not found"]);
    expect(await said("GET", "/v1/images/999")).toEqual([404, "Image id not found"]);
    expect(await said("DELETE", "/v1/images/abc")).toEqual([404, "Image id not found"]);
  });
});

test("a failing build takes its row away and leaves an event that says why", async () => {
  const own = await withNodepool();
  const builder = await own.node({ name: "builder" });
  await own.ask("POST", "/v1/dib_images/trusty/build");
  await own.work(builder, "no space left on device");
  expect((await own.ask("GET", "/v1/dib_images")).body).toEqual([]);
  const { data } = await own.server.graphql(
    "{ events(filter: { type: { eq: IMAGE_REMOVED } }) { nodes { data dibImage { image removedAt } } } }",
  );
  const removed = { data: { reason: "no space left on device" }, dibImage: { image: "trusty" } };
  expect(data).toMatchObject({ events: { nodes: [removed] } });
});

import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { operation } from "../../route.ts";
import { pathText, view } from "../../schemas.ts";
import { parametersOf, providerForm } from "../body.ts";
import * as graph from "../operations.generated.ts";
import { begun, byId, found, readDifferences, rowsAtMost, stateFields, withJson } from "../shared.ts";

/** A build of a disk image as Nodepool shows it. */
const dibImage = view<graph.NodepoolDibImageFragment>()({
  id: [z.int(), (row) => row.number],
  image_name: [z.string(), (row) => row.image],
  filename: [z.string().nullable(), (row) => row.filename],
  version: [z.int(), (row) => row.version],
  ...stateFields((row: graph.NodepoolDibImageFragment) => row),
});

const unknown = "Dib image id not found";
const onBuild = byId("build", unknown);
const named = { name: pathText("The disk image's name.", "trusty") };

const list = operation({
  name: "dib_images.list",
  summary: "List dib images",
  description: "The builds of disk images, by name.",
  operation: graph.NodepoolDibImagesDocument,
  variables: () => ({ first: rowsAtMost }),
  response: { status: 200, description: "The builds.", schema: z.array(dibImage.schema) },
  respond: ({ dibImages }) => dibImages.nodes.map(dibImage),
  differences: readDifferences,
});

const get = operation({
  ...onBuild,
  name: "dib_images.get",
  summary: "One dib image",
  operation: graph.NodepoolDibImageDocument,
  response: { status: 200, description: "The build.", schema: dibImage.schema },
  respond: ({ dibImage: row }) => dibImage(found(row, unknown)),
  differences: readDifferences,
});

const remove = operation({
  ...onBuild,
  name: "dib_images.delete",
  summary: "Delete a dib image",
  operation: graph.NodepoolDeleteDibImageDocument,
  response: { status: 204, description: "Done; no body." },
  differences: {
    "It is removed also when its name is no longer configured.":
      "The original answers 204 and does nothing (B2).",
  },
});

const build = operation({
  name: "dib_images.build",
  summary: "Build a dib image",
  description:
    "Queues a job for it and answers at once; the build is in state building. While one goes on nothing new is begun.",
  parameters: named,
  operation: graph.NodepoolBuildImageDocument,
  variables: ({ params }) => ({ name: params.name ?? "" }),
  ...begun,
  failures: [{ status: 404, when: "the name is unknown: `Dib image name not found`", code: "NOT_FOUND" }],
  differences: {
    "The answer does not wait for the build.":
      "The original holds the request until the build ends (B2); here it is a job of the graph.",
  },
});

const upload = operation({
  name: "dib_images.upload",
  summary: "Upload a dib image to a provider",
  description: "Queues a job for it and answers at once; the new image is in state building.",
  parameters: named,
  body: "form",
  accepts: providerForm,
  operation: graph.NodepoolUploadImageDocument,
  variables: (ctx) => {
    const { provider_name: provider } = parametersOf(ctx, providerForm);
    return { name: ctx.params.name ?? "", provider };
  },
  ...begun,
  failures: [
    { status: 400, when: "no provider is named: `Request body parameter 'provider_name' missing`" },
    {
      status: 404,
      when: "the provider or the disk image is unknown: `Provider name not found`, `Dib image name not found`",
      code: "NOT_FOUND",
    },
    { status: 409, when: "there is no ready build to upload", code: "IMAGE_NOT_READY" },
  ],
  differences: {
    "Without a ready build the answer is a 409 that says so.": "The original crashes with a 500 (B2).",
  },
});

export function dibImageRoutes(router: FacadeRouter): void {
  router.get(withJson("/v1/dib_images"), list);
  router.get("/v1/dib_images/:id", get);
  router.delete("/v1/dib_images/:id", remove);
  router.post(withJson("/v1/dib_images/:name/build"), build);
  router.post(withJson("/v1/dib_images/:name/upload"), upload);
}

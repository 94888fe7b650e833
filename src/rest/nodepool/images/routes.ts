import { z } from "zod";
import type { FacadeRouter } from "../../context.ts";
import { operation } from "../../route.ts";
import { pathText, view } from "../../schemas.ts";
import { parametersOf, providerForm } from "../body.ts";
import * as graph from "../operations.generated.ts";
import { begun, byId, found, readDifferences, rowsAtMost, stateFields, withJson } from "../shared.ts";

/** An image at a provider as Nodepool shows it. */
const image = view<graph.NodepoolSnapshotImageFragment>()({
  id: [z.int(), (row) => row.number],
  provider_name: [z.string(), (row) => row.provider],
  image_name: [z.string(), (row) => row.image],
  hostname: [z.string().nullable(), (row) => row.hostname],
  version: [z.int(), (row) => row.version],
  external_id: [z.string().nullable(), (row) => row.externalId],
  server_external_id: [z.string().nullable(), (row) => row.serverExternalId],
  ...stateFields((row: graph.NodepoolSnapshotImageFragment) => row),
});

const unknown = "Image id not found";
const onImage = byId("image", unknown);

const list = operation({
  name: "images.list",
  summary: "List images",
  description: "The images as they stand at providers, by provider and name.",
  operation: graph.NodepoolImagesDocument,
  variables: () => ({ first: rowsAtMost }),
  response: { status: 200, description: "The images.", schema: z.array(image.schema) },
  respond: ({ snapshotImages }) => snapshotImages.nodes.map(image),
  differences: readDifferences,
});

const get = operation({
  ...onImage,
  name: "images.get",
  summary: "One image",
  operation: graph.NodepoolImageDocument,
  response: { status: 200, description: "The image.", schema: image.schema },
  respond: ({ snapshotImage }) => image(found(snapshotImage, unknown)),
  differences: readDifferences,
});

const remove = operation({
  ...onImage,
  name: "images.delete",
  summary: "Delete an image",
  operation: graph.NodepoolDeleteImageDocument,
  response: { status: 204, description: "Done; no body." },
  differences: {
    "The image is gone with the answer.":
      "The original answers first and removes it in a thread that may fail unseen (B2).",
  },
});

const update = operation({
  name: "images.update",
  summary: "Make a new snapshot of an image",
  description: "Queues a job for it and answers at once; the new image is in state building.",
  parameters: { image: pathText("The image's name at the provider, or its number.", "trusty") },
  body: "form",
  accepts: providerForm,
  operation: graph.NodepoolUpdateImageDocument,
  variables: (ctx) => {
    const { provider_name: provider } = parametersOf(ctx, providerForm);
    return { image: ctx.params.image ?? "", provider };
  },
  ...begun,
  // The original ignores this without an error (docs/apis/nodepool.md section B2).
  refused: ({ code }) => (code === "IMAGE_NOT_SNAPSHOT" ? { status: 201, body: null } : undefined),
  failures: [
    { status: 400, when: "no provider is named: `Request body parameter 'provider_name' missing`" },
    {
      status: 404,
      when: "the provider or the image is unknown: `Provider name not found`, `Image name not found`",
      code: "NOT_FOUND",
    },
  ],
  differences: {
    "The number of an image is taken besides its name.":
      "The document says number; the original looks for a name (B0.5).",
    "The answer does not wait for the build.": "It is a job of the graph, to be watched there.",
  },
});

export function imageRoutes(router: FacadeRouter): void {
  router.get(withJson("/v1/images"), list);
  router.get("/v1/images/:id", get);
  router.delete("/v1/images/:id", remove);
  router.post(withJson("/v1/images/:image/update"), update);
}

import { param } from "../../exchange.ts";
import { parameter } from "../body.ts";
import {
  NodepoolDeleteImageDocument,
  NodepoolImageDocument,
  NodepoolImagesDocument,
  NodepoolUpdateImageDocument,
} from "../operations.generated.ts";
import { snapshotImage } from "../shape.ts";
import {
  formOf,
  head,
  id,
  idOf,
  listOf,
  nameOf,
  nodepool,
  nothing,
  rowsAtMost,
  snapshotImageSchema,
  standing,
  stateWord,
} from "./common.ts";

const unknown = "Image id not found";
const imageId = idOf("The image's number.");
const notFound = { status: 404, when: `there is no such image: \`${unknown}\``, code: "NOT_FOUND" };

export const imageRoutes = [
  nodepool({
    name: "images.list",
    method: "GET",
    path: "/v1/images",
    summary: "List images",
    description: "The images as they stand at providers, by provider and name.",
    operation: NodepoolImagesDocument,
    variables: () => ({ first: rowsAtMost }),
    shape: ({ snapshotImages }) => snapshotImages.nodes.map(snapshotImage),
    status: 200,
    answers: { description: "The images.", schema: listOf(snapshotImageSchema) },
    differences: [stateWord, head],
  }),
  nodepool({
    name: "images.get",
    method: "GET",
    path: "/v1/images/{id}",
    summary: "One image",
    parameters: { id: imageId },
    operation: NodepoolImageDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: ({ snapshotImage: row }) => snapshotImage(standing(row, unknown)),
    status: 200,
    answers: { description: "The image.", schema: snapshotImageSchema },
    failures: [notFound],
    differences: [stateWord, head],
  }),
  nodepool({
    name: "images.delete",
    method: "DELETE",
    path: "/v1/images/{id}",
    summary: "Delete an image",
    parameters: { id: imageId },
    operation: NodepoolDeleteImageDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: () => undefined,
    status: 204,
    answers: { description: "Done; no body." },
    failures: [notFound],
    differences: [
      {
        what: "The image is gone with the answer.",
        why: "The original answers first and removes it in a thread that may fail unseen (B2).",
      },
    ],
  }),
  nodepool({
    name: "images.update",
    method: "POST",
    path: "/v1/images/{image}/update",
    summary: "Make a new snapshot of an image",
    description: "Queues a job for it and answers at once; the new image is in state building.",
    parameters: { image: nameOf("The image's name at the provider, or its number.", "trusty") },
    body: "form",
    accepts: formOf("provider_name"),
    operation: NodepoolUpdateImageDocument,
    variables: (exchange) => {
      const provider = parameter(exchange, "provider_name");
      return { image: param(exchange, "image"), provider };
    },
    shape: () => null,
    // The original makes nothing of it and says so to nobody (docs/apis/nodepool.md section B2).
    refused: ({ code }) => (code === "IMAGE_NOT_SNAPSHOT" ? { status: 201, body: null } : undefined),
    status: 201,
    answers: { description: "Begun: the word `null`.", schema: nothing },
    failures: [
      { status: 400, when: "no provider is named: `Request body parameter 'provider_name' missing`" },
      {
        status: 404,
        when: "the provider or the image is unknown: `Provider name not found`, `Image name not found`",
        code: "NOT_FOUND",
      },
    ],
    differences: [
      {
        what: "The number of an image is taken besides its name.",
        why: "The document says number; the original looks for a name (B0.5).",
      },
      {
        what: "The answer does not wait for the build.",
        why: "It is a job of the graph, to be watched there.",
      },
    ],
  }),
];

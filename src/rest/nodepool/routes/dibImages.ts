import { param } from "../../exchange.ts";
import { parameter } from "../body.ts";
import {
  NodepoolBuildImageDocument,
  NodepoolDeleteDibImageDocument,
  NodepoolDibImageDocument,
  NodepoolDibImagesDocument,
  NodepoolUploadImageDocument,
} from "../operations.generated.ts";
import { dibImage } from "../shape.ts";
import {
  dibImageSchema,
  formOf,
  head,
  id,
  idOf,
  listOf,
  nameOf,
  nodepool,
  nothing,
  rowsAtMost,
  standing,
  stateWord,
} from "./common.ts";

const unknown = "Dib image id not found";
const imageId = idOf("The build's number.");
const name = nameOf("The disk image's name.", "trusty");
const notFound = { status: 404, when: `there is no such build: \`${unknown}\``, code: "NOT_FOUND" };

export const dibImageRoutes = [
  nodepool({
    name: "dib_images.list",
    method: "GET",
    path: "/v1/dib_images",
    summary: "List dib images",
    description: "The builds of disk images, by name.",
    operation: NodepoolDibImagesDocument,
    variables: () => ({ first: rowsAtMost }),
    shape: ({ dibImages }) => dibImages.nodes.map(dibImage),
    status: 200,
    answers: { description: "The builds.", schema: listOf(dibImageSchema) },
    differences: [stateWord, head],
  }),
  nodepool({
    name: "dib_images.get",
    method: "GET",
    path: "/v1/dib_images/{id}",
    summary: "One dib image",
    parameters: { id: imageId },
    operation: NodepoolDibImageDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: ({ dibImage: row }) => dibImage(standing(row, unknown)),
    status: 200,
    answers: { description: "The build.", schema: dibImageSchema },
    failures: [notFound],
    differences: [stateWord, head],
  }),
  nodepool({
    name: "dib_images.delete",
    method: "DELETE",
    path: "/v1/dib_images/{id}",
    summary: "Delete a dib image",
    parameters: { id: imageId },
    operation: NodepoolDeleteDibImageDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: () => undefined,
    status: 204,
    answers: { description: "Done; no body." },
    failures: [notFound],
    differences: [
      {
        what: "It is removed also when its name is no longer configured.",
        why: "The original answers 204 and does nothing (B2).",
      },
    ],
  }),
  nodepool({
    name: "dib_images.build",
    method: "POST",
    path: "/v1/dib_images/{name}/build",
    summary: "Build a dib image",
    description:
      "Queues a job for it and answers at once; the build is in state building. While one goes on nothing new is begun.",
    parameters: { name },
    body: "none",
    operation: NodepoolBuildImageDocument,
    variables: (exchange) => ({ name: param(exchange, "name") }),
    shape: () => null,
    status: 201,
    answers: { description: "Begun: the word `null`.", schema: nothing },
    failures: [{ status: 404, when: "the name is unknown: `Dib image name not found`", code: "NOT_FOUND" }],
    differences: [
      {
        what: "The answer does not wait for the build.",
        why: "The original holds the request until the build ends (B2); here it is a job of the graph.",
      },
    ],
  }),
  nodepool({
    name: "dib_images.upload",
    method: "POST",
    path: "/v1/dib_images/{name}/upload",
    summary: "Upload a dib image to a provider",
    description: "Queues a job for it and answers at once; the new image is in state building.",
    parameters: { name },
    body: "form",
    accepts: formOf("provider_name"),
    operation: NodepoolUploadImageDocument,
    variables: (exchange) => {
      const provider = parameter(exchange, "provider_name");
      return { name: param(exchange, "name"), provider };
    },
    shape: () => null,
    status: 201,
    answers: { description: "Begun: the word `null`.", schema: nothing },
    failures: [
      { status: 400, when: "no provider is named: `Request body parameter 'provider_name' missing`" },
      {
        status: 404,
        when: "the provider or the disk image is unknown: `Provider name not found`, `Dib image name not found`",
        code: "NOT_FOUND",
      },
      { status: 409, when: "there is no ready build to upload", code: "IMAGE_NOT_READY" },
    ],
    differences: [
      {
        what: "Without a ready build the answer is a 409 that says so.",
        why: "The original crashes with a 500 (B2).",
      },
    ],
  }),
];

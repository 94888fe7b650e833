import { signedUrl } from "../../src/domain/outputs/signedUrl.ts";
import { builder, byGlobalId } from "../builder.ts";
import { numberOf } from "../ids.ts";
import { rootList } from "../lists/connection.ts";
import { jobs, outputs, users } from "../lists/definitions.ts";
import { rowById, toOne, typeOf } from "../related.ts";

export const Output = builder.prismaNode("Output", {
  ...byGlobalId,
  description: "What a job has made: named, typed bytes.",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    job: t.field(toOne("Output", "jobId", jobs, "The job that made it.")),
    name: t.exposeString("name", { description: "Unique together with job and type until it is freed." }),
    type: t.exposeString("type", { description: "A word for its form; may be empty." }),
    size: t.expose("size", { type: "BigInt", description: "Bytes." }),
    sha256: t.exposeString("sha256", { description: "The SHA-256 of its bytes in hex." }),
    url: t.string({
      description:
        "Where to download it from, a path on this server. It asks for the same login as the graph.",
      resolve: ({ id }) => `/outputs/${id}`,
    }),
    signedUrl: t.string({
      description:
        "A path on this server to download it from without credentials, as the caller would: for links and images in a page. For unauthenticated callers it is `url`. INVALID_INPUT for another lifetime.",
      args: {
        lifetime: t.arg.int({
          defaultValue: 300,
          description: "Seconds until it ends, 1 to 86,400. It ends with the user's password too.",
        }),
      },
      resolve: ({ id }, { lifetime }, context) => signedUrl(context, id, lifetime ?? 300),
    }),
    creator: t.field(
      toOne("Output", "creatorId", users, "Who added it; null for anonymous callers and removed users."),
    ),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was added." }),
    deletedAt: t.expose("deletedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was deleted, or freed by a reset or an abort; null while it stands.",
    }),
  }),
});

builder.queryFields((t) => ({
  output: t.field({
    type: typeOf(outputs),
    nullable: true,
    description: "One output by its number, also a deleted one; null when there is none.",
    args: { id: t.arg.id({ required: true, description: "The output, by id or number." }) },
    authScopes: { reader: true },
    resolve: (_root, { id }, context, info) => rowById(outputs, numberOf("Output", id), context, info),
  }),
  outputs: t.field(rootList(outputs, "All outputs; deleted ones only with includeDeleted.")),
}));

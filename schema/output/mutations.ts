import { Readable } from "node:stream";
import { refusal } from "../../src/domain/errors.ts";
import { admitOutput } from "../../src/domain/outputs/admit.ts";
import { deleteOutput } from "../../src/domain/outputs/delete.ts";
import { storeOutput } from "../../src/domain/outputs/store.ts";
import type { TakenBlob } from "../../src/store/blobs/blobs.ts";
import * as answers from "../answers.ts";
import { facadeOnly } from "../builder.ts";
import type { GraphContext } from "../context.ts";
import { mutation } from "../payload.ts";
import { outputArgs, withJobNumber } from "./queries.ts";

/** Bytes that `uploadOutput` takes: it holds them in memory. */
const uploadLimit = 8 * 1024 * 1024;

mutation("addOutput", {
  ...facadeOnly,
  answers: answers.output,
  description:
    "Names bytes that have been streamed to this server as an output of a job. The bytes of a refused output are gone. " +
    "A client uploads with PUT /outputs/{job}/{name}?type={type}, which makes the claim and runs this.",
  args: (t) => ({
    ...outputArgs(t),
    claim: t.string({
      required: true,
      description: "The ticket for the bytes. It counts once, within a minute, in the process that made it.",
    }),
  }),
  resolve: async ({ claim, grants, ...output }, context) => {
    const blob = context.services.blobs.claims.redeem(claim);
    if (!blob) {
      throw refusal("INVALID_INPUT", { field: "claim", reason: "it is unknown, used or has run out" });
    }
    return storeOutput(context, withJobNumber(output), blob, { grants });
  },
});

mutation("uploadOutput", {
  answers: answers.output,
  description: `Adds a file of at most ${uploadLimit} bytes to a job's outputs. Larger ones: PUT /outputs/{job}/{name}.`,
  args: (t) => ({
    ...outputArgs(t),
    file: t.field({
      type: "Upload",
      required: true,
      description: "Its bytes, as a part of a multipart request.",
    }),
  }),
  resolve: async ({ file, grants, ...named }, context) => {
    const output = withJobNumber(named);
    if (file.size > uploadLimit) throw refusal("TOO_LARGE", { what: "The file", limit: uploadLimit });
    const { services, actor } = context;
    await admitOutput(services.store.sql, actor, output, grants);
    const blob = await takeFile(context, file.stream());
    return storeOutput(context, output, blob, { grants });
  },
});

mutation("deleteOutput", {
  answers: answers.output,
  description:
    "Marks an output as deleted. Its bytes stay readable and its name stays taken until a reset or an abort. A repeat changes nothing.",
  args: outputArgs,
  change: (change, { grants, ...output }) => deleteOutput(change, withJobNumber(output), { grants }),
});

/** Yoga's streams are of a class of its own too, so they are read as what any stream is: something to iterate. */
function takeFile({ services }: GraphContext, stream: ReadableStream<Uint8Array>): Promise<TakenBlob> {
  const bytes = Readable.from(stream as AsyncIterable<Uint8Array>, { objectMode: false });
  return services.blobs.take(bytes, { limit: uploadLimit });
}

import { Busboy } from "@fastify/busboy";

/** The body is no form of the kind its Content-Type says. */
export class BadForm extends Error {
  override readonly name = "BadForm";
}

/**
 * Reads a urlencoded or multipart body. Of a repeated field the last counts; files are left out.
 * @throws BadForm
 */
export function readForm(bytes: Buffer, type: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const bad = (cause: unknown) => reject(new BadForm("the body does not fit its Content-Type", { cause }));
    try {
      // The whole body is in memory already, so nothing of it is left out here for its size.
      const limits = { fieldNameSize: Infinity, fieldSize: Infinity };
      const parser = new Busboy({ headers: { "content-type": type }, limits });
      const values: Record<string, string> = {};
      parser.on("field", (name: string | undefined, value) => {
        if (name !== undefined) values[name] = value;
      });
      parser.on("file", (_name, file) => {
        // Of a file that is cut off its stream tells too, and nobody else listens.
        file.on("error", bad);
        file.resume();
      });
      parser.on("error", bad);
      parser.on("finish", () => resolve(values));
      parser.end(bytes);
    } catch (error) {
      bad(error);
    }
  });
}

import { Busboy } from "@fastify/busboy";

/** The body does not fit its Content-Type. */
export class BadForm extends Error {
  override readonly name = "BadForm";
}

/**
 * Reads a urlencoded or multipart body. Of a repeated field the last counts; files are ignored.
 * @throws BadForm
 */
export function readForm(bytes: Buffer, type: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const bad = (cause: unknown) => reject(new BadForm("the body does not fit its Content-Type", { cause }));
    try {
      // The whole body is in memory already.
      const limits = { fieldNameSize: Infinity, fieldSize: Infinity };
      const parser = new Busboy({ headers: { "content-type": type }, limits });
      const values: Record<string, string> = {};
      parser.on("field", (name: string | undefined, value) => {
        if (name !== undefined) values[name] = value;
      });
      parser.on("file", (_name, file) => {
        // An incomplete file makes its stream emit an error, which would be uncaught.
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

/** The body is no form of the kind its Content-Type says. */
export class BadForm extends Error {
  override readonly name = "BadForm";
}

/**
 * Reads a urlencoded or multipart body. Of a repeated field the last counts; files are left out.
 * @throws BadForm
 */
export async function readForm(bytes: Buffer, type: string): Promise<Record<string, string>> {
  const fields = await new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } })
    .formData()
    .catch((error: unknown) => {
      throw new BadForm("the body does not fit its Content-Type", { cause: error });
    });
  const values: Record<string, string> = {};
  for (const [name, value] of fields.entries()) if (typeof value === "string") values[name] = value;
  return values;
}

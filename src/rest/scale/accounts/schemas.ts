import { z } from "zod";
import { ResponseError } from "../../answer.ts";
import { view } from "../../schemas.ts";
import { Form } from "../body.ts";
import type { ScaleProfileQuery } from "../operations.generated.ts";

/** A text; numbers count as texts. */
const text = <T extends z.ZodType>(schema: T) =>
  z.preprocess((sent) => (typeof sent === "number" ? String(sent) : sent), schema);

function complaint({ input }: { readonly input?: unknown }): string {
  if (input === undefined) return "This field is required.";
  return input === null ? "This field may not be null." : "Not a valid string.";
}

const filled = (sent: string) => sent !== "";
const blank = "This field may not be blank.";

export const loginSchema = z.object({
  username: text(z.string({ error: complaint }).trim().refine(filled, blank)),
  password: text(z.string({ error: complaint }).refine(filled, blank)),
});

export const tokenSchema = z.object({ token: z.string() });

/** Reads a name and a password. @throws ResponseError 400 naming each field that is missing or blank */
export function readLogin(body: unknown): z.infer<typeof loginSchema> {
  const { data, error } = loginSchema.safeParse(body instanceof Form ? body.fields : body);
  if (!error) return data;
  const { formErrors, fieldErrors } = z.flattenError(error);
  const noDictionary = { non_field_errors: ["Invalid data. Expected a dictionary."] };
  throw new ResponseError(400, formErrors.length > 0 ? noDictionary : fieldErrors);
}

/** A user as Scale shows them. */
export const profile = view<NonNullable<ScaleProfileQuery["me"]>>()({
  id: [z.int(), (me) => me.number],
  username: [z.string(), (me) => me.username],
  password: [z.string(), () => ""],
  email: [z.string(), (me) => me.email ?? ""],
  first_name: [z.string(), (me) => me.firstName],
  last_name: [z.string(), (me) => me.lastName],
  is_staff: [z.boolean(), (me) => me.role === "ADMIN"],
});

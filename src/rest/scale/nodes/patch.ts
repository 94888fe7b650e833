import { z } from "zod";
import { ResponseError } from "../../answer.ts";
import { detail } from "../../django.ts";
import { Form } from "../body.ts";

/** What the original's BooleanField takes for true and for false. */
const trues: ReadonlySet<unknown> = new Set([true, 1, "t", "True", "1"]);
const falses: ReadonlySet<unknown> = new Set([false, 0, "f", "False", "0"]);

const boolean = (key: string) =>
  z
    .preprocess(
      (sent) => (trues.has(sent) ? true : falses.has(sent) ? false : null),
      z.boolean(`Field must be a valid boolean: ${key}`),
    )
    .optional();

/** Python's text of a number or a boolean, as the original stores it. */
const asText = (sent: unknown) =>
  typeof sent === "boolean" ? (sent ? "True" : "False") : typeof sent === "number" ? String(sent) : sent;

const longest = 250;
const reason = z
  .string("Field must be a text or null: pause_reason")
  .refine(
    (text) => [...text].length <= longest,
    `Field must have at most ${longest} characters: pause_reason`,
  )
  .refine((text) => !text.includes("\0"), "Field must not hold a null character: pause_reason")
  .refine((text) => !/\p{Surrogate}/u.test(text), "Field must be well-formed Unicode: pause_reason")
  .meta({ maxLength: longest });

/** The body of a node's PATCH; its fields are checked in this order. */
export const patchSchema = z
  .strictObject({
    pause_reason: z.preprocess(asText, reason.nullable()).optional(),
    is_active: boolean("is_active"),
    is_paused: boolean("is_paused"),
  })
  .meta({ minProperties: 1 });

/**
 * Reads the body of a node's PATCH, with its errors in the original's order: unknown keys, then no keys, each as a bare
 * JSON text (docs/apis/scale.md section A5). What crashes the original is a 400 with a `detail` here (section F).
 * @throws ResponseError 400
 */
export function readPatch(body: unknown) {
  if (body instanceof Form) throw detail(400, "A form can't be used here; send a JSON object.");
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw detail(400, "The body must be a JSON object.");
  }
  const unknown = Object.keys(body).filter((key) => !Object.hasOwn(patchSchema.shape, key));
  if (unknown.length > 0) throw new ResponseError(400, `Unexpected fields: ${unknown.sort().join(", ")}`);
  if (Object.keys(body).length === 0) throw new ResponseError(400, "No fields specified for update.");
  const { data, error } = patchSchema.safeParse(body);
  if (error) throw detail(400, error.issues[0]?.message ?? "");
  const { is_active: active, is_paused: paused, pause_reason: pauseReason } = data;
  // A variable that is undefined would count as null.
  return {
    ...(active !== undefined && { active }),
    ...(paused !== undefined && { paused }),
    ...(pauseReason !== undefined && { pauseReason }),
  };
}

import { parseDjangoBody } from "../django.ts";
import type { ScaleState } from "./route.ts";

/** The fields of a form, which the original takes for the login only. */
export class Form {
  readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Readonly<Record<string, string>>) {
    this.fields = fields;
  }
}

export const parseBody = parseDjangoBody<ScaleState>({
  json: JSON.parse,
  form: (fields) => new Form(fields),
  formError: "Form parse error",
});

import { parseDjangoBody } from "../django.ts";
import type { ScaleState } from "./route.ts";

/** The fields of a form: the original takes forms for the login and cannot use them elsewhere. */
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

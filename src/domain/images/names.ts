import { refusal } from "../errors.ts";

/**
 * A name of a provider, an image or a label: it stands in paths and in forms.
 * @throws Refusal INVALID_INPUT
 */
export function checkName(field: string, name: string): string {
  if (!/^[^\s/?#](?:[^/?#\r\n\t]{0,253}[^\s/?#])?$/.test(name)) {
    throw refusal("INVALID_INPUT", {
      field,
      reason: "it takes 1 to 255 characters, none of / ? #, and no space at either end",
    });
  }
  return name;
}

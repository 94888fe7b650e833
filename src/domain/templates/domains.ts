import { refusal } from "../errors.ts";

/** UFDL's data domains: the two letters that a template carries, and the name that types carry. */
export const domainNames: Readonly<Record<string, string>> = {
  ic: "Image Classification",
  is: "Image Segmentation",
  od: "Object Detection",
  sc: "Spectrum Classification",
  sp: "Speech",
};

/**
 * The two letters of a domain, given those or the name. UFDL knows the domains of the apps that are installed there;
 * any two letters are taken here, since a server may have had more.
 * @throws Refusal INVALID_INPUT
 */
export function domainLetters(domain: string): string {
  if (/^[^\0\p{Surrogate}]{2}$/u.test(domain)) return domain;
  const known = Object.entries(domainNames).find(([, name]) => name === domain);
  if (!known) throw refusal("INVALID_INPUT", { field: "domain", reason: "it takes two letters" });
  return known[0];
}

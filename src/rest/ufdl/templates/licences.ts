/** UFDL's standard licences in the order of their numbers, from 1. */
const names = [
  "AGPL3",
  "Apache 2.0",
  "BSD 2-clause",
  "BSD 3-clause",
  "CC0",
  "CC-BY-4.0",
  "CC-BY-SA-4.0",
  "GPL2",
  "GPL3",
  "LGPL3",
  "MIT",
  "Mozilla Public License 2.0",
  "The Unlicense",
  "Proprietary",
] as const;

/** UFDL's number of a licence (docs/apis/ufdl.md section 6); null for one that UFDL does not list. */
export function licencePk(name: string): number | null {
  const at = (names as readonly string[]).indexOf(name);
  return at < 0 ? null : at + 1;
}

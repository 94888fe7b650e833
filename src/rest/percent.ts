/** Decodes percent escapes as Django does: broken ones, and those that are no UTF-8, stay as they are. */
export function decoded(text: string): string {
  // Nearly every path; the expression took 0.4 % of a small request.
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    let read = "";
    for (let at = 0; at < escapes.length; ) {
      const raw = escapes.slice(at, at + 3 * bytesOf(escapes.slice(at + 1, at + 3)));
      const whole = character.test(raw);
      const one = whole ? raw : escapes.slice(at, at + 3);
      read += whole ? decodeURIComponent(one) : one;
      at += one.length;
    }
    return read;
  });
}

/** The length of the UTF-8 character that a byte, in hex, begins; 1 for a byte that begins none. */
function bytesOf(lead: string): number {
  const byte = Number.parseInt(lead, 16);
  return byte < 0xc2 || byte > 0xf4 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The escapes of one UTF-8 character; trying `decodeURIComponent` instead is slow where it throws. */
const character = new RegExp(
  [
    "%[0-7].",
    "%(?:c[2-9a-f]|d.)%[89ab].",
    "%e0%[ab].%[89ab].|%e[1-9a-cef]%[89ab].%[89ab].|%ed%[89].%[89ab].",
    "%f0%[9ab].%[89ab].%[89ab].|%f[1-3]%[89ab].%[89ab].%[89ab].|%f4%8.%[89ab].%[89ab].",
  ]
    .map((form) => `^(?:${form})$`)
    .join("|"),
  "i",
);

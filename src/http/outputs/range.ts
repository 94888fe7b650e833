/** Bytes `start` to `end`, inclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Parses a Range header for a representation of `size` bytes (RFC 9110 section 14.1.2). The package range-parser is not
 * used: it takes `bytes=-99` of 10 bytes, and the invalid `bytes=5-3`, as unsatisfiable.
 *
 * @returns the range; "unsatisfiable" when it lies beyond the end; null when the whole is to be sent: without a header, for
 *   other units, invalid ranges and several ranges (RFC 9110 section 14.2 leaves that open)
 */
export function readRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return suffix(Number(to), size);
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < start) return null;
  return start >= size ? "unsatisfiable" : { start, end };
}

/** The last `length` bytes. No range can describe an empty representation, so it is sent whole. */
function suffix(length: number, size: number): ByteRange | "unsatisfiable" | null {
  if (length === 0) return "unsatisfiable";
  return size === 0 ? null : { start: Math.max(0, size - length), end: size - 1 };
}

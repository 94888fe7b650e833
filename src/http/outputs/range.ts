/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header against a representation of `size` bytes (RFC 9110 section 14.1.2).
 *
 * @returns the range; "unsatisfiable" when it lies beyond the end; null when the whole is to be sent, which is the answer
 *   to no header, to other units, to what can't be read, and to several ranges at once (RFC 9110 section 14.2 leaves that open)
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

/** The last `length` bytes. All of an empty representation is nothing, which no range can name: it is sent whole. */
function suffix(length: number, size: number): ByteRange | "unsatisfiable" | null {
  if (length === 0) return "unsatisfiable";
  return size === 0 ? null : { start: Math.max(0, size - length), end: size - 1 };
}

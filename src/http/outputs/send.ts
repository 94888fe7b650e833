import type { Readable } from "node:stream";
import type { Services } from "../../domain/change.ts";
import { type OutputBytes, outputBytes } from "../../domain/outputs/bytes.ts";
import { readRange } from "./range.ts";

/** The parts of a request that determine the response. */
export interface SendRequest {
  method: string;
  headers: {
    range?: string | undefined;
    "if-range"?: string | undefined;
    "if-none-match"?: string | undefined;
  };
  /** Default: application/octet-stream. */
  contentType?: string;
}

export interface OutputResponse {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  /** Null without a body, as for HEAD. To be destroyed when the client closes the connection. */
  body: Readable | null;
}

/**
 * Makes the response with an output's bytes: all (200), one range (206), none since the client has them (304) or the
 * range is beyond the end (416). The caller has checked, by a GraphQL operation, that the output may be read.
 *
 * @throws Refusal NOT_FOUND when it has been purged since
 * @throws BlobMissing when the bytes are not in the blob store
 */
export async function send(
  { store, blobs }: Pick<Services, "store" | "blobs">,
  pk: number,
  { method, headers: requested, contentType = "application/octet-stream" }: SendRequest,
): Promise<OutputResponse> {
  const output = await outputBytes(store.sql, pk);
  const headers: Record<string, string> = {
    ...validators(output),
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-cache",
  };
  if (matches(requested["if-none-match"], headers.ETag)) return { status: 304, headers, body: null };

  const head = method === "HEAD";
  const current = requested["if-range"] === undefined || requested["if-range"] === headers.ETag;
  // Range is defined for GET only (RFC 9110 section 14.2).
  const range = head || !current ? null : readRange(requested.range, output.size);
  if (range === "unsatisfiable") {
    return {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${output.size}`, "Content-Length": "0" },
      body: null,
    };
  }

  Object.assign(headers, {
    "Content-Type": contentType,
    "Content-Length": String(range ? range.end - range.start + 1 : output.size),
    // A browser must not display an uploaded file as a page of this origin.
    "Content-Disposition": disposition(output.name),
  });
  if (range) headers["Content-Range"] = `bytes ${range.start}-${range.end}/${output.size}`;
  const body = head ? null : await blobs.open(output.key, range ?? undefined);
  return { status: range ? 206 : 200, headers, body };
}

function validators({ sha256, createdAt }: OutputBytes): { ETag: string; "Last-Modified": string } {
  return { ETag: `"${sha256}"`, "Last-Modified": createdAt.toUTCString() };
}

/** If-None-Match compares weakly (RFC 9110 section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string | undefined): boolean {
  return (ifNoneMatch ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || tag === etag);
}

/**
 * An attachment with the output's name, in ASCII for old clients and in UTF-8 (RFC 6266, RFC 8187). The package
 * content-disposition is not used: version 1 drops all before a slash of a name, version 2 does not quote the file name.
 */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%/]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${plain === name ? "" : `; filename*=UTF-8''${encoded}`}`;
}

/** A file of a multipart request. */
export interface Upload {
  name: string;
  type: string;
  size: number;
  stream(): ReadableStream<Uint8Array>;
}

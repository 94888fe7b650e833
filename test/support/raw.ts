import { type IncomingHttpHeaders, request } from "node:http";

export interface Shot {
  method: string;
  /** Goes as it is, with its query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface Hit {
  status: number;
  /** Which legacy API says that it answered. */
  facade: string | undefined;
  type: string;
  headers: IncomingHttpHeaders;
  text: string;
}

/** When an answer is read no further. */
export interface Ends {
  /** Matches what has come so far of an answer without an end, a stream of events. */
  until?: RegExp | undefined;
}

/** Sends what fetch would tidy up. */
export function send(url: string, { method, path, headers, body }: Shot, { until }: Ends = {}): Promise<Hit> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // Without a length Node would send a DELETE's body as if it were the next request.
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const call = request({ hostname, port, method, path, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      const done = () =>
        resolve({
          status: response.statusCode ?? 0,
          facade: response.headers["gantry-facade"] as string | undefined,
          type: response.headers["content-type"] ?? "",
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (!until?.test(Buffer.concat(chunks).toString())) return;
        done();
        call.destroy();
      });
      response.on("error", reject);
      response.on("end", done);
    });
    call.on("error", reject);
    call.end(body);
  });
}

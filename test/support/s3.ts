import { createHash, createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface StoredObject {
  bytes: Buffer;
  modifiedAt: Date;
}

interface PendingUpload {
  key: string;
  parts: Map<number, Buffer>;
  initiatedAt: Date;
}

export interface S3Server {
  /** As in `http://127.0.0.1:1234`. */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  objects: Map<string, StoredObject>;
  uploads: Map<string, PendingUpload>;
  /** What was called, as in `PUT part`. */
  calls: string[];
  /** Calls of this name fail with a 403 that is not worth a retry. */
  failing: Set<string>;
  close(): Promise<void>;
}

/** Objects of a page of a list: few, so that a test needs no thousand of them. */
const pageSize = 3;

/**
 * A server that speaks the part of S3 that the blob store uses, on one bucket named `bucket`, and holds its caller to
 * it: the signature of every request (Signature Version 4), the size of parts, their order and their tags.
 */
export async function startS3(): Promise<S3Server> {
  const state = {
    accessKey: `AK${randomBytes(6).toString("hex")}`,
    secretKey: randomBytes(16).toString("hex"),
    objects: new Map<string, StoredObject>(),
    uploads: new Map<string, PendingUpload>(),
    calls: [] as string[],
    failing: new Set<string>(),
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: Error) => {
      if (!response.headersSent) fail(response, 400, error.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...state,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type State = Pick<S3Server, "accessKey" | "secretKey" | "objects" | "uploads" | "calls" | "failing">;

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "", "http://s3");
  const [, bucket, ...rest] = url.pathname.split("/");
  const key = decodeURIComponent(rest.join("/"));
  const body = await buffer(request);
  const call = nameOf(request.method ?? "", url, key);
  state.calls.push(call);
  if (!signedBy(state, request, url, body)) return fail(response, 403, "SignatureDoesNotMatch");
  if (bucket !== "bucket") return fail(response, 404, "NoSuchBucket");
  if (state.failing.has(call)) return fail(response, 403, "AccessDenied");
  const handler = handlers[call];
  if (!handler) return fail(response, 501, "NotImplemented");
  handler(state, { url, key, body, range: request.headers.range }, response);
}

function nameOf(method: string, { searchParams }: URL, key: string): string {
  if (searchParams.has("uploads")) return method === "POST" ? "POST upload" : "GET uploads";
  if (searchParams.has("uploadId"))
    return { PUT: "PUT part", POST: "POST complete" }[method] ?? `${method} upload`;
  return key === "" ? `${method} list` : `${method} object`;
}

interface Request {
  url: URL;
  key: string;
  body: Buffer;
  range: string | undefined;
}

type Handler = (state: State, request: Request, response: ServerResponse) => void;

const handlers: Record<string, Handler> = {
  "PUT object": ({ objects }, { key, body }, response) => {
    objects.set(key, { bytes: body, modifiedAt: new Date() });
    response.setHeader("ETag", tag(body)).end();
  },
  "GET object": ({ objects }, { key, range }, response) => {
    const object = objects.get(key);
    if (!object) return fail(response, 404, "NoSuchKey");
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
    const bytes = range ? object.bytes.subarray(Number(start), Number(end) + 1) : object.bytes;
    response
      .writeHead(range ? 206 : 200, { "Content-Length": bytes.length, ETag: tag(object.bytes) })
      .end(bytes);
  },
  "DELETE object": ({ objects }, { key }, response) => {
    objects.delete(key);
    response.writeHead(204).end();
  },
  "GET list": ({ objects }, { url }, response) => {
    const prefix = url.searchParams.get("prefix") ?? "";
    const after = url.searchParams.get("continuation-token") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, pageSize);
    const more = keys.length > page.length;
    const contents = page.map((key) => {
      const { bytes, modifiedAt } = objects.get(key) as StoredObject;
      return `<Contents><Key>${key}</Key><LastModified>${modifiedAt.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const token = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    xml(response, "ListBucketResult", `<IsTruncated>${more}</IsTruncated>${token}${contents.join("")}`);
  },
  "POST upload": ({ uploads }, { key }, response) => {
    const id = randomBytes(8).toString("hex");
    uploads.set(id, { key, parts: new Map(), initiatedAt: new Date() });
    xml(response, "InitiateMultipartUploadResult", `<Key>${key}</Key><UploadId>${id}</UploadId>`);
  },
  "PUT part": ({ uploads }, { url, body }, response) => {
    const upload = uploads.get(url.searchParams.get("uploadId") ?? "");
    if (!upload) return fail(response, 404, "NoSuchUpload");
    upload.parts.set(Number(url.searchParams.get("partNumber")), body);
    response.setHeader("ETag", tag(body)).end();
  },
  "POST complete": ({ objects, uploads }, { url, key, body }, response) => {
    const id = url.searchParams.get("uploadId") ?? "";
    const upload = uploads.get(id);
    if (!upload || upload.key !== key) return fail(response, 404, "NoSuchUpload");
    const listed = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll("&quot;", '"'),
    }));
    const pieces = listed.map(({ number }) => upload.parts.get(number) ?? Buffer.alloc(0));
    if (listed.some(({ etag }, at) => etag !== tag(pieces[at] as Buffer)))
      return fail(response, 400, "InvalidPart");
    if (listed.some(({ number }, at) => number !== at + 1)) return fail(response, 400, "InvalidPartOrder");
    if (pieces.slice(0, -1).some(({ length }) => length < 5 * 2 ** 20))
      return fail(response, 400, "EntityTooSmall");
    objects.set(key, { bytes: Buffer.concat(pieces), modifiedAt: new Date() });
    uploads.delete(id);
    xml(response, "CompleteMultipartUploadResult", `<Key>${key}</Key>`);
  },
  "DELETE upload": ({ uploads }, { url }, response) => {
    const known = uploads.delete(url.searchParams.get("uploadId") ?? "");
    if (known) response.writeHead(204).end();
    else fail(response, 404, "NoSuchUpload");
  },
  "GET uploads": ({ uploads }, { url }, response) => {
    const prefix = url.searchParams.get("prefix") ?? "";
    const rows = [...uploads]
      .filter(([, { key }]) => key.startsWith(prefix))
      .map(
        ([id, { key, initiatedAt }]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiatedAt.toISOString()}</Initiated></Upload>`,
      );
    xml(response, "ListMultipartUploadsResult", `<IsTruncated>false</IsTruncated>${rows.join("")}`);
  },
};

function xml(response: ServerResponse, name: string, content: string): void {
  const space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  response
    .setHeader("Content-Type", "application/xml")
    .end(`<?xml version="1.0" encoding="UTF-8"?><${name} ${space}>${content}</${name}>`);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response
    .setHeader("Content-Type", "application/xml")
    .end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
}

function tag(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

/** Checks the request's signature as S3 does: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function signedBy(state: State, request: IncomingMessage, url: URL, body: Buffer): boolean {
  const authorization = request.headers.authorization ?? "";
  const [, credential = "", signed = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  const [accessKey, ...scope] = credential.split("/");
  const hash = String(request.headers["x-amz-content-sha256"]);
  if (accessKey !== state.accessKey) return false;
  if (hash !== "UNSIGNED-PAYLOAD" && hash !== sha256(body)) return false;
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&");
  const headers = signed.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(""), signed, hash].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope.join("/"), sha256(canonical)].join(
    "\n",
  );
  const signingKey = scope.reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${state.secretKey}`);
  return hmac(signingKey, toSign).toString("hex") === signature;
}

function sha256(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

import { createHash, randomUUID } from "node:crypto";
import { type Readable, Transform } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  NoSuchKey,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import {
  type BlobEntry,
  BlobMissing,
  type BlobStore,
  BlobTooLarge,
  type TakenBlob,
  type TakeOptions,
} from "./blobs.ts";

/** Bytes. An upload holds about two parts in memory; S3 takes 10,000 of them, so 80 GB is the largest blob. */
const partSize = 8 * 1024 * 1024;

/** An unfinished upload counts as left behind after so long: another gateway may be at it. Milliseconds. */
const unfinishedLifetime = 24 * 60 * 60 * 1_000;

/** As `randomUUID` makes them. */
const keyForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Place {
  readonly client: S3Client;
  readonly bucket: string;
  /** Empty, or ends in a slash. */
  readonly prefix: string;
}

/**
 * Blobs in an S3-compatible store, for several gateways. The URL is `s3://bucket/prefix`, with `?region=`, and for
 * other makers' stores `&endpoint=` (then the bucket is named in the path). Credentials come from where every S3 client
 * takes them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or the machine's role.
 */
export function openS3(url: string): BlobStore {
  const { hostname: bucket, pathname, searchParams } = new URL(url);
  const endpoint = searchParams.get("endpoint");
  const client = new S3Client({
    region: searchParams.get("region") ?? process.env.AWS_REGION ?? "us-east-1",
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Other makers' stores know neither the newer checksums nor the trailers that carry them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const prefix = pathname.replace(/^\/+|\/+$/g, "");
  const place: Place = { client, bucket, prefix: prefix && `${prefix}/` };

  return {
    take: (source, options) => take(place, source, options),
    open: (key, range) => open(place, key, range),
    remove: (key) => remove(place, key),
    list: () => list(place),
    sweep: () => sweep(place),
    close: async () => client.destroy(),
  };
}

function at({ bucket, prefix }: Place, key: string): { Bucket: string; Key: string } {
  return { Bucket: bucket, Key: prefix + key };
}

/** The store shows an object only when it is whole, so the bytes go to their lasting place at once. */
async function take(place: Place, source: Readable, { limit, signal }: TakeOptions): Promise<TakenBlob> {
  // Nothing more would be heard of it.
  if (source.destroyed && !source.readableEnded) throw new Error("the upload was cut off");
  const key = randomUUID();
  const meter = new Meter(limit);
  const upload = new Upload({
    client: place.client,
    params: { ...at(place, key), Body: meter, ContentType: "application/octet-stream" },
    partSize,
    queueSize: 1,
  });
  const stop = feed(source, meter, signal);
  try {
    await upload.done();
    if (meter.failure) throw meter.failure;
  } catch (error) {
    await upload.abort().catch(() => {});
    await remove(place, key).catch(() => {});
    throw meter.failure ?? error;
  } finally {
    stop();
  }
  return {
    key,
    size: meter.counted,
    sha256: meter.sha256(),
    keep: async () => {},
    discard: () => remove(place, key),
  };
}

/** Counts and hashes what runs through, and fails when it is too much. */
class Meter extends Transform {
  /** Bytes so far. (Not `size`: the uploader takes a body's `size` for what it will be in the end.) */
  counted = 0;
  failure: Error | undefined;
  readonly #limit: number;
  readonly #hash = createHash("sha256");

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void) {
    this.counted += chunk.length;
    if (this.counted > this.#limit) return this.fail(new BlobTooLarge(this.#limit));
    this.#hash.update(chunk);
    done(null, chunk);
  }

  /** The first failure is the one that counts. */
  fail(error: Error): void {
    this.failure ??= error;
    this.destroy(this.failure);
  }

  sha256(): string {
    return this.#hash.digest("hex");
  }
}

/** Pipes the source into the meter without ever closing it for too many bytes (see BlobStore.take). */
function feed(source: Readable, meter: Meter, signal: AbortSignal | undefined): () => void {
  const giveUp = () => source.destroy(new Error("the upload was given up", { cause: signal?.reason }));
  const failed = (error: Error) => meter.fail(error);
  const closed = () => {
    if (!source.readableEnded) meter.fail(new Error("the upload was cut off"));
  };
  source.on("error", failed);
  source.on("close", closed);
  signal?.addEventListener("abort", giveUp);
  meter.on("error", () => source.unpipe(meter));
  source.pipe(meter);
  if (signal?.aborted) giveUp();
  return () => {
    source.unpipe(meter);
    source.off("close", closed);
    signal?.removeEventListener("abort", giveUp);
    // The error listener stays: a source that fails after its use must not end the process.
  };
}

async function open(place: Place, key: string, range?: { start: number; end: number }): Promise<Readable> {
  try {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await place.client.send(new GetObjectCommand({ ...at(place, key), Range }));
    return Body as Readable;
  } catch (error) {
    if (error instanceof NoSuchKey) throw new BlobMissing(key);
    throw error;
  }
}

async function remove(place: Place, key: string): Promise<void> {
  await place.client.send(new DeleteObjectCommand(at(place, key)));
}

/** The key of a blob, of the name of its object; null for what is not Gantry's, and is left alone. */
function keyOf(name: string | undefined, prefix: string): string | null {
  const key = name?.slice(prefix.length) ?? "";
  return keyForm.test(key) ? key : null;
}

async function* list({ client, bucket, prefix }: Place): AsyncGenerator<BlobEntry> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key, LastModified } of page.Contents ?? []) {
      const key = keyOf(Key, prefix);
      if (key !== null && LastModified) yield { key, modifiedAt: LastModified };
    }
  }
}

async function sweep({ client, bucket, prefix }: Place): Promise<number> {
  let swept = 0;
  const oldest = Date.now() - unfinishedLifetime;
  let KeyMarker: string | undefined;
  let UploadIdMarker: string | undefined;
  do {
    const page = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker, UploadIdMarker }),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (keyOf(Key, prefix) === null || !Initiated || Initiated.getTime() > oldest) continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
      swept++;
    }
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    UploadIdMarker = page.NextUploadIdMarker;
  } while (KeyMarker);
  return swept;
}

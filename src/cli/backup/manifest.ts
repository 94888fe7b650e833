import { z } from "zod";

/** Names in the archive. */
export const manifestName = "manifest.json";
export const databaseName = { sqlite: "gantry.db", postgresql: "gantry.sql" } as const;
export const blobPrefix = "blobs/";

/** The version of the archive's form; a later one is refused. */
export const archiveFormat = 1;

/** What a backup says of itself, as its first file. The blobs' checksums are in the database. */
export const manifestSchema = z.object({
  format: z.number().int(),
  /** Of Gantry. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  database: z.object({
    dialect: z.enum(["sqlite", "postgresql"]).default("sqlite"),
    /** Bytes. */
    size: z.number().int(),
    /** Hex. */
    sha256: z.string(),
    /** Applied migrations. */
    migrations: z.number().int(),
  }),
  blobs: z.object({
    /** `archive`: in this archive; `s3`: in a bucket, of which the database has the keys. */
    place: z.enum(["archive", "s3"]),
    count: z.number().int(),
    /** Bytes. */
    size: z.number().int(),
  }),
});

export type Manifest = z.output<typeof manifestSchema>;

import type { Sql } from "../../store/database.ts";
import { findRow } from "../../store/rows.ts";
import { refusal } from "../errors.ts";

/** Where an output's bytes are and what is known of them. */
export interface OutputBytes {
  /** In the blob store. */
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  createdAt: Date;
}

/**
 * Finds an output's bytes, also of a deleted one (docs/apis/ufdl.md section 5.5). Asks for no right: reading the output
 * has been allowed by whoever calls this.
 *
 * @throws Refusal NOT_FOUND
 */
export async function outputBytes(db: Sql, pk: number): Promise<OutputBytes> {
  const row = await findRow(db, "Output", { id: pk });
  if (!row) throw refusal("NOT_FOUND", { kind: "output", key: pk });
  const { blobKey: key, size, ...known } = row;
  return { key, size: Number(size), ...known };
}

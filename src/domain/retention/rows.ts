import { sql } from "kysely";
import type { Store } from "../../store/store.ts";
import { type Call, change } from "../change.ts";
import { sessionRules } from "../users/session.ts";
import { type Deadline, deleteByIds, idsOf, inBatches } from "./batches.ts";
import { endedSessions } from "./rules.ts";

/** Outputs in one batch; each has bytes in the blob store. */
const outputsAtOnce = 50;

/** Rows that are only marked as removed, and what may still name them. */
const removable = [
  {
    table: "Node",
    time: "removedAt",
    namedBy: [
      ["Job", "nodeId"],
      ["Job", "lastNodeId"],
      ["Run", "nodeId"],
    ],
  },
  { table: "Template", time: "deletedAt", namedBy: [["Job", "templateId"]] },
  { table: "SnapshotImage", time: "removedAt", namedBy: [["Job", "snapshotImageId"]] },
  { table: "DibImage", time: "removedAt", namedBy: [["Job", "dibImageId"]] },
] as const;

/** Removes the outputs that were deleted before a time, with their bytes. @returns whether all are gone */
export async function removeDeletedOutputs(call: Call, before: Date, until: Deadline): Promise<boolean> {
  while (!until.passed()) {
    const found = await change(call, async ({ db, blobs, afterCommit }) => {
      const old = await db
        .selectFrom("Output")
        .select(["id", "blobKey"])
        .where("deletedAt", "<", before)
        .orderBy("deletedAt")
        .limit(outputsAtOnce)
        .execute();
      afterCommit(async () => {
        for (const { blobKey } of old) await blobs.remove(blobKey);
      });
      return deleteByIds(db, "Output", idsOf(old));
    });
    if (found < outputsAtOnce) return true;
  }
  return false;
}

/**
 * Removes nodes, templates and images that were removed before a time and that no job or run names: as long as one does,
 * its history needs them.
 * @returns whether all are gone
 */
export async function removeUnnamedRows(
  { services: { store } }: Call,
  before: Date,
  until: Deadline,
): Promise<boolean> {
  for (const { table, time, namedBy } of removable) {
    const unnamed = namedBy.map(
      ([by, column]) =>
        sql`NOT EXISTS (SELECT 1 FROM ${sql.table(by)} WHERE ${sql.ref(`${by}.${column}`)} = ${sql.ref(`${table}.id`)})`,
    );
    let after = 0;
    const done = await inBatches(store, until, async (tx, limit) => {
      const { rows } = await sql<{ id: number; unnamed: boolean | number }>`
        SELECT "id", ${sql.join(unnamed, sql` AND `)} AS "unnamed" FROM ${sql.table(table)}
         WHERE ${sql.ref(time)} < ${before} AND "id" > ${after} ORDER BY "id" LIMIT ${sql.lit(limit)}`.execute(
        tx,
      );
      after = rows.at(-1)?.id ?? after;
      await deleteByIds(tx, table, idsOf(rows.filter((row) => row.unnamed)));
      return rows.length;
    });
    if (!done) return false;
  }
  return true;
}

/** Samples in one batch. */
const samplesAtOnce = 2_000;

/** Removes the samples of nodes' load before a time, the oldest first. @returns whether all are gone */
export function removeLoad(store: Store, before: Date, until: Deadline): Promise<boolean> {
  const minute = Math.floor(before.getTime() / 60_000);
  return inBatches(
    store,
    until,
    async (tx, limit) => {
      const { numAffectedRows } = await sql`DELETE FROM "NodeLoad" WHERE ("nodeId", "minute") IN (
        SELECT "nodeId", "minute" FROM "NodeLoad" WHERE "minute" < ${minute} ORDER BY "minute" LIMIT ${sql.lit(limit)}
      )`.execute(tx);
      return Number(numAffectedRows);
    },
    samplesAtOnce,
  );
}

/** Removes access keys that were revoked or expired before a time. @returns whether all are gone */
export function removeEndedKeys(
  { services: { store } }: Call,
  before: Date,
  until: Deadline,
): Promise<boolean> {
  return inBatches(store, until, async (tx, limit) => {
    const ended = await tx
      .selectFrom("Token")
      .select("id")
      .where("session", "=", false)
      .where(({ or, eb }) => or([eb("revokedAt", "<", before), eb("expiresAt", "<", before)]))
      .limit(limit)
      .execute();
    return deleteByIds(tx, "Token", idsOf(ended));
  });
}

/** Removes browser sessions that ended a day ago: by logging out, by their time or unused. @returns whether all are gone */
export function removeEndedSessions({ services }: Call, until: Deadline): Promise<boolean> {
  const { store, clock, sessions = sessionRules } = services;
  const before = clock.now().getTime() - endedSessions * 1_000;
  const ended = new Date(before);
  const unused = new Date(before - sessions.idle * 1_000);
  return inBatches(store, until, async (tx, limit) => {
    const rows = await tx
      .selectFrom("Token")
      .select("id")
      .where("session", "=", true)
      .where(({ or, and, eb }) =>
        or([
          eb("revokedAt", "<", ended),
          eb("expiresAt", "<", ended),
          and([
            eb("createdAt", "<", unused),
            or([eb("lastUsedAt", "is", null), eb("lastUsedAt", "<", unused)]),
          ]),
        ]),
      )
      .limit(limit)
      .execute();
    return deleteByIds(tx, "Token", idsOf(rows));
  });
}

import type { Sql } from "../../store/database.ts";
import { findRows, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { requireStorable } from "../text.ts";

/** Names that can be told apart: one bit each in a signed 64-bit number. (docs/apis/coalition.md section 5.5) */
const slots = 63;

/** Letters of a name at most. */
const nameLimit = 100;

/**
 * The bits of a comma list of affinity names or `#n`. A name not known yet takes the first free slot.
 * @throws Refusal INVALID_INPUT for `#n` out of 1..63, or when a new name finds no free slot
 */
export async function affinityBits(change: Change, text: string): Promise<bigint> {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) return 0n;
  const known = await findRows(change.db, "Affinity", {});
  let bits = 0n;
  for (const name of names) {
    const numbered = /^#(\d{1,2})$/.exec(name);
    const slot = numbered ? Number(numbered[1]) : known.find((one) => one.name === name)?.id;
    const id = slot ?? (await takeSlot(change, known, name));
    if (id < 1 || id > slots)
      throw refusal("INVALID_INPUT", { field: "affinity", reason: `${name} is not in #1 to #${slots}` });
    bits |= 1n << BigInt(id - 1);
  }
  return bits;
}

async function takeSlot(
  change: Change,
  known: { id: number; name: string }[],
  name: string,
): Promise<number> {
  if (name.length > nameLimit || /[\n]/.test(name)) {
    throw refusal("INVALID_INPUT", { field: "affinity", reason: `a name has at most ${nameLimit} letters` });
  }
  requireStorable(change.store.dialect, "affinity", name);
  const free = known.find((one) => one.name === "");
  if (!free) {
    throw refusal("INVALID_INPUT", {
      field: "affinity",
      reason: `${name} is not known and all ${slots} names are taken`,
    });
  }
  free.name = name;
  await updateRows(change.db, "Affinity", { id: free.id }, { name });
  change.record({ type: "AFFINITY_CHANGED", data: { id: free.id, name } });
  return free.id;
}

/** Affinity names that are in use, with their numbers. */
export type KnownNames = readonly { id: number; name: string }[];

export function knownNames(db: Sql): Promise<KnownNames> {
  return db.selectFrom("Affinity").select(["id", "name"]).where("name", "<>", "").orderBy("id").execute();
}

/** The bits of those names in a comma list, or `#n`, that are known; makes none. */
export function bitsOf(known: KnownNames, text: string): bigint {
  return text
    .split(",")
    .map((name) => name.trim())
    .map((name) => Number(/^#(\d{1,2})$/.exec(name)?.[1] ?? known.find((one) => one.name === name)?.id ?? 0))
    .filter((id) => id >= 1 && id <= slots)
    .reduce((bits, id) => bits | (1n << BigInt(id - 1)), 0n);
}

/** The names of bits, sorted, with `#n` for one that has none (docs/apis/coalition.md section 5.5). */
export function namesOf(known: KnownNames, bits: bigint): string {
  const names: string[] = [];
  for (let id = 1; id <= slots; id++) {
    if (((bits >> BigInt(id - 1)) & 1n) === 1n) {
      names.push(known.find((one) => one.id === id)?.name ?? `#${id}`);
    }
  }
  return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(",");
}

/**
 * A node's lines of affinity as they are kept: in each the names that its bits have, sorted, `#n` for one without a name
 * (docs/apis/coalition.md section 5.4 and 5.5). Names not known yet are made.
 * @throws Refusal INVALID_INPUT as affinityBits does
 */
export async function affinityLines(change: Change, text: string): Promise<string> {
  const lines: bigint[] = [];
  for (const line of text.split("\n")) lines.push(await affinityBits(change, line));
  const known = await knownNames(change.db);
  return lines.map((bits) => namesOf(known, bits)).join("\n");
}

/** Nodes keep their bits: what they were called before is read with the names of before. */
async function renameLines(change: Change, before: KnownNames): Promise<void> {
  const known = await knownNames(change.db);
  const nodes = await change.db
    .selectFrom("Node")
    .select(["id", "affinity"])
    .where("affinity", "<>", "")
    .execute();
  for (const { id, affinity: text } of nodes) {
    const affinity = text
      .split("\n")
      .map((line) => namesOf(known, bitsOf(before, line)))
      .join("\n");
    if (affinity === text) continue;
    await updateRows(change.db, "Node", { id }, { affinity });
    change.record({ type: "NODE_UPDATED", nodeId: id, data: { changed: ["affinity"] } });
  }
}

/**
 * Names affinities anew; an empty name frees its slot. Jobs and nodes keep their bits (docs/apis/coalition.md section 3, POST
 * /api/affinities).
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT for a name that no list could hold or that would stand twice
 */
export async function setAffinities(
  change: Change,
  names: readonly { id: number; name: string }[],
): Promise<void> {
  permit(change.actor, "affinity.set");
  const before = await knownNames(change.db);
  const known = await findRows(change.db, "Affinity", {});
  for (const { id, name: sent } of names) {
    const slot = known.find((one) => one.id === id);
    if (!slot)
      throw refusal("INVALID_INPUT", { field: "affinity", reason: `${id} is not from 1 to ${slots}` });
    const name = requireStorable(change.store.dialect, "affinity", sent.trim());
    if (/[,\n]/.test(name) || /^#\d+$/.test(name) || name.length > nameLimit) {
      throw refusal("INVALID_INPUT", {
        field: "affinity",
        reason: `${JSON.stringify(name.slice(0, 80))} can't be a name: no commas, no lines, no #n`,
      });
    }
    if (slot.name === name) continue;
    slot.name = name;
    await updateRows(change.db, "Affinity", { id }, { name });
    change.record({ type: "AFFINITY_CHANGED", data: { id, name } });
  }
  const used = known.map(({ name }) => name).filter((name) => name !== "");
  const twice = used.find((name, at) => used.indexOf(name) !== at);
  if (twice !== undefined) {
    throw refusal("INVALID_INPUT", { field: "affinity", reason: `${twice} would stand twice` });
  }
  await renameLines(change, before);
}

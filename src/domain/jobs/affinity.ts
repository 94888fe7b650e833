import type { Tx } from "../../store/store.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";

/** Names that can be told apart: one bit each in a signed 64-bit number. (wire/coalition: section 5.5) */
const slots = 63;

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
  const known = await change.db.affinity.findMany({ orderBy: { id: "asc" } });
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
  const free = known.find((one) => one.name === "");
  if (!free) {
    throw refusal("INVALID_INPUT", {
      field: "affinity",
      reason: `${name} is not known and all ${slots} names are taken`,
    });
  }
  free.name = name;
  await change.db.affinity.update({ where: { id: free.id }, data: { name } });
  change.record({ type: "AFFINITY_CHANGED", data: { id: free.id, name } });
  return free.id;
}

/** The bits of those names in a comma list that are known; makes none. */
export async function knownBits(db: Tx, text: string): Promise<bigint> {
  if (text.trim() === "") return 0n;
  const known = await db.affinity.findMany({ where: { name: { not: "" } } });
  return text
    .split(",")
    .map((name) => name.trim())
    .map((name) => Number(/^#(\d{1,2})$/.exec(name)?.[1] ?? known.find((one) => one.name === name)?.id ?? 0))
    .filter((id) => id >= 1 && id <= slots)
    .reduce((bits, id) => bits | (1n << BigInt(id - 1)), 0n);
}

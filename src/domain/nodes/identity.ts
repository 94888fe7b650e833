import type { Prisma } from "../../../prisma/generated/sqlite/client.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";

export interface Address {
  hostname?: string | null | undefined;
  ip?: string | null | undefined;
  index?: number | null | undefined;
}

/** What (ip, index) is unique by; null for a node that UFDL does not know by address. */
export function addressKey({ ip, index }: Address): string | null {
  return ip != null && ip !== "" && index != null ? `${ip}#${index}` : null;
}

/** The name of a node that was given none: its host name, else its ip, with the index where the machine has several. */
export function fallbackName({ hostname, ip, index }: Address): string | null {
  if (hostname) return hostname;
  if (!ip) return null;
  return index ? `${ip}#${index}` : ip;
}

/**
 * Refuses a name or an address that another live node has. The unique columns decide; this gives the clear error.
 * @throws Refusal NAME_TAKEN
 */
export async function checkFree(
  change: Change,
  { nameKey, addressKey: address }: { nameKey: string | null; addressKey: string | null },
  except?: number,
): Promise<void> {
  const either: Prisma.NodeWhereInput[] = [];
  if (nameKey !== null) either.push({ nameKey });
  if (address !== null) either.push({ addressKey: address });
  if (either.length === 0) return;
  const others = await change.db.node.findMany({
    where: { OR: either, ...(except === undefined ? {} : { id: { not: except } }) },
  });
  if (address !== null && others.some((other) => other.addressKey === address)) {
    throw refusal("NAME_TAKEN", { kind: "node", field: "ip, index", value: address.replace("#", ", ") });
  }
  if (others.length > 0) throw refusal("NAME_TAKEN", { kind: "node", field: "name", value: nameKey ?? "" });
}

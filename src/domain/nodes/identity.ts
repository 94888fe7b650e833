import type { Node } from "../../../prisma/generated/sqlite/client.ts";
import { columnsOf } from "../../store/columns.ts";
import { findRow } from "../../store/rows.ts";
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
 * The live nodes that go by one of these names. A node's name and its host name are one identity over all APIs: either
 * finds the node, and neither is the name or the host name of another live node (docs/glossary.md).
 */
export function identifiedBy({ db }: Change, names: readonly string[]) {
  return db
    .selectFrom("Node")
    .select(columnsOf("Node"))
    .where("removedAt", "is", null)
    .where((node) => node.or([node("nameKey", "in", names), node("hostname", "in", names)]))
    .orderBy("id");
}

/** The live node that goes by a name, or null. */
export async function findByName(change: Change, name: string): Promise<Node | null> {
  return (await identifiedBy(change, [name]).limit(1).executeTakeFirst()) ?? null;
}

interface Identity {
  readonly name: string;
  readonly hostname: string | null;
  readonly addressKey: string | null;
}

/**
 * Refuses a name, a host name or an address that another live node goes by. Holds the names of all nodes until the change
 * ends; the unique columns alone do not tell a name from another node's host name.
 * @throws Refusal NAME_TAKEN
 */
export async function checkFree(
  change: Change,
  { name, hostname, addressKey: address }: Identity,
  except?: number,
): Promise<void> {
  await change.store.lockNames(change.db);
  const taken = (field: string, value: string) => refusal("NAME_TAKEN", { kind: "node", field, value });
  const there = address === null ? null : await findRow(change.db, "Node", { addressKey: address });
  if (address !== null && there && there.id !== except) throw taken("ip, index", address.replace("#", ", "));
  const named = await identifiedBy(change, hostname ? [name, hostname] : [name]).execute();
  const others = named.filter(({ id }) => id !== except);
  if (others.length === 0) return;
  const other = others.find((other) => other.name === name || other.hostname === name);
  throw other ? taken("name", name) : taken("hostname", hostname ?? "");
}

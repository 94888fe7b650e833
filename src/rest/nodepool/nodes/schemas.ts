import { z } from "zod";
import { parameterOf } from "../body.ts";
import type { NodepoolNodeFragment } from "../operations.generated.ts";
import { stateFields, stateOf } from "../shared.ts";

export const nodeSchema = z.object({
  id: z.int(),
  provider_name: z.string().nullable(),
  label_name: z.string().nullable(),
  target_name: z.string().nullable(),
  hostname: z.string().nullable(),
  nodename: z.string().nullable(),
  external_id: z.string().nullable(),
  az: z.string().nullable(),
  ip: z.string().nullable(),
  ip_private: z.string().nullable(),
  ...stateFields,
});

/** The state to set. */
export const stateForm = z.object({
  state: parameterOf(z.enum(["hold", "ready"], "Node state not permitted")),
});

/** A node as Nodepool shows it, the keys in this order. */
export function node({ number: pk, name, hostname, ip, nodepool }: NodepoolNodeFragment) {
  // A node of another dialect may have no more than its name.
  const own = nodepool.provider !== null && nodepool.label !== null;
  const otherName = own || name === hostname ? null : name;
  return {
    id: pk,
    provider_name: nodepool.provider,
    label_name: nodepool.label,
    target_name: nodepool.target,
    hostname,
    nodename: nodepool.nodename ?? otherName,
    external_id: nodepool.externalId,
    az: nodepool.az,
    ip,
    ip_private: nodepool.ipPrivate,
    ...stateOf(nodepool.state, nodepool.stateSince),
  };
}

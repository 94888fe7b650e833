import { z } from "zod";
import { view } from "../../schemas.ts";
import { parameterOf } from "../body.ts";
import type { NodepoolNodeFragment } from "../operations.generated.ts";
import { stateFields } from "../shared.ts";

const text = z.string().nullable();

/** The name of a node of another dialect, which may have no more than that. */
function nameOf({ name, hostname, nodepool }: NodepoolNodeFragment): string | null {
  const own = nodepool.provider !== null && nodepool.label !== null;
  return own || name === hostname ? null : name;
}

/** A node as Nodepool shows it. */
export const node = view<NodepoolNodeFragment>()({
  id: [z.int(), ({ number }) => number],
  provider_name: [text, ({ nodepool }) => nodepool.provider],
  label_name: [text, ({ nodepool }) => nodepool.label],
  target_name: [text, ({ nodepool }) => nodepool.target],
  hostname: [text, ({ hostname }) => hostname],
  nodename: [text, (node) => node.nodepool.nodename ?? nameOf(node)],
  external_id: [text, ({ nodepool }) => nodepool.externalId],
  az: [text, ({ nodepool }) => nodepool.az],
  ip: [text, ({ ip }) => ip],
  ip_private: [text, ({ nodepool }) => nodepool.ipPrivate],
  ...stateFields(({ nodepool }: NodepoolNodeFragment) => nodepool),
});

/** The state to set. */
export const stateForm = z.object({
  state: parameterOf(z.enum(["hold", "ready"], "Node state not permitted")),
});

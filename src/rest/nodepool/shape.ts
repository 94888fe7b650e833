import type {
  NodepoolDibImageFragment,
  NodepoolNodeFragment,
  NodepoolSnapshotImageFragment,
  ProvisionState,
} from "./operations.generated.ts";

/** Nodepool's numbers for its states (docs/apis/nodepool.md section B1). */
const numbers: Readonly<Record<ProvisionState, number>> = {
  BUILDING: 1,
  READY: 2,
  USED: 3,
  DELETE: 4,
  HOLD: 5,
  TEST: 6,
};

/** `_state` and `state_time` as the original has them, and the word that its document promises. */
function stateOf(state: ProvisionState, since: string) {
  return {
    _state: numbers[state],
    state_time: Math.floor(Date.parse(since) / 1_000),
    state: state.toLowerCase(),
  };
}

export function node(row: NodepoolNodeFragment) {
  return {
    id: row.pk,
    provider_name: row.provider,
    label_name: row.label,
    target_name: row.target,
    hostname: row.hostname,
    // A node of another dialect may have no more than its name.
    nodename: row.nodename ?? (row.name === row.hostname ? null : row.name),
    external_id: row.externalId,
    az: row.az,
    ip: row.ip,
    ip_private: row.ipPrivate,
    ...stateOf(row.shownState, row.shownStateSince),
  };
}

export function snapshotImage(row: NodepoolSnapshotImageFragment) {
  return {
    id: row.pk,
    provider_name: row.provider,
    image_name: row.image,
    hostname: row.hostname,
    version: row.version,
    external_id: row.externalId,
    server_external_id: row.serverExternalId,
    ...stateOf(row.state, row.stateSince),
  };
}

export function dibImage(row: NodepoolDibImageFragment) {
  return {
    id: row.pk,
    image_name: row.image,
    filename: row.filename,
    version: row.version,
    ...stateOf(row.state, row.stateSince),
  };
}

import type { ProvisionState } from "../../graph/operations.generated.ts";

const looks: Readonly<Record<ProvisionState, readonly [label: string, state: string]>> = {
  BUILDING: ["Building", "working"],
  READY: ["Ready", "finished"],
  TEST: ["Testing", "waiting"],
  USED: ["In use", "working"],
  HOLD: ["Held", "waiting"],
  DELETE: ["Going away", "pending"],
};

/** Where an image stands, by word and colour. */
export function ProvisionBadge({ state }: { state: ProvisionState }) {
  const [label, look] = looks[state];
  return <span className={`badge state-${look}`}>{label}</span>;
}

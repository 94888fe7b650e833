import type { Call } from "../src/domain/change.ts";

import type { Follow, Sink } from "../src/events/followers.ts";

/** What every resolver is given: on whose behalf it runs, and the services it runs on. */
export interface GraphContext extends Call {
  /** Of a subscription whose transport takes texts: see src/events/followers.ts. */
  readonly sink?: Sink;
  readonly follow?: Follow;
  /** Whether the transport itself ends when the caller's rights do (see stream/guard.ts). */
  readonly guarded?: boolean;
}

import type { Call } from "../src/domain/change.ts";

/** What every resolver is given: on whose behalf it runs, and the services it runs on. */
export type GraphContext = Call;

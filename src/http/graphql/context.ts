import type { GraphContext } from "../../../schema/context.ts";
import type { Log } from "../log.ts";

/** What Yoga is given with every request, and hands on to resolvers as their context. */
export interface YogaContext extends GraphContext {
  readonly requestId: string;
  readonly log: Log;
}

import type { GraphContext } from "../../../schema/context.ts";
import type { Log } from "../log.ts";

/** Yoga's server context, which is also the resolvers' context. */
export interface YogaContext extends GraphContext {
  readonly requestId: string;
  readonly log: Log;
}

import { RequestCache } from "@pothos/plugin-scope-auth";
import type { GraphContext } from "./context.ts";

/** By caller's context, then by what is asked for. */
const known = new WeakMap<GraphContext, Map<unknown, unknown>>();

/** Something that is made once for each execution and key. */
export function perExecution<Made>(context: GraphContext, key: unknown, make: () => Made): Made {
  let kept = known.get(context);
  if (!kept) {
    kept = new Map();
    known.set(context, kept);
  }
  let made = kept.get(key) as Made | undefined;
  if (made === undefined) {
    made = make();
    kept.set(key, made);
  }
  return made;
}

/**
 * Forgets what was made for an execution, here and by the plugin that checks rights. Collecting the young generation does
 * not empty WeakMaps whose values hold their key: 4 KB of each request stayed until the next full collection, which
 * came twice a second under load.
 */
export function endExecution(context: GraphContext): void {
  known.delete(context);
  RequestCache.clearForContext(context);
}

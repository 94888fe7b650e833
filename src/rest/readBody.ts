import { readBody as read } from "../http/body.ts";
import type { FacadeContext, FacadeState } from "./context.ts";

/**
 * Reads the whole body of a facade's request, at most as much as its caller may send.
 * @throws BodyTooLarge, BodyCut
 */
export function readBody<S extends FacadeState>({ req, state }: FacadeContext<S>): Promise<Buffer> {
  return read({ incoming: req, actor: state.actor, bodyLimits: state.runtime.bodyLimits });
}

import { readBody as read } from "../http/body.ts";
import type { FacadeContext } from "./context.ts";

export { BodyTooLarge } from "../http/body.ts";

/**
 * Reads a request's whole body, at most as much as its caller may send.
 * @throws BodyTooLarge, BodyCut
 */
export function readBody({ req, state: { actor, runtime } }: FacadeContext): Promise<Buffer> {
  return read({ incoming: req, actor, bodyLimits: runtime.bodyLimits });
}

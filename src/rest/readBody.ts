import type { IncomingMessage } from "node:http";
import { readBody as read } from "../http/body.ts";
import type { FacadeState } from "./context.ts";

export { BodyTooLarge } from "../http/body.ts";

/**
 * Reads the whole body of a facade's request, at most as much as its caller may send.
 * @throws BodyTooLarge, BodyCut
 */
export function readBody(ctx: {
  readonly req: IncomingMessage;
  readonly state: Pick<FacadeState, "actor" | "runtime">;
}): Promise<Buffer> {
  const { actor, runtime } = ctx.state;
  return read({ incoming: ctx.req, actor, bodyLimits: runtime.bodyLimits });
}

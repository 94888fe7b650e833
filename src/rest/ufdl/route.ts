import type { Grant, Right } from "../../domain/rights.ts";
import type { FacadeContext, FacadeMiddleware, FacadeRouter, FacadeState } from "../context.ts";
import type { RouteMetadata } from "../metadata.ts";
import { routeKinds } from "../route.ts";

/**
 * A view permission, which the original looks at before the body and the object (docs/apis/ufdl.md section 1): who has a
 * right, by the named grants only. The rules themselves stay in the domain.
 */
interface Permission {
  readonly right: Right;
  /** All grants of the right when absent. */
  readonly grants?: readonly Grant[];
  /** It asks for a node, and meets a bad Node-Id before a missing right. */
  readonly node?: true;
}

export interface UfdlRoute extends RouteMetadata {
  /** Whoever may read when absent. `public` takes no credentials at all; `nobody` refuses everybody. */
  readonly permission?: Permission | "public" | "nobody";
}

export type UfdlState = FacadeState<UfdlRoute>;
export type UfdlContext = FacadeContext<UfdlState>;
export type UfdlMiddleware = FacadeMiddleware<UfdlState>;
export type UfdlRouter = FacadeRouter<UfdlState>;

export const { operation, handler, refused } = routeKinds<UfdlState>();

import type { FacadeContext, FacadeMiddleware, FacadeRouter, FacadeState, FacadeStep } from "../context.ts";
import type { Permission, RouteMetadata } from "../metadata.ts";
import { routeKinds } from "../route.ts";

export interface UfdlRoute extends RouteMetadata {
  /** The view's permission (docs/apis/ufdl.md section 1); with `node` a bad Node-Id is an error before a missing right. */
  readonly permission?: (Permission & { readonly node?: true }) | "public" | "nobody";
}

export type UfdlState = FacadeState<UfdlRoute>;
export type UfdlContext = FacadeContext<UfdlState>;
export type UfdlMiddleware = FacadeMiddleware<UfdlState>;
export type UfdlStep = FacadeStep<UfdlState>;
export type UfdlRouter = FacadeRouter<UfdlState>;

export const { operation, handler, refused } = routeKinds<UfdlState>();

import type { FacadeContext, FacadeMiddleware, FacadeRouter, FacadeState, FacadeStep } from "../context.ts";
import type { RouteMetadata } from "../metadata.ts";
import { routeKinds } from "../route.ts";

export interface ScaleRoute extends RouteMetadata {
  /** What OPTIONS calls the path; the summary when absent. */
  readonly viewName?: string;
}

export interface ScaleState extends FacadeState<ScaleRoute> {
  /** The indentation of JSON that the Accept header asks for. */
  indent?: number;
}

export type ScaleContext = FacadeContext<ScaleState>;
export type ScaleMiddleware = FacadeMiddleware<ScaleState>;
export type ScaleStep = FacadeStep<ScaleState>;
export type ScaleRouter = FacadeRouter<ScaleState>;

export const { operation, handler } = routeKinds<ScaleState>();

import type { FacadeContext, FacadeMiddleware, FacadeRouter, FacadeState } from "../context.ts";
import type { RouteMetadata } from "../metadata.ts";
import { routeKinds } from "../route.ts";

export interface ScaleRoute extends RouteMetadata {
  /** What OPTIONS calls the path; the summary when absent. */
  readonly viewName?: string;
}

export interface ScaleState extends FacadeState<ScaleRoute> {
  /** The path's first route, whatever the method, as a Django view; null when the path is unknown. */
  view: ScaleRoute | null;
  /** The indentation of JSON that the Accept header asks for. */
  indent?: number;
}

export type ScaleContext = FacadeContext<ScaleState>;
export type ScaleMiddleware = FacadeMiddleware<ScaleState>;
export type ScaleRouter = FacadeRouter<ScaleState>;

export const { operation, handler } = routeKinds<ScaleState>();

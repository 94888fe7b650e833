import type { FacadeContext, FacadeMiddleware, FacadeRouter, FacadeState } from "../context.ts";
import type { RouteMetadata } from "../metadata.ts";
import { routeKinds } from "../route.ts";

export interface ScaleRoute extends RouteMetadata {
  /** What OPTIONS calls the path; the summary when absent. */
  readonly viewName?: string;
}

export interface ScaleState extends FacadeState<ScaleRoute> {
  /** The first route of the path whatever the method: what Django calls a view. Null when the path is unknown. */
  view: ScaleRoute | null;
  /** Blanks by which JSON is indented, as the Accept header asks; none when absent. */
  indent?: number;
}

export type ScaleContext = FacadeContext<ScaleState>;
export type ScaleMiddleware = FacadeMiddleware<ScaleState>;
export type ScaleRouter = FacadeRouter<ScaleState>;

export const { operation, handler } = routeKinds<ScaleState>();

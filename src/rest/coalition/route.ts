import type { FacadeState } from "../context.ts";
import { routeKinds } from "../route.ts";

export const { operation, handler } = routeKinds<FacadeState>();

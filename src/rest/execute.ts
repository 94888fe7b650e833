export { type Accepted, createExecutor, type Executor, RouteError, refusedBy } from "../graph/execute.ts";

import type { Exchange } from "../exchange.ts";

/** A request to Nodepool's API with what its own steps find out. */
export interface NodepoolExchange extends Exchange {
  /** The path as it came ended in `.json`: JSON whatever Accept says (docs/apis/nodepool.md section B4). */
  readonly json: boolean;
}

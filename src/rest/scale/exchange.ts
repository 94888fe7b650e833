import type { Exchange } from "../legacyRecord.ts";

/** A request to Scale's API with what its own steps find out. */
export interface ScaleExchange extends Exchange {
  /** Methods that the path knows, in the order in which Django's framework names them; empty when it is unknown. */
  readonly allow: readonly string[];
  /** The path asks for no credentials, whatever the method. */
  readonly open: boolean;
  /** Blanks by which JSON is indented, as the Accept header asks; 0 for none. */
  indent: number;
}

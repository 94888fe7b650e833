import type { Blanks } from "./blanks.ts";
import type { Endpoint, Example } from "./documents.ts";

export type Headers = Readonly<Record<string, string>>;

/** Where a call may be made as the document has it. */
export interface Situation {
  readonly blanks: Blanks;
  /** Who calls where the document names no permission. */
  readonly caller?: Headers;
  /** The headers of a caller to whom a permission of the document applies, by the permission's name. */
  readonly callers?: Readonly<Record<string, Headers>>;
  /** Known to the server, and to whom none of the endpoint's permissions applies. */
  readonly stranger?: Headers;
  /** Who reads what has come of it. */
  readonly reader?: Headers;
}

/** An API's server, and the state in which each of its document's calls makes sense. */
export interface World {
  url(): string;
  /** Makes a fresh situation for a call; `permission` is what its caller will rely on. */
  prepare(endpoint: Endpoint, example: Example, permission: string | null): Promise<Situation>;
}

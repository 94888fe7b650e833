import type { DocumentNode } from "graphql";
import type { Answer } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import type { RouteError } from "./execute.ts";
import type { JsonSchema, Route, SlashRule } from "./route.ts";
import type { Step } from "./tools.ts";

/** What a facade tells of itself for the documents, besides its routes. */
export interface OpenapiNotes {
  /** Content-Type of good answers; `application/json` unless told. */
  readonly type?: string;
  /** What error bodies look like, by Content-Type. */
  readonly errors: Readonly<Record<string, JsonSchema>>;
  readonly security: Readonly<Record<string, JsonSchema>>;
}

/**
 * One legacy API: its routes, and how it treats what comes before and after them. Facades are mounted side by side and
 * never merged, so that none answers in another's format.
 */
export interface Facade<X extends Exchange = Exchange> {
  /** As in the `Gantry-Facade` header and the path prefix. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The legacy API's own version. */
  readonly version: string;
  readonly routes: readonly Route<X>[];
  /** For the OpenAPI document. */
  readonly openapi?: OpenapiNotes;
  /** Operations that steps run, besides the routes' own. */
  readonly operations?: readonly DocumentNode[];
  /** On a shared root: unknown paths that are this facade's to refuse. */
  readonly territory: RegExp;
  readonly slash: SlashRule;
  /** True: the path is percent-decoded before it is matched (Django); false: values are decoded after it. */
  readonly decodesPath: boolean;
  /** Makes the facade's own exchange of the plain one. */
  readonly begin: (exchange: Exchange) => X;
  /** Before anything else, with or without a route: an answer ends the request (a CORS preflight, a redirect). */
  readonly enter?: (exchange: X) => Answer | undefined;
  /** The checks before a route, in the order in which the original makes them. */
  readonly steps: readonly Step<X>[];
  /** The steps also run for a known path with another method, before `wrongMethod` (Django: rights come first). */
  readonly stepsFirst?: boolean;
  /** On every answer, whatever it is. */
  readonly headers?: (exchange: X) => Readonly<Record<string, string>>;
  /** Writes out an answer's body. */
  readonly encode: (body: unknown, exchange: X) => { readonly type: string; readonly text: string };
  /** No route has this path. */
  readonly unknown: (exchange: X) => Answer;
  /** The path is known, with other methods. */
  readonly wrongMethod: (exchange: X, allow: readonly string[]) => Answer;
  /** A domain rule said no. */
  readonly refused: (error: RouteError, exchange: X) => Answer;
  /** Something broke that should not have; it has been logged under the exchange's id. */
  readonly crashed: (exchange: X) => Answer;
}

/** Puts a facade's own exchange aside, so that facades of all kinds fit in one list. */
export function facade<X extends Exchange>(one: Facade<X>): Facade {
  return one as unknown as Facade;
}

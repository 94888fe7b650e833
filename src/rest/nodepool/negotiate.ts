import type { FacadeStep } from "../context.ts";
import { covers, type MediaRange, mediaRanges } from "../media.ts";
import { problem } from "./errors.ts";

/** Only JSON is served. DELETE and paths that end in `.json` ignore Accept (docs/apis/nodepool.md sections B0.7 and B4). */
export const negotiate: FacadeStep = ({ method, headers, state: { route, path } }) => {
  const asked = route !== null && method !== "DELETE" && !/\.json\/?$/.test(path);
  if (asked && quality(headers.accept, "application/json") === 0) throw problem(406, null);
};

/** The form of an error: JSON when Accept strictly prefers it to texts, else HTML when it is accepted, else plain text. */
export function errorForm(accept: string | undefined): "json" | "html" | "plain" {
  const json = quality(accept, "application/json");
  const [html, plain] = [quality(accept, "text/html"), quality(accept, "text/plain")];
  if (json > Math.max(html, plain)) return "json";
  return html > 0 && html >= plain ? "html" : "plain";
}

/** The quality of the most specific range that covers a type; 0 when none does. */
function quality(accept: string | undefined, media: string): number {
  const special = ({ type, subtype }: MediaRange) => (subtype !== "*" ? 2 : type !== "*" ? 1 : 0);
  const fitting = mediaRanges(accept?.trim() || "*/*").filter((range) => covers(range, media));
  return fitting.sort((a, b) => special(b) - special(a))[0]?.quality ?? 0;
}

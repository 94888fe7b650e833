import { detail, notFound } from "../django.ts";
import { covers, mediaRanges } from "../media.ts";
import type { ScaleStep } from "./route.ts";

/** Checks Accept and `?format=` before anything else, as the original does (docs/apis/scale.md section C); only JSON is served. */
export const negotiate: ScaleStep = ({ headers, state }) => {
  const format = state.query.getAll("format").at(-1);
  if (format && !["json", "api", "admin"].includes(format)) throw notFound();
  const ranges = mediaRanges(headers.accept?.trim() || "*/*");
  const fitting = ranges.filter((range) => covers(range, "application/json"));
  if (fitting.length === 0 || format === "api" || format === "admin") {
    throw detail(406, "Could not satisfy the request Accept header.");
  }
  const asked = fitting.find(({ parameters }) => /^\d+$/.test(parameters.indent ?? ""));
  state.indent = Math.min(8, Number(asked?.parameters.indent ?? 0));
};

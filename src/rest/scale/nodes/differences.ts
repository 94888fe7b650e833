import type { Differences } from "../../metadata.ts";

export const listDifferences: Differences = {
  "An unknown field in `order` is a 400.": "The original crashes with a 500 (A0.3).",
  "`order=host_name` sorts by `hostname`.": "The document names it so; the original crashes on it (A0.3).",
  "Nodes that are equal in all fields are sorted by id.": "Pages of a list without a last word overlap (D).",
  "`last_modified` has moved when a user changed the node.":
    "Users asked for it; the original never moves it (A0.5, upstream issue 1621).",
};

export const updateDifferences: Differences = {
  "204 without a body, where the document's own table says 200 with the node.":
    "The original answers 204, and its clients rely on it (A0.2).",
  "A value of the wrong type, a list, a form or a reason of more than 250 characters is a 400.":
    "The original crashes with a 500 (A5).",
  "`deprecated` stays as it is when `is_active` is left out.":
    "The original stamps or clears it by mistake (A0.6).",
};

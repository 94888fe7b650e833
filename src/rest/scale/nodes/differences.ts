import type { Difference } from "../../metadata.ts";

export const listDifferences: readonly Difference[] = [
  {
    what: "An unknown field in `order` is a 400.",
    why: "The original crashes with a 500 (A0.3).",
  },
  {
    what: "`order=host_name` sorts by `hostname`.",
    why: "The document names it so; the original crashes on it (A0.3).",
  },
  {
    what: "Nodes that are equal in all fields are sorted by id.",
    why: "Pages of a list without a last word overlap (D).",
  },
  {
    what: "`last_modified` has moved when a user changed the node.",
    why: "Users asked for it; the original never moves it (A0.5, upstream issue 1621).",
  },
];

export const updateDifferences: readonly Difference[] = [
  {
    what: "204 without a body, where the document's own table says 200 with the node.",
    why: "The original answers 204, and its clients rely on it (A0.2).",
  },
  {
    what: "A value of the wrong type, a list, a form or a reason of more than 250 characters is a 400.",
    why: "The original crashes with a 500 (A5).",
  },
  {
    what: "`deprecated` stays as it is when `is_active` is left out.",
    why: "The original stamps or clears it by mistake (A0.6).",
  },
];

import type { Difference } from "../../legacyRecord.ts";

/* Where several routes differ from the original on purpose; sections are those of docs/apis/ufdl.md. */

/** Of every route but those for tokens, which answer so in the original too. */
export const wrongMethod: Difference = {
  what: "Another method on a known path is a 405 with a `detail`.",
  why: "The original answers 500 with a page, by a defect (section 1).",
};

/** Of what a node may do. */
export const needsUser: Difference = {
  what: "A node's rights need a user as well: without one the answer is a 401.",
  why: "In the original a Node-Id alone is enough, without any credentials (section 3).",
};

/** Of routes that take an object. */
export const noNull: Difference = {
  what: "`null` as the body is a 400.",
  why: "The original crashes on it with a 500 (section 1).",
};

/** Of all lists. */
export const filters: readonly Difference[] = [
  {
    what: "An unknown field, a value that does not fit its field and an unknown lookup are a 400 with a `detail`.",
    why: "The original crashes on them with a 500 (section 9).",
  },
  {
    what: "Each list has its own fields, and no path leads to a password.",
    why: "In the original any path can be tested, also the passwords' hashes (section 9).",
  },
  {
    what: "`contains` on what is no text, and `order_by` through a relation, are a 400.",
    why: "The original searches a number's digits and sorts by `template__name`; no client asks for it.",
  },
  {
    what: "Nulls come last, and first where the order descends, unless `nulls_first` is true.",
    why: "The original leaves it to its database; so does PostgreSQL, and both databases do the same here.",
  },
  {
    what: "`input_values` and `parameter_values` are searched as JSON without blanks.",
    why: "The original searches the text as Python writes it, with a blank after each comma and colon.",
  },
  {
    what: "More than 100 expressions, 250 tests in all, or 1,000 characters in a text are a 400.",
    why: "The original knows no limit.",
  },
];

/** Of what makes a job new again. */
export const freesOutputs: Difference = {
  what: "The outputs' names are free again.",
  why: "In the original they stay taken: the next try can't upload its log, and never finishes (sections 5.5 and 8).",
};

/** Of what only a running job takes. */
export const outOfTurn: Difference = {
  what: "Too early and too late are a 406 with a sentence.",
  why: "The original crashes on it with a 500 (section 5.4).",
};

/** Of what shows or takes a template. */
export const licence: Difference = {
  what: "`licence` is the number that UFDL's own list gives the name, and null for a name that is not on it.",
  why: "The original keeps a table of licences; here a template has a name, and any name is taken.",
};

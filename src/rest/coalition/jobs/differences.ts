import type { Difference } from "../../metadata.ts";

export const addDifferences: readonly Difference[] = [
  {
    what: "A job that would come to wait for itself, by a group around it, is a 400.",
    why: "The original takes it, and it waits for ever (section 5.3).",
  },
  {
    what: "`retry` puts a failed job back into the queue that often, `env` is `environment`, `paused` counts.",
    why: "The document promises them, and the original ignores them (section 0.8).",
  },
  {
    what: "Dependencies as a text are all its numbers.",
    why: "The original takes the page's text letter by letter (section 2).",
  },
  {
    what: "An affinity name that is not known takes a free slot.",
    why: "The original answers 500 until it has been named (section 2).",
  },
  {
    what: "Texts are kept as sent, whatever is in them.",
    why: "The original answers 500 to letters beyond ASCII and to both kinds of quotes, and stores a newline as two letters (section 1).",
  },
];

export const editDifferences: readonly Difference[] = [
  {
    what: "Only what a user sets can be set; nulls are passed over; `retry` is real; priority 0 and `[]` count.",
    why: "The original writes any column, and takes 0 and an empty list for nothing (section 2).",
  },
  {
    what: "A loop of parents or of dependencies is a 400.",
    why: "In the original it is a crash, or waits for ever (section 2).",
  },
  {
    what: "A group with jobs in it can't be given a state by hand, nor any job WORKING or a word of one's own.",
    why: "In the original a group's lasts until the next change in it, and no rule knows what to do with the others (section 2).",
  },
  {
    what: "A job that is set FINISHED or ERROR by hand and was never started has taken 0 seconds.",
    why: "The original counts from 1970 (section 2).",
  },
];

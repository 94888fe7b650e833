import type { Differences } from "../../metadata.ts";

export const addDifferences: Differences = {
  "A job that would come to wait for itself, by a group around it, is a 400.":
    "The original takes it, and it waits for ever (section 5.3).",
  "`retry` puts a failed job back into the queue that often, `env` is `environment`, `paused` counts.":
    "The document promises them, and the original ignores them (section 0.8).",
  "Dependencies as a text are all its numbers.":
    "The original takes the page's text letter by letter (section 2).",
  "An affinity name that is not known takes a free slot.":
    "The original answers 500 until it has been named (section 2).",
  "Texts are kept as sent, whatever is in them.":
    "The original answers 500 to letters beyond ASCII and to both kinds of quotes, and stores a newline as two letters (section 1).",
};

export const editDifferences: Differences = {
  "Only what a user sets can be set; nulls are passed over; `retry` is real; priority 0 and `[]` count.":
    "The original writes any column, and takes 0 and an empty list for nothing (section 2).",
  "A loop of parents or of dependencies is a 400.":
    "In the original it is a crash, or waits for ever (section 2).",
  "A group with jobs in it can't be given a state by hand, nor any job WORKING or a word of one's own.":
    "In the original a group's lasts until the next change in it, and no rule knows what to do with the others (section 2).",
  "A job that is set FINISHED or ERROR by hand and was never started has taken 0 seconds.":
    "The original counts from 1970 (section 2).",
};

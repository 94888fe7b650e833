/** How long things are kept. Seconds; null for ever. */
export interface Retention {
  readonly events: number | null;
  /** Events of progress, most of all events: the job itself has its newest progress. */
  readonly progress: number | null;
  /** Of ended jobs. */
  readonly logs: number | null;
  readonly runs: number | null;
  /** Samples of nodes' load. */
  readonly load: number | null;
  /** What was deleted, but is still in the database. */
  readonly deleted: number | null;
  /** Bytes that no output names. */
  readonly unusedBlobs: number;
  /** Between two removals. */
  readonly interval: number;
}

const day = 86_400;

export const defaultRetention: Retention = {
  events: 90 * day,
  progress: 7 * day,
  load: day,
  // What users made is theirs to remove, or to say how long it is kept.
  logs: null,
  runs: null,
  deleted: null,
  unusedBlobs: 3_600,
  interval: 3_600,
};

/** How long an ended browser session stays: other gateways may know of a later use. Seconds. */
export const endedSessions = day;

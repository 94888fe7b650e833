/** What one GraphQL document of a caller's own may ask for. Names of the settings: docs/configuration.md. */
export interface QueryLimits {
  readonly tokens: number;
  readonly aliases: number;
  /** Aliases of introspection, which has no complexity: a full result has 500 kB. */
  readonly introspectionAliases: number;
  readonly directives: number;
  /** Brackets in each other in the document, and lists and objects in each other in the variables. */
  readonly nesting: number;
  /** Levels of fields. */
  readonly depth: number;
  /** Fields, those of fragments once for each use. */
  readonly breadth: number;
  /** Points: one for a field, times the rows of the lists around it. */
  readonly complexity: number;
  /** Characters of a text in a filter. */
  readonly filterText: number;
  /** Ids in a list of which each costs a read or a change. */
  readonly ids: number;
}

export const defaultQueryLimits: QueryLimits = {
  // GraphiQL's introspection has about 500.
  tokens: 8_000,
  // Enough for a bulk of mutations in one document.
  aliases: 250,
  introspectionAliases: 5,
  directives: 100,
  // Enough for the deepest tree of jobs.
  nesting: 250,
  depth: 16,
  breadth: 400,
  complexity: 200_000,
  filterText: 1_000,
  ids: 100,
};

/**
 * What a job's progress pattern may cost. RE2 needs time for each byte and each step of the compiled pattern, once for
 * every match: 4 kB and 250 steps are 20 ms, and `(a?){50}` fifty times, 10,000 steps, on 64 kB of log was 15 s.
 */
export interface PatternLimits {
  /** Characters of a pattern. */
  readonly length: number;
  /** Counted repetitions in a pattern, as `{3}`. */
  readonly repetitions: number;
  /** How often one of them repeats. */
  readonly repeat: number;
  /** Steps that a pattern compiles to. */
  readonly steps: number;
  /** Bytes of a log that are searched, the newest ones. */
  readonly log: number;
  /** Milliseconds after which no further match is looked for. */
  readonly time: number;
}

export const defaultPatternLimits: PatternLimits = {
  length: 250,
  repetitions: 10,
  repeat: 100,
  steps: 250,
  log: 4 * 1024,
  time: 20,
};

/** Points of a read that a field makes for each object, such as a job's log. */
export const readPoints = 50;

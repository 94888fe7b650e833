/** What one GraphQL document of a caller's own may ask for. Names of the settings: docs/configuration.md. */
export interface QueryLimits {
  readonly tokens: number;
  readonly aliases: number;
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
  /** Ids in a list of which each costs a read. */
  readonly ids: number;
}

export const defaultQueryLimits: QueryLimits = {
  // GraphiQL's introspection has about 500.
  tokens: 8_000,
  // Enough for a bulk of mutations in one document.
  aliases: 250,
  // Enough for the deepest tree of jobs.
  nesting: 250,
  depth: 16,
  breadth: 400,
  complexity: 200_000,
  filterText: 1_000,
  ids: 100,
};

/** Points of a read that a field makes for each object, such as a job's log. */
export const readPoints = 50;

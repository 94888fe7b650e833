/** Names that callers choose, as a label: the first so many keep theirs, since each one takes memory for good. */
export class BoundedNames {
  readonly #known = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The name itself, or `other` for one that came too late. */
  label(name: string): string {
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#limit) return "other";
    this.#known.add(name);
    return name;
  }
}

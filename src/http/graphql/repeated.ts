import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** Digests of texts that came once. */
const onceLimit = 10_000;

/**
 * Keeps values by a text, from the second time on that the text comes: what is kept for texts that never come again takes
 * memory from those that do, and is collected late. 2,000 documents of which none came twice made the heap grow by 180 MB.
 */
export class RepeatedTexts<V extends {}> {
  readonly #once = new LRUCache<string, true>({ max: onceLimit });
  readonly #kept: LRUCache<string, V>;

  /** @param limits values that are kept, and the characters of all their texts together */
  constructor(limits: { max: number; maxSize: number }) {
    this.#kept = new LRUCache({ ...limits, sizeCalculation: (_value, text) => text.length + 1 });
  }

  get(text: string): V | undefined {
    return this.#kept.get(text);
  }

  set(text: string, value: V): void {
    const digest = hash("sha256", text, "base64");
    if (this.#once.has(digest)) this.#kept.set(text, value);
    else this.#once.set(digest, true);
  }
}

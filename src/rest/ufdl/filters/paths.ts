import { detail } from "../../django.ts";
import type { Column, Part, Resource, Through } from "./fields.ts";

/** Where a field's path leads. */
export interface Target {
  /** Relations on the way, from the list's own rows. */
  readonly through: readonly Through[];
  /** The part that the row must have. */
  readonly part: Part | null;
  /** Null when the path ends at a relation to many or at a part, whose presence alone can be tested. */
  readonly column: Column | null;
}

const deepest = 5;

/**
 * Follows a path with dots or double underscores. One that ends at a relation means the other row's key.
 * @throws ResponseError 400 for an unknown field
 */
export function follow(resource: Resource, field: string): Target {
  const words = field.split(/\.|__/);
  const through: Through[] = [];
  let here = resource;
  for (const [at, word] of words.entries()) {
    const last = at === words.length - 1;
    const part = own(here.parts, word);
    if (part) return { through, part, column: last ? null : partColumn(part, words.slice(at + 1), field) };
    const column = own(here.columns, word);
    if (last && column) return { through, part: null, column };
    const relation = own(here.relations, word);
    if (!relation || through.length >= deepest) throw unknown(field);
    through.push(relation);
    here = relation.to();
  }
  const column = own(here.columns, "pk");
  return { through, part: null, column: column ?? null };
}

function partColumn(part: Part, words: readonly string[], field: string): Column {
  const column = words.length === 1 ? own(part.columns, words[0] ?? "") : undefined;
  if (!column) throw unknown(field);
  return column;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The 400 for a field that cannot be filtered or sorted by. */
export function unknown(field: string) {
  return detail(400, `Unknown filter field '${field.slice(0, 100)}'`);
}

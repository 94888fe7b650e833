import { allVariables } from "./describe.ts";

/** A variable of the environment that is none of Gantry's, and the one that was probably meant. */
export interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

/**
 * The variables whose names are almost one of Gantry's: one wrong, missing, extra or swapped character for each five of the
 * name. With more, names such as PATH, HOME, PGPORT and DATABASE_USER would be reported.
 */
export function misspelt(environment: Readonly<Record<string, string | undefined>>): Misspelt[] {
  const known = new Set(allVariables.map(({ name }) => name));
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name)) return [];
    // An edit changes the length by one at most. Comparing all names took 45 ms of the start, these 25 ms.
    const near = [...known].filter(({ length }) => Math.abs(length - name.length) <= name.length / 5);
    const [nearest] = near
      .map((candidate) => ({ candidate, edits: editsBetween(name.toUpperCase(), candidate) }))
      .sort((a, b) => a.edits - b.edits);
    if (!nearest || nearest.edits > name.length / 5) return [];
    return [{ name, meant: nearest.candidate }];
  });
}

/** What to tell of a misspelt variable. */
export function misspeltText({ name, meant }: Misspelt): string {
  return `${name} is none of Gantry's variables and has no effect; ${meant} was probably meant`;
}

/** How many characters have to be changed, added, removed or swapped with their neighbour (optimal string alignment). */
function editsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      (rows[row] as number[])[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(from.length, to.length);
}

import { largestKey } from "../../schemas.ts";
import type { JobFilter } from "../operations.generated.ts";
import type { Clause, Term } from "./where.ts";

const states = new Set(["PENDING", "WAITING", "WORKING", "FINISHED"]);
/** No job passes it. */
const nothing: JobFilter = { or: [] };

/**
 * A where clause as a filter of the graph.
 * @param dependents for each number that a `dependencies` term names, the jobs that wait for it
 */
export function filterOf(
  { parent, groups }: Clause,
  dependents: ReadonlyMap<number, readonly number[]>,
): JobFilter {
  if (parent > largestKey) return nothing;
  const inside: JobFilter = { parentNumber: parent === 0 ? { isNull: true } : { eq: parent } };
  return { and: [inside, ...groups.map((group) => ({ or: group.map((term) => one(term, dependents)) }))] };
}

function one(term: Term, dependents: ReadonlyMap<number, readonly number[]>): JobFilter {
  switch (term.kind) {
    case "id":
      return { number: { in: [...term.values] } };
    case "priority":
      return { priority: { in: [...term.values] } };
    case "dependencies":
      return { or: chunks(term.values.flatMap((value) => dependents.get(value) ?? [])) };
    case "user":
      return { onBehalfOf: { eq: term.value } };
    case "state":
      return state(term.value);
    case "paused":
      return { paused: { eq: term.value } };
    case "worker":
      return { lastNodeName: { contains: term.value, ignoreCase: true } };
    default:
      return { [term.kind]: { contains: term.value, ignoreCase: true } };
  }
}

/** A filter takes a thousand values at a time. */
function chunks(pks: readonly number[]): JobFilter[] {
  const filters: JobFilter[] = [];
  for (let at = 0; at < pks.length; at += 1_000) filters.push({ number: { in: pks.slice(at, at + 1_000) } });
  return filters;
}

/** A paused job is shown as PAUSED whatever its state, and a cancelled one as ERROR; an unknown word fits no job. */
function state(word: string): JobFilter {
  if (word === "PAUSED") return { paused: { eq: true } };
  if (word === "ERROR") return { state: { in: ["ERROR", "CANCELLED"] } };
  return states.has(word) ? { state: { eq: word as "WAITING" } } : nothing;
}

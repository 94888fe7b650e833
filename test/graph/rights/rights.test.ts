import { describe, expect, test } from "@jest/globals";
import { type ExecutionResult, execute, parse, subscribe, validate } from "graphql";
import { schema } from "../../../schema/index.ts";
import { withWorld } from "../../support/world.ts";
import { type Cast, castOf } from "./cast.ts";
import {
  type Cell,
  cellsOf,
  denials,
  fieldsOf,
  hasPlace,
  type Kind,
  placesOf,
  tables,
  wantedOf,
} from "./cells.ts";
import { type Role, roles } from "./table.ts";

const kinds = Object.keys(tables) as Kind[];
const cells = kinds.flatMap((kind) => cellsOf(schema, kind));

/** Why the caller may not, or null when rights did not stand in the way. */
async function denial(cast: Cast, role: Role, { kind, args, hidden, source }: Cell): Promise<string | null> {
  const claim = "claim" in args ? { claim: await cast.claim() } : {};
  const call = {
    schema,
    document: parse(source),
    variableValues: { ...args, ...claim },
    contextValue: { services: cast.services, actor: cast.actors[role] },
  };
  const result = await (kind === "subscription" ? subscribe(call) : execute(call));
  if (Symbol.asyncIterator in result) {
    await result.return?.();
    return null;
  }
  return codeOf(result as ExecutionResult<Answer>, hidden);
}

interface Answer {
  [it: string]: { errors?: { code: string }[] } | null | undefined;
}

function codeOf({ data, errors = [] }: ExecutionResult<Answer>, hidden?: string): string | null {
  const code =
    data?.it?.errors?.[0]?.code ?? (errors[0]?.originalError as { code?: string } | undefined)?.code;
  // What was read back after a change was undone is not there; any other defect must show.
  if (errors.length > 0 && (code === undefined || !(errors[0]?.path?.[0] === "it"))) throw errors[0];
  return code !== undefined && [...denials, hidden].includes(code) ? code : null;
}

describe("every operation has an entry in the table, and every entry an operation", () => {
  test.each(kinds)("%s", (kind) => {
    const names = fieldsOf(schema, kind).map(({ name }) => name);
    expect(Object.keys(tables[kind]).sort()).toEqual(names.sort());
  });

  test("that is one", () => {
    for (const { source } of cells) expect([source, validate(schema, parse(source))]).toEqual([source, []]);
  });

  test("that names its object in each way that the operation has, by id and by name", () => {
    const untried = cells.flatMap(({ kind, field }) =>
      placesOf(field)
        .filter((place) => {
          const tried = cells.filter((cell) => cell.kind === kind && cell.field === field);
          return !tried.some(({ args }) => hasPlace(args, place.split(".")));
        })
        .map((place) => `${kind} ${field.name}(${place})`),
    );
    expect(untried).toEqual([]);
  });
});

test.each(roles)(
  "%s may do what the table says, and nothing else",
  async (role) => {
    const cast = await castOf(await withWorld());
    const wrong: string[] = [];
    const { user, anonymous } = cast.actors[role];
    for (const cell of cells) {
      const why = await denial(cast, role, cell);
      const wanted = wantedOf(cell, role, user !== null || anonymous === "write", user !== null);
      if (why !== wanted) {
        const call = `${cell.kind} ${cell.field.name} ${JSON.stringify(cell.args)}`;
        wrong.push(`${call}: ${why ?? "allowed"} instead of ${wanted ?? "allowed"}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

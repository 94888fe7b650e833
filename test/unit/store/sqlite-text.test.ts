import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { builtInTest } from "../../../schema/lists/sqliteText.ts";
import { equalsIgnoringCase, type TextTest, textCondition } from "../../../schema/lists/text.ts";
import { kyselyOn, SqliteFile } from "../../../src/store/sqlite/connection.ts";
import { installLike } from "../../../src/store/sqlite/like.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";

/* SQLite's own functions against the gateway's like(), which they stand in for. */

const file = new SqliteFile(":memory:", {});
const db = kyselyOn(file);
const column = sql`"text"`;

beforeAll(() => {
  installLike(file.database);
  file.database.exec(`CREATE TABLE "T" ("text" TEXT)`);
});
afterAll(() => file.close());

const patterns: Readonly<Record<TextTest, (operand: string) => string>> = {
  contains: (operand) => `%${operand}%`,
  startsWith: (operand) => `${operand}%`,
  endsWith: (operand) => `%${operand}`,
};

/** What the two say of a text: 1, 0 or null. */
function both(text: string | null, builtIn: RawBuilder<SqlBool>, test: TextTest, operand: string) {
  file.database.exec(`DELETE FROM "T"`);
  file.database.prepare(`INSERT INTO "T" VALUES (?)`).run(text);
  const like = sql<SqlBool>`${column} LIKE ${patterns[test](operand)}`;
  const query = sql<object>`SELECT ${builtIn} AS "builtIn", ${like} AS "like" FROM "T"`;
  return file.run<{ builtIn: unknown; like: unknown }>(query.compile(db)).rows[0];
}

/** Operands of one test: exact, with case ignored, and equality with case ignored. */
function operandsOf(test: TextTest, wanted: string): string[] {
  const [exact, ignoring] = [false, true].map((ignore) => textCondition("sqlite", test, wanted, ignore));
  const equal = equalsIgnoringCase("sqlite", wanted);
  return [exact, ignoring, ...(test === "startsWith" ? [equal] : [])].map(
    (condition) => (condition as Record<string, string>)[test] as string,
  );
}

const letter = fc.constantFrom(..."aAiIkKzZ19%_\\ .\n\0éÉßſσςΣıİ\u212a💡");
const text = fc.string({ unit: letter, maxLength: 8 });
const wantedText = text.map((one) => one.replaceAll("\0", ""));

test("a test of a text by SQLite's own functions is what like() says", () => {
  const tests = fc.constantFrom<TextTest>("contains", "startsWith", "endsWith");
  let compared = 0;
  check(
    fc.property(fc.option(text), wantedText, tests, fc.nat(), fc.nat(), (text, any, test, from, length) => {
      // Most of the wanted texts are a part of the text, or are one when case is ignored.
      const start = from % ((text?.length ?? 0) + 1);
      const part = text?.slice(start, start + (length % 4)).replaceAll("\0", "") ?? "";
      const likePart = [part, part.toUpperCase(), part.replaceAll("\u212a", "k").replaceAll("İ", "I")];
      const wanted = likePart[from % 4] ?? any;
      for (const operand of operandsOf(test, wanted)) {
        const builtIn = builtInTest(column, test, operand);
        if (!builtIn) continue;
        compared++;
        const said = both(text, builtIn, test, operand);
        expect(said?.builtIn).toBe(said?.like);
      }
    }),
    { numRuns: size(2_000, 20_000) },
  );
  expect(compared).toBeGreaterThan(1_000);
});

test("the Kelvin sign and the dotted capital I are the only letters outside of ASCII that become ASCII", () => {
  const foreign = Array.from({ length: 0x10ffff - 0x80 }, (_, at) => String.fromCodePoint(at + 0x80));
  const intoAscii = foreign.filter((one) => /[\0-\x7f]/.test(one.toLowerCase()));
  expect(intoAscii).toEqual(["\u0130", "\u212a"]);
});

test("what SQLite's functions can't answer is left to like()", () => {
  for (const [test, wanted, ignoreCase] of [
    ["endsWith", "a", false],
    ["contains", "é", true],
    ["startsWith", "Σ", true],
  ] as const) {
    const condition = textCondition("sqlite", test, wanted, ignoreCase) as Record<string, string>;
    expect(builtInTest(column, test, condition[test] as string)).toBeNull();
  }
});

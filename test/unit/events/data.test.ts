import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { dataText, eventData, storedData } from "../../../src/events/data.ts";
import { writeJson } from "../../../src/json.ts";
import { readJson } from "../../../src/rest/ufdl/json.ts";
import { check } from "../../support/property.ts";

const progress = (data: unknown, attempt = 3) => ({ state: "WORKING", attempt, progress: 0.25, data });

describe("the data of an event", () => {
  test("of progress are stored without their keys", () => {
    expect(storedData(progress({}))).toBe("[3,0.25]");
    expect(storedData(progress({ loss: 1 }))).toBe('[3,0.25,{"loss":1}]');
    expect(storedData({ state: "WORKING", attempt: 3 })).toBe('{"state":"WORKING","attempt":3}');
  });

  test("are read as they were written, with the digits of every number", () => {
    const bodies = [
      '{"a":1.0}',
      "[]",
      "[{}]",
      "[1,{}]",
      "null",
      '",{}"',
      '"],[{}]"',
      "1.10",
      '{"a":"\\n,{}]"}',
    ];
    for (const body of bodies) {
      const text = `{"state":"WORKING","attempt":3,"progress":1.0,"data":${body}}`;
      expect(dataText({ data: storedData(readJson(text) as Record<string, unknown>) })).toBe(text);
    }
  });

  test("are read as they were written, whatever they are", () => {
    const json = fc.jsonValue();
    const some = fc.oneof(
      fc.tuple(json, fc.nat(), fc.float({ min: 0, max: 1, noNaN: true })).map(([data, attempt, share]) => ({
        ...progress(data, attempt),
        progress: share,
      })),
      fc.record({ state: fc.constantFrom("WORKING", "FINISHED"), data: json }, { requiredKeys: [] }),
      fc.dictionary(fc.string(), json),
    );
    check(
      fc.property(some, (data) => {
        const event = { data: storedData(data) };
        expect(dataText(event)).toBe(writeJson(data));
        expect(eventData(event)).toEqual(JSON.parse(writeJson(data)));
      }),
    );
  });

  test("of older versions' progress are read as they are", () => {
    const data = '{"state":"WORKING","attempt":1,"progress":0.5,"data":{}}';
    expect(dataText({ data })).toBe(data);
  });
});

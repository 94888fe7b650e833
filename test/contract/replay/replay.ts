import { describe, expect, test } from "@jest/globals";
import { changes } from "./differences.ts";
import type { Api, Difference, Document, Endpoint, Example } from "./documents.ts";
import { Replayed } from "./replayed.ts";
import type { World } from "./world.ts";

/** Replays every example of an API's documents, at each of these places before its paths. */
export function replay(api: Api, world: World, places: readonly string[]): void {
  const needed = new Set<Difference>();
  describe.each(places.map((place) => [place || "/", place]))("at %s", (_name, place) => {
    for (const document of api.documents) {
      describe(document.title, () => {
        for (const endpoint of document.endpoints) {
          describe(`${endpoint.section}: ${endpoint.method} ${endpoint.path}`, () => {
            const replayed = (example: Example) => {
              const differences = differencesOf(api, document, endpoint, example);
              return new Replayed({ world, place, document, endpoint, example, differences, needed });
            };
            endpoint.examples.forEach((example, index) => {
              test(`example ${index + 1}: ${briefly(example)}`, () => replayed(example).run());
            });
            const [first] = endpoint.examples;
            if (first && endpoint.permissions && !endpoint.permissions.flat().includes("anybody")) {
              test("nobody else", () => replayed(first).turnsAway());
            }
          });
        }
      });
    }
  });
  test(`each difference between a document of ${api.facade} and its answers is one that is there`, () => {
    const named = api.documents.flatMap((document) =>
      document.endpoints.flatMap((endpoint) =>
        endpoint.examples.flatMap((example) => differencesOf(api, document, endpoint, example)),
      ),
    );
    expect(named.filter((one) => changes(one) && !needed.has(one)).map(({ at }) => at)).toEqual([]);
  });
}

function differencesOf(api: Api, document: Document, endpoint: Endpoint, example: Example): Difference[] {
  return [api, document, endpoint, example].flatMap(({ differs }) => differs ?? []);
}

/** What sets an example apart from the endpoint's others. */
function briefly({ request: { target, blanks, body, form, bytes, asWritten } }: Example): string {
  const sent = [target, blanks, body ?? form ?? bytes ?? asWritten].filter((one) => one !== undefined);
  return sent.length === 0 ? "as it is" : sent.map((one) => JSON.stringify(one).slice(0, 60)).join(" ");
}

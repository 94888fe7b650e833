import { describe, expect, test } from "@jest/globals";
import { call, type LegacyAnswer } from "../../support/legacy.ts";
import { type Blanks, bodiesOf, fill, fillText } from "./blanks.ts";
import { complaints, type Manner } from "./compare.ts";
import { changes, withDifferences } from "./differences.ts";
import type { Api, Difference, Document, Endpoint, Example, Json } from "./documents.ts";

export type Headers = Readonly<Record<string, string>>;

/** Where a call may be made as the document has it. */
export interface Situation {
  readonly blanks: Blanks;
  /** Who calls where the document names no permission. */
  readonly caller?: Headers;
  /** The headers of a caller to whom a permission of the document applies, by the permission's name. */
  readonly callers?: Readonly<Record<string, Headers>>;
  /** Known to the server, and to whom none of the endpoint's permissions applies. */
  readonly stranger?: Headers;
  /** Who reads what has come of it. */
  readonly reader?: Headers;
}

/** An API's server, and the state in which each of its document's calls makes sense. */
export interface World {
  url(): string;
  /** Makes a fresh situation for a call; `permission` is what its caller will rely on. */
  prepare(endpoint: Endpoint, example: Example, permission: string | null): Promise<Situation>;
}

/** Replays every example of an API's documents, at each of these places before its paths. */
export function replay(api: Api, world: World, places: readonly string[]): void {
  const needed = new Set<Difference>();
  const all = new Set<Difference>(api.differs);
  describe.each(places.map((place) => [place || "/", place]))("at %s", (_name, place) => {
    for (const document of api.documents) {
      describe(document.title, () => {
        for (const one of document.differs) all.add(one);
        for (const endpoint of document.endpoints) {
          describe(`${endpoint.section}: ${endpoint.method} ${endpoint.path}`, () => {
            for (const one of endpoint.differs ?? []) all.add(one);
            endpoint.examples.forEach((example, index) => {
              for (const one of example.differs ?? []) all.add(one);
              const differences = [
                ...(api.differs ?? []),
                ...document.differs,
                ...(endpoint.differs ?? []),
                ...(example.differs ?? []),
              ];
              const replayed = new Replayed(world, place, document, endpoint, example, differences, needed);
              test(`example ${index + 1}: ${briefly(example)}`, () => replayed.run());
            });
            const permissions = endpoint.permissions?.flat() ?? [];
            if (permissions.length > 0 && !permissions.includes("anybody")) {
              const [example] = endpoint.examples as [Example];
              const replayed = new Replayed(world, place, document, endpoint, example, [], needed);
              test("nobody else", () => replayed.turnsAway());
            }
          });
        }
      });
    }
  });
  test("each difference between document and answer is one that is there", () => {
    expect([...all].filter((one) => changes(one) && !needed.has(one)).map(({ at }) => at)).toEqual([]);
  });
}

class Replayed {
  readonly #world: World;
  readonly #place: string;
  readonly #document: Document;
  readonly #endpoint: Endpoint;
  readonly #example: Example;
  readonly #differences: readonly Difference[];
  readonly #needed: Set<Difference>;

  constructor(
    world: World,
    place: string,
    document: Document,
    endpoint: Endpoint,
    example: Example,
    differences: readonly Difference[],
    needed: Set<Difference>,
  ) {
    this.#world = world;
    this.#place = place;
    this.#document = document;
    this.#endpoint = endpoint;
    this.#example = example;
    this.#differences = differences;
    this.#needed = needed;
  }

  /** For each way in that the document names, with each body that it admits: the documented answer, and its effect. */
  async run(): Promise<void> {
    for (const permissions of this.#endpoint.permissions ?? [[]]) {
      // Each body needs a situation of its own; how many there are is known with the first.
      for (let body = 0, bodies = 1; body < bodies; body++) {
        const situation = await this.#prepare(permissions[0] ?? null);
        const sent = this.#bodies(situation);
        bodies = sent.length;
        const caller = Object.assign(
          {},
          permissions.length === 0 ? situation.caller : {},
          ...permissions.map((one) => callerOf(situation, one)),
        );
        await this.#once(situation, caller, sent[body]);
      }
    }
  }

  /** 401 without credentials, whatever else a caller claims, and 403 for whom none of the permissions applies to. */
  async turnsAway(): Promise<void> {
    const permissions = this.#endpoint.permissions?.flat() ?? [];
    const situation = await this.#prepare(permissions[0] ?? null);
    const [body] = this.#bodies(situation);
    for (const permission of permissions) {
      const { authorization: _, ...nobody } = callerOf(situation, permission);
      expect((await this.#send(situation, nobody, body)).status).toBe(401);
    }
    if (situation.stranger) {
      expect((await this.#send(situation, situation.stranger, body)).status).toBe(403);
    }
  }

  async #prepare(permission: string | null): Promise<Situation> {
    const situation = await this.#world.prepare(this.#endpoint, this.#example, permission);
    const blanks = { ...situation.blanks };
    for (const [name, text] of Object.entries(this.#example.request.blanks ?? {})) {
      blanks[name] = fillText(text, situation.blanks);
    }
    return { ...situation, blanks };
  }

  #bodies({ blanks }: Situation): (Json | undefined)[] {
    const { body, form } = this.#example.request;
    const documented = body ?? form;
    return documented === undefined ? [undefined] : bodiesOf(documented, blanks);
  }

  async #once(situation: Situation, caller: Headers, sent: Json | undefined): Promise<void> {
    const { request, response, effect = [] } = this.#example;
    if (request.asWritten !== undefined) {
      const refused = await this.#send(situation, caller, undefined, request.asWritten);
      expect([refused.status, refused.text]).toEqual([
        request.body === undefined ? response.status : 400,
        expect.stringMatching(/\w/),
      ]);
      if (request.body === undefined) return;
    }
    const answer = await this.#send(situation, caller, sent);
    this.#compare(answer, situation.blanks);
    const blanks = { ...situation.blanks, answer: answerOf(answer) };
    for (const { path, status, body } of effect) {
      const read = await call(this.#url(), "GET", fillText(path, blanks, encodeURIComponent), {
        headers: situation.reader ?? {},
      });
      expect([path, read.status]).toEqual([path, status]);
      const expected = body === "sent" ? (sent as Json) : body;
      if (expected === undefined) continue;
      const manner: Manner = { objects: {}, vary: new Set(), order: false, partly: true };
      expect(complaints(fill(expected, blanks), read.body, manner)).toEqual([]);
    }
  }

  #compare({ status, text, headers, body: value }: LegacyAnswer, blanks: Blanks): void {
    const { response } = this.#example;
    const typed = this.#differences.filter(({ at }) => at === "type");
    for (const one of typed) this.#needed.add(one);
    const type = response.type === undefined ? null : (typed[0]?.served ?? response.type);
    expect({ status, type: headers.get("content-type") }).toEqual({ status: response.status, type });
    if (this.#example.promised !== undefined) return void expect(text).toMatch(/\w/);
    if (response.body === undefined) return void expect(text).toBe("");
    if (response.body === "<bytes>") return void expect(text).toBe(blanks.BYTES);
    expect(this.#complaints(value, blanks, this.#differences)).toEqual([]);
    // Each difference must be one: without it the answer does not fit the document.
    for (const one of this.#differences.filter(changes)) {
      if (this.#needed.has(one)) continue;
      const others = this.#differences.filter((other) => other !== one);
      if (this.#complaints(value, blanks, others).length > 0) this.#needed.add(one);
    }
  }

  #complaints(value: unknown, blanks: Blanks, differences: readonly Difference[]): string[] {
    const { vary, order, objects } = this.#document;
    const manner: Manner = {
      objects: Object.fromEntries(
        Object.entries(objects).map(([name, keys]) => [name, withDifferences(keys, differences) as Json]),
      ),
      vary: new Set([...vary, ...(this.#example.vary ?? [])]),
      order,
    };
    const shown = fill(this.#example.response.body as Json, blanks);
    return complaints(withDifferences(shown, differences), value, manner);
  }

  #url(): string {
    return this.#world.url() + this.#place;
  }

  #send(
    { blanks }: Situation,
    caller: Headers,
    body: Json | undefined,
    asWritten?: string,
  ): Promise<LegacyAnswer> {
    const { method, path } = this.#endpoint;
    const { target = path, form, bytes, headers = {} } = this.#example.request;
    // The example must be one of the endpoint that it stands under.
    expect(target.split("?")[0]).toMatch(new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`));
    const written = asWritten ?? bytes;
    const json = body === undefined ? undefined : JSON.stringify(body);
    const text = written === undefined ? json : fillText(written, blanks);
    const filled = Object.entries(headers).map(([name, value]) => [name, fillText(value, blanks)]);
    return call(this.#url(), method, fillText(target, blanks, encodeURIComponent), {
      headers: {
        ...(text === undefined || form ? {} : this.#document.headers),
        ...Object.fromEntries(filled),
        ...caller,
      },
      ...(form && asWritten === undefined
        ? { form: body as Record<string, string> }
        : text === undefined
          ? {}
          : { raw: text }),
    });
  }
}

/** What sets an example apart from the endpoint's others. */
function briefly({ request: { target, blanks, body, form, bytes, asWritten } }: Example): string {
  const sent = [target, blanks, body ?? form ?? bytes ?? asWritten].filter((one) => one !== undefined);
  return sent.length === 0 ? "as it is" : sent.map((one) => JSON.stringify(one).slice(0, 60)).join(" ");
}

function callerOf({ callers = {} }: Situation, permission: string): Headers {
  const headers = callers[permission];
  if (!headers) throw new Error(`nobody is prepared to whom ${permission} applies`);
  return headers;
}

/** The number that an answer gives to what it has made. */
function answerOf({ body }: LegacyAnswer): Json {
  if (typeof body !== "object" || body === null) return body ?? null;
  return (body.pk ?? body.id ?? null) as Json;
}

import { expect } from "@jest/globals";
import { call, type LegacyAnswer } from "../../support/legacy.ts";
import { type Blanks, bodiesOf, fill, fillText } from "./blanks.ts";
import { complaints, type Manner } from "./compare.ts";
import { changes, withDifferences } from "./differences.ts";
import type { Difference, Document, Endpoint, Example, Json } from "./documents.ts";
import type { Headers, Situation, World } from "./world.ts";

export interface Replay {
  readonly world: World;
  /** Before every path. */
  readonly place: string;
  readonly document: Document;
  readonly endpoint: Endpoint;
  readonly example: Example;
  /** All that hold for the example. */
  readonly differences: readonly Difference[];
  /** Takes those without which an answer did not fit. */
  readonly needed: Set<Difference>;
}

/** One example of a document, replayed at one place. */
export class Replayed {
  readonly #of: Replay;

  constructor(of: Replay) {
    this.#of = of;
  }

  /** For each way in that the document names, with each body that it admits: the documented answer, and its effect. */
  async run(): Promise<void> {
    for (const permissions of this.#of.endpoint.permissions ?? [[]]) {
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
    const permissions = this.#of.endpoint.permissions?.flat() ?? [];
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
    const situation = await this.#of.world.prepare(this.#of.endpoint, this.#of.example, permission);
    const blanks = { ...situation.blanks };
    for (const [name, text] of Object.entries(this.#of.example.request.blanks ?? {})) {
      blanks[name] = fillText(text, situation.blanks);
    }
    return { ...situation, blanks };
  }

  #bodies({ blanks }: Situation): (Json | undefined)[] {
    const { body, form } = this.#of.example.request;
    const documented = body ?? form;
    return documented === undefined ? [undefined] : bodiesOf(documented, blanks);
  }

  async #once(situation: Situation, caller: Headers, sent: Json | undefined): Promise<void> {
    const { request, response, effect = [] } = this.#of.example;
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
    const { response } = this.#of.example;
    const typed = this.#of.differences.filter(({ at }) => at === "type");
    for (const one of typed) this.#of.needed.add(one);
    const type = response.type === undefined ? null : (typed[0]?.served ?? response.type);
    expect({ status, type: headers.get("content-type") }).toEqual({ status: response.status, type });
    if (this.#of.example.promised !== undefined) return void expect(text).toMatch(/\w/);
    if (response.body === undefined) return void expect(text).toBe("");
    if (response.body === "<bytes>") return void expect(text).toBe(blanks.BYTES);
    expect(this.#complaints(value, blanks, this.#of.differences)).toEqual([]);
    // Each difference must be one: without it the answer does not fit the document.
    for (const one of this.#of.differences.filter(changes)) {
      if (this.#of.needed.has(one)) continue;
      const others = this.#of.differences.filter((other) => other !== one);
      if (this.#complaints(value, blanks, others).length > 0) this.#of.needed.add(one);
    }
  }

  #complaints(value: unknown, blanks: Blanks, differences: readonly Difference[]): string[] {
    const { vary, order, objects } = this.#of.document;
    const manner: Manner = {
      objects: Object.fromEntries(
        Object.entries(objects).map(([name, keys]) => [name, withDifferences(keys, differences) as Json]),
      ),
      vary: new Set([...vary, ...(this.#of.example.vary ?? [])]),
      order,
    };
    const shown = fill(this.#of.example.response.body as Json, blanks);
    return complaints(withDifferences(shown, differences), value, manner);
  }

  #url(): string {
    return this.#of.world.url() + this.#of.place;
  }

  #send(
    { blanks }: Situation,
    caller: Headers,
    body: Json | undefined,
    asWritten?: string,
  ): Promise<LegacyAnswer<Made>> {
    const { method, path } = this.#of.endpoint;
    const { target = path, form, bytes, headers = {} } = this.#of.example.request;
    // The example must be one of the endpoint that it stands under.
    expect(target.split("?")[0]).toMatch(new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`));
    const written = asWritten ?? bytes;
    const json = body === undefined ? undefined : JSON.stringify(body);
    const text = written === undefined ? json : fillText(written, blanks);
    const filled = Object.entries(headers).map(([name, value]) => [name, fillText(value, blanks)]);
    return call(this.#url(), method, fillText(target, blanks, encodeURIComponent), {
      headers: {
        ...(text === undefined || form ? {} : this.#of.document.headers),
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

function callerOf({ callers = {} }: Situation, permission: string): Headers {
  const headers = callers[permission];
  if (!headers) throw new Error(`nobody is prepared to whom ${permission} applies`);
  return headers;
}

/** An answer to a call that may have made something. */
type Made = number | { pk?: number; id?: number } | null | undefined;

/** The number that an answer gives to what it has made. */
function answerOf({ body }: LegacyAnswer<Made>): Json {
  return typeof body === "object" ? (body?.pk ?? body?.id ?? null) : (body ?? null);
}

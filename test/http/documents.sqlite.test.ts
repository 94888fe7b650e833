import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { type TestServer, withServer } from "../support/server.ts";
import { trustedFile, trustingOnly } from "../support/trusted.ts";

const me = "query Me { me { username } }";
const typename = "query Typename { __typename }";
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions: { code: string } }[];
}

async function post(
  { url, admin }: TestServer,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${admin.bearer}`, ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

async function get({ url, admin }: TestServer, params: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${url}/graphql?${new URLSearchParams(params)}`, {
    headers: { accept: "application/json", authorization: `Bearer ${admin.bearer}` },
  });
  return (await response.json()) as Answer;
}

/** Over a web-socket; the first answer. */
async function ask(
  { url, admin }: TestServer,
  payload: { query: string; extensions?: object; documentId?: unknown },
): Promise<unknown> {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${admin.bearer}` },
  });
  try {
    const { value } = await client.iterate(payload as { query: string }).next();
    return value;
  } finally {
    await client.dispose();
  }
}

const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);
const myName = { data: { me: { username: "admin" } } };

describe("automatic persisted queries", () => {
  test("a hash is unknown until its text has come with it, by any way", async () => {
    const server = await withServer();
    const extensions = persisted(me);
    const unknown = {
      errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    };
    expect(await post(server, { extensions })).toEqual(unknown);
    expect(await get(server, { extensions: JSON.stringify(extensions) })).toEqual(unknown);
    expect(await post(server, { query: me, extensions })).toEqual(myName);
    expect(await post(server, { extensions })).toEqual(myName);
    expect(await get(server, { extensions: JSON.stringify(extensions) })).toEqual(myName);
    expect(await ask(server, { query: "", extensions })).toEqual(myName);
  });

  test("a hash that is not the text's is refused, and leads to nothing later", async () => {
    const server = await withServer();
    const extensions = persisted(me);
    expect(codes(await post(server, { query: typename, extensions }))).toEqual([
      "PERSISTED_QUERY_HASH_MISMATCH",
    ]);
    expect(codes(await post(server, { extensions }))).toEqual(["PERSISTED_QUERY_NOT_FOUND"]);
  });
});

describe("trusted documents", () => {
  const mine = { [hashOf(me)]: me };

  test("are named by their id, with and without the name of its algorithm, or by their hash", async () => {
    const trustedDocuments = { file: await trustedFile(JSON.stringify(mine)), only: false };
    const server = await withServer({ config: { trustedDocuments } });
    expect(await post(server, { documentId: hashOf(me) })).toEqual(myName);
    expect(await post(server, { documentId: `sha256:${hashOf(me)}` })).toEqual(myName);
    expect(await post(server, { extensions: persisted(me) })).toEqual(myName);
    expect(codes(await post(server, { documentId: hashOf(typename) }))).toEqual(["DOCUMENT_UNKNOWN"]);
    expect(await post(server, { query: typename })).toEqual({ data: { __typename: "Query" } });
  });

  test("are named by their id in what Yoga answers too", async () => {
    const trustedDocuments = { file: await trustedFile(JSON.stringify(mine)), only: false };
    const server = await withServer({ config: { trustedDocuments } });
    const documentId = hashOf(me);
    expect(await post(server, { documentId }, { accept: "application/json;q=0.9" })).toEqual(myName);
    expect(await post(server, { documentId }, { "x-graphql-cost": "1" })).toMatchObject(myName);
    expect(await get(server, { documentId })).toEqual(myName);
    expect(codes(await get(server, { documentId: hashOf(typename) }))).toEqual(["DOCUMENT_UNKNOWN"]);
  });

  test.each([
    ["an id that is no text", { documentId: { toString: 1 } }, "DOCUMENT_UNKNOWN"],
    ["a query that is no text", { query: 5 }, "BAD_REQUEST"],
    ["a query that is no text, with a hash", { query: 5, extensions: persisted(me) }, "BAD_REQUEST"],
    ["nothing", null, "BAD_REQUEST"],
  ])("%s is refused, and no internal error", async (_, body, code) => {
    const server = await withServer();
    for (const accept of ["application/json", "application/json;q=0.9"]) {
      expect(codes(await post(server, body, { accept }))).toEqual([code]);
    }
    const { documentId } = (body ?? {}) as { documentId?: unknown };
    if (documentId === undefined) return;
    await expect(ask(server, { query: "", documentId })).rejects.toMatchObject([{ extensions: { code } }]);
  });

  test("only: no other document is executed or registered, by any way", async () => {
    const server = await trustingOnly(mine);
    expect(await post(server, { documentId: hashOf(me) })).toEqual(myName);
    expect(await post(server, { query: me })).toEqual(myName);
    const refused = ["DOCUMENT_NOT_TRUSTED"];
    expect(codes(await post(server, { query: typename }))).toEqual(refused);
    expect(codes(await get(server, { query: typename }))).toEqual(refused);
    expect(codes(await post(server, { query: typename, extensions: persisted(typename) }))).toEqual(refused);
    expect(codes(await post(server, { extensions: persisted(typename) }))).toEqual([
      "PERSISTED_QUERY_NOT_FOUND",
    ]);
    await expect(ask(server, { query: typename })).rejects.toMatchObject([
      { extensions: { code: refused[0] } },
    ]);
  });

  test.each([
    ["is missing", null],
    ["is no JSON", "{"],
    ["is something else", "[]"],
  ])("a file that %s ends the start with its name", async (_, text) => {
    const file = await trustedFile(text);
    await expect(withServer({ config: { trustedDocuments: { file, only: true } } })).rejects.toThrow(
      `TRUSTED_DOCUMENTS_FILE ${file}: `,
    );
  });

  test("only, without a file: the start says what is missing", async () => {
    await expect(withServer({ config: { trustedDocuments: { file: null, only: true } } })).rejects.toThrow(
      "TRUSTED_DOCUMENTS=only needs a TRUSTED_DOCUMENTS_FILE",
    );
  });
});

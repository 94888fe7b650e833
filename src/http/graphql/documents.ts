import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { ConfigError } from "../../config.ts";
import type { YogaContext } from "./context.ts";

/** Registered documents kept, and their characters all together: a client whose document is gone registers it again. */
const registeredLimit = { max: 1_000, maxSize: 4 * 2 ** 20 };

/** What a request says of its document; `extensions` as clients of Apollo's automatic persisted queries send them. */
export interface DocumentParams {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

const persisted = z.object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }) });

/** Finds the document that a request means: by its text, by the id of a trusted document, or by its hash. */
export class Documents {
  readonly #trusted: ReadonlyMap<string, string>;
  /** The texts of the trusted documents when no others are executed; else null. */
  readonly #only: ReadonlySet<string> | null;
  readonly #registered = new LRUCache<string, string>({
    ...registeredLimit,
    sizeCalculation: (text) => text.length + 1,
  });

  /** @param trusted document texts by id */
  constructor(trusted: ReadonlyMap<string, string> = new Map(), { only = false } = {}) {
    this.#trusted = trusted;
    this.#only = only ? new Set(trusted.values()) : null;
  }

  /**
   * The text of a request's document; empty when the request has none.
   * @throws GraphQLError when the id or hash is unknown, the hash is not the text's, the document is not trusted, or the
   * query is no text
   */
  find({ query, documentId, extensions }: DocumentParams): string {
    if (documentId != null) return this.#byId(documentId);
    if (query != null && typeof query !== "string") {
      throw failure("BAD_REQUEST", "The parameter query must be a string.", { status: 400 });
    }
    const { data } = extensions == null ? {} : persisted.safeParse(extensions);
    const hash = data?.persistedQuery.sha256Hash;
    const text = hash === undefined ? (query ?? "") : this.#byHash(hash, query);
    if (this.#only && text && !this.#only.has(text)) {
      throw failure("DOCUMENT_NOT_TRUSTED", "This server executes only its trusted documents.");
    }
    return text;
  }

  #byId(id: unknown): string {
    const text =
      typeof id === "string"
        ? (this.#trusted.get(id) ?? this.#trusted.get(id.replace(/^sha256:/, "")))
        : undefined;
    if (text === undefined) throw failure("DOCUMENT_UNKNOWN", "No trusted document has this documentId.");
    return text;
  }

  #byHash(hash: string, query: string | null | undefined): string {
    if (!query) {
      const text = this.#trusted.get(hash) ?? this.#registered.get(hash);
      // Apollo's clients look for this message and code, and send the text with the hash then.
      if (text === undefined) throw failure("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
      return text;
    }
    if (createHash("sha256").update(query).digest("hex") !== hash) {
      throw failure("PERSISTED_QUERY_HASH_MISMATCH", "The sha256Hash is not that of the query.");
    }
    if (!this.#only) this.#registered.set(hash, query);
    return query;
  }
}

/** @param http what Yoga makes of it over HTTP, when that is not a good answer with an error */
function failure(code: string, message: string, http?: { status: number }): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...(http && { http }) } });
}

const manifest = z.record(z.string(), z.string());

/**
 * Reads the trusted documents: JSON objects of document texts by id, as the client preset of GraphQL Code Generator
 * writes them.
 * @param file the operator's
 * @param only executes no others
 * @param own those of Gantry's own clients, which scripts/dashboard.mjs wrote; null where the dashboard has not been built
 * @throws ConfigError when a file can't be read or is something else
 */
export async function readDocuments(
  file: string | null,
  only: boolean,
  own: string | null,
): Promise<Documents> {
  if (only && file === null) throw new ConfigError("TRUSTED_DOCUMENTS=only needs a TRUSTED_DOCUMENTS_FILE");
  const trusted = new Map([
    ...(own === null ? [] : await documentsIn(own, "Gantry's own documents")),
    ...(file === null ? [] : await documentsIn(file, "TRUSTED_DOCUMENTS_FILE")),
  ]);
  return new Documents(trusted, { only });
}

async function documentsIn(file: string, name: string): Promise<[string, string][]> {
  try {
    return Object.entries(manifest.parse(JSON.parse(await readFile(file, "utf8"))));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? "is not an object of document texts by id" : String(cause);
    throw new ConfigError(`${name} ${file}: ${reason}`, { cause });
  }
}

/** Puts the text of the document into what Yoga executes, in place of its id, which Yoga does not know. */
export function finding(documents: Documents): Plugin<YogaContext> {
  return {
    onParams: ({ params, request, setParams }) => {
      const { documentId = idInUrl(request), ...others } = params as typeof params & DocumentParams;
      setParams({ ...others, query: documents.find({ ...others, documentId }) });
    },
  };
}

/** Yoga reads only the parameters that it knows from a URL. */
function idInUrl({ method, url }: Request): string | null {
  return method === "GET" ? new URL(url).searchParams.get("documentId") : null;
}

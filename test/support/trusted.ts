import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestServer, withServer } from "./server.ts";
import { afterThisTest } from "./store.ts";

/** The path of a file of trusted documents with this text; of none for null. */
export async function trustedFile(text: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-documents-"));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "documents.json");
  if (text !== null) await writeFile(file, text);
  return file;
}

/** A server that executes these documents (texts by id) and those of Gantry's own clients, and no others. */
export async function trustingOnly(documents: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const file = await trustedFile(JSON.stringify(documents));
  return withServer({ config: { trustedDocuments: { file, only: true } } });
}

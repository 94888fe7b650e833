import DataLoader from "dataloader";
import { rowsByIds } from "../../src/store/sql/related.ts";
import type { Store } from "../../src/store/store.ts";

/** How a template is called. */
export interface TemplateName {
  readonly name: string;
  readonly version: number;
}

const columns = ["id", "name", "version"] as const;

const loaders = new WeakMap<Store, DataLoader<number, TemplateName>>();

/**
 * The name and version of a job's template. They never change and outlive the template's deletion, so each is read once
 * in a process; those of a list of jobs in one statement.
 */
export function templateName(store: Store, id: number): Promise<TemplateName> {
  const loader = loaders.get(store) ?? new DataLoader((ids: readonly number[]) => read(store, ids));
  loaders.set(store, loader);
  return loader.load(id);
}

async function read(store: Store, ids: readonly number[]): Promise<(TemplateName | Error)[]> {
  const templates = await rowsByIds(store, "Template", columns, ids);
  const byId = new Map(templates.map((template) => [template.id, template]));
  return ids.map((id) => byId.get(id) ?? new Error(`there is no template ${id}`));
}

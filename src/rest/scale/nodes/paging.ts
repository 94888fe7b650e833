import type { FacadeState } from "../../context.ts";
import { detail } from "../../django.ts";

export interface PageRequest {
  readonly number: number | "last";
  readonly size: number;
}

const defaultSize = 100;
const largestSize = 1_000;

/** Reads `page` and `page_size` (docs/apis/scale.md section A3). @throws ResponseError 404 for a page that is no number */
export function readPage(query: URLSearchParams): PageRequest {
  const page = query.getAll("page").at(-1) ?? "1";
  const size = whole(query.getAll("page_size").at(-1) ?? "");
  const number = page === "last" ? page : whole(page);
  if (number === null || (number !== "last" && number < 1)) throw invalidPage();
  return { number, size: size === null || size < 1 ? defaultSize : Math.min(size, largestSize) };
}

/** Reads a text as Python's int() does; limited, as no list has so many pages. */
function whole(text: string): number | null {
  return /^\s*[+-]?\d+\s*$/.test(text) ? Math.min(Number(text), 2 ** 31) : null;
}

export function invalidPage() {
  return detail(404, "Invalid page.");
}

/** How many pages `count` rows fill; an empty list has one. */
export function pagesOf(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

type Address = Pick<FacadeState, "mount" | "path" | "query">;

export function links(list: Address, page: number, pages: number) {
  return {
    next: page < pages ? link(list, page + 1) : null,
    previous: page > 1 ? link(list, page - 1) : null,
  };
}

/** The address of another page: keys sorted, and no `page` for the first (docs/apis/scale.md section A3). */
function link({ mount, path, query }: Address, page: number): string {
  const rest = [...query].filter(([key]) => key !== "page");
  const all: [string, string][] = page === 1 ? rest : [...rest, ["page", String(page)]];
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = sorted.map(([key, value]) => `${quote(key)}=${quote(value)}`).join("&");
  return `${mount.origin}${mount.prefix}${encodeURI(path)}${search && `?${search}`}`;
}

/** Escapes as Python's quote_plus does. */
function quote(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

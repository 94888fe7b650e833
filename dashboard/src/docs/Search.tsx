import { useEffect, useMemo, useRef, useState } from "react";
import type { Contents } from "./contents.ts";
import { entriesOf, find } from "./search.ts";

/** Searches the paths, texts, types and fields of all references. `/` leads to it. */
export function Search({ contents }: { contents: Contents }) {
  const entries = useMemo(() => entriesOf(contents), [contents]);
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => find(entries, query), [entries, query]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select");
      if (event.key === "Escape") setQuery("");
      if (event.key !== "/" || typing) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="find">
      <input
        ref={field}
        type="search"
        aria-label="Search all references"
        placeholder="Search all references ( / )"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {query.trim() && (
        <div className="found">
          <p className="muted small" role="status">
            {found.length === 0 ? `Nothing has "${query.trim()}".` : `${found.length} found`}
          </p>
          <ul>
            {found.map((one) => (
              <li key={`${one.href} ${one.title}`}>
                <a href={one.href} onClick={() => follow(one.href, () => setQuery(""))}>
                  <span className="tag">{one.reference}</span> <code>{one.title}</code>
                  <span className="muted small">{one.text}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The library opens the endpoint of an address only when it starts. */
function follow(href: string, close: () => void): void {
  close();
  const same = new URL(href, location.href).pathname === location.pathname;
  if (same && href.includes("#/")) setTimeout(() => location.reload());
}

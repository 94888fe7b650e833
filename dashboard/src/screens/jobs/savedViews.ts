import { useState } from "react";

/** Filters, order and columns under a name; `query` is the URL's, so that a view can be shared as a link. */
export interface View {
  name: string;
  query: string;
}

const key = "gantry.jobViews";
const most = 50;

function stored(): View[] {
  try {
    const views: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(one: unknown): one is View {
  const { name, query } = (one ?? {}) as Partial<View>;
  return typeof name === "string" && typeof query === "string";
}

/** The views that this browser keeps, by name, and what changes them. One of the same name is replaced. */
export function useSavedViews(): {
  views: readonly View[];
  save: (view: View) => void;
  remove: (name: string) => void;
} {
  const [views, setViews] = useState(stored);
  function become(next: View[]) {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  }
  // Another tab may have changed them meanwhile.
  const others = (name: string) => stored().filter((view) => view.name !== name);
  return {
    views,
    save: (view) =>
      become(
        [...others(view.name), view].sort((one, other) => one.name.localeCompare(other.name)).slice(0, most),
      ),
    remove: (name) => become(others(name)),
  };
}

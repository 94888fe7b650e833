import { useEffect } from "react";
import type { GraphType } from "./contents.ts";

/** All types of the graph with their fields. */
export function GraphReference({ types }: { types: readonly GraphType[] }) {
  useEffect(() => {
    // The place exists only now.
    const place = decodeURIComponent(location.hash.slice(1));
    if (place) document.getElementById(place)?.scrollIntoView();
  }, []);
  return (
    <div className="types">
      {types.map((type) => (
        <section key={type.name} id={type.name} className="card">
          <h2>
            <code>{type.name}</code> <span className="muted small">{type.kind}</span>
          </h2>
          <p>{type.description}</p>
          {type.fields.length > 0 && (
            <dl>
              {type.fields.map((field) => (
                <div key={field.name} id={`${type.name}.${field.name}`}>
                  <dt>
                    <code>
                      {field.name}
                      {field.type}
                    </code>
                  </dt>
                  <dd>{field.description}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { bytes, count } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullJob } from "./types.ts";

type All = FullJob["outputs"];
type Output = All["nodes"][number];

/** Texts up to this size are shown. Bytes. */
const maxPreview = 256_000;

/** What the job has made, with previews of images and texts. */
export function Outputs({ outputs: { nodes: outputs, totalCount } }: { outputs: All }) {
  const [shown, setShown] = useState<number | null>(null);
  return (
    <section className="panel" aria-labelledby="outputs">
      <h2 id="outputs">Outputs</h2>
      {outputs.length === 0 && <p className="muted">None so far.</p>}
      {totalCount > outputs.length && (
        <p className="muted">
          The first {count(outputs.length)} of {count(totalCount)}.
        </p>
      )}
      <ul className="rows">
        {outputs.map((output) => {
          const kind = previewOf(output);
          return (
            <li key={output.number} className="output">
              <a className="row-link" href={urlOf(output)} download={output.name}>
                {output.name}
              </a>
              <span className="muted">{output.type}</span>
              <span className="number">{bytes(Number(output.size))}</span>
              <Time at={output.createdAt} />
              {kind && (
                <button
                  type="button"
                  className="button small"
                  aria-expanded={shown === output.number}
                  onClick={() => setShown(shown === output.number ? null : output.number)}
                >
                  {shown === output.number ? "Hide" : "Show"}
                </button>
              )}
              {kind && shown === output.number && <Preview output={output} kind={kind} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** By the session: a signed URL would be dead when a page that is open for long is come back to. */
function urlOf({ number }: Output): string {
  return `/outputs/${number}`;
}

type PreviewKind = "image" | "text" | "json";

function previewOf({ name, type, size }: Output): PreviewKind | null {
  const said = `${type} ${name}`.toLowerCase();
  if (/image\/|\.(png|jpe?g|gif|webp)$/.test(said)) return "image";
  if (Number(size) > maxPreview) return null;
  if (/json/.test(said)) return "json";
  return /text|\.(txt|log|csv|ya?ml|md|xml)$/.test(said) ? "text" : null;
}

function Preview({ output, kind }: { output: Output; kind: PreviewKind }) {
  const url = urlOf(output);
  const text = useQuery({
    queryKey: ["output", output.number],
    enabled: kind !== "image",
    queryFn: async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`The gateway answered ${response.status}.`);
      return response.text();
    },
  });
  if (kind === "image") return <img className="preview" src={url} alt={output.name} />;
  if (text.error) return <p className="preview">{text.error.message}</p>;
  return (
    <pre className="preview">
      {text.data === undefined ? "Loading…" : kind === "json" ? pretty(text.data) : text.data}
    </pre>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

import { type FormEvent, useDeferredValue, useMemo, useState } from "react";
import { count } from "../../components/format.ts";
import { type JobTreeInput, SubmitJobTreeDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";
import { FieldProblem, FormProblem } from "./FieldProblem.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { readTree, sizeOf, TreeError } from "./tree.ts";
import { useSubmit } from "./useSubmit.ts";

const example = `{
  "title": "Shot 10",
  "priority": 100,
  "children": [
    { "key": "sim", "title": "Simulate", "command": "simulate.sh 10" },
    { "title": "Render", "after": ["sim"], "children": [
      { "title": "Frame 1", "command": "render.sh 1" },
      { "title": "Frame 2", "command": "render.sh 2" }
    ] }
  ]
}`;
/** Jobs that the preview lists. */
const maxShown = 200;

type Read = { tree: JobTreeInput } | { problem: string } | null;

/** A tree of groups and commands from a JSON text or a file, shown before it is submitted. */
export function TreeForm() {
  const [text, setText] = useState("");
  const { form, problems, busy, refuse, send } = useSubmit();
  const checked = useDeferredValue(text);
  const read = useMemo(() => readOf(checked), [checked]);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const now = readOf(text);
    if (!now) return refuse({ tree: "Paste a tree, or choose a file." });
    if ("problem" in now) return refuse({ tree: now.problem });
    const parent = String(new FormData(event.currentTarget).get("parent") ?? "").trim() || null;
    void send(() => request(SubmitJobTreeDocument, { tree: now.tree, parent }), ["parent"]);
  }
  const problem = read && "problem" in read ? read.problem : text === "" ? problems.tree : undefined;
  return (
    <form ref={form} className="panel form" onSubmit={submit} noValidate>
      <FormProblem text={problems[""]} />
      <div className="columns">
        <div className="form">
          <label>
            File with a tree
            <input
              type="file"
              accept=".json,application/json"
              // The same file may be chosen again, after it was mended.
              onClick={({ currentTarget }) => {
                currentTarget.value = "";
              }}
              onChange={async ({ target }) => {
                const [file] = target.files ?? [];
                if (!file) return;
                try {
                  setText(await file.text());
                } catch (error) {
                  refuse({ "": `The file can't be read: ${(error as Error).message}` });
                }
              }}
            />
          </label>
          <label>
            Tree as JSON
            <textarea
              name="tree"
              rows={16}
              className="code"
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
              aria-invalid={problem ? true : undefined}
              aria-describedby="tree-help"
            />
            <span id="tree-help" className="muted small help">
              A job with <code>children</code> is a group, one with a <code>command</code> is work;{" "}
              <code>after</code> names the keys of jobs to wait for. <FieldProblem text={problem} />
            </span>
          </label>
          <label>
            Group to put it in
            <input
              name="parent"
              type="number"
              min={1}
              placeholder="None: at the top"
              aria-invalid={problems.parent ? true : undefined}
              aria-describedby="tree-parent-help"
            />
            <span id="tree-parent-help" className="muted small help">
              Its number. <FieldProblem text={problems.parent} />
            </span>
          </label>
        </div>
        <section aria-labelledby="preview" className="form">
          <h2 id="preview">Preview</h2>
          {read && "tree" in read ? (
            <Preview tree={read.tree} />
          ) : (
            <>
              <p className="muted">{read ? "The text is not a tree yet." : "Nothing to show yet."}</p>
              {!read && (
                <button type="button" className="button" onClick={() => setText(example)}>
                  Begin with an example
                </button>
              )}
            </>
          )}
        </section>
      </div>
      <SubmitButton busy={busy} />
    </form>
  );
}

function readOf(text: string): Read {
  if (text.trim() === "") return null;
  try {
    return { tree: readTree(text) };
  } catch (error) {
    if (error instanceof TreeError) return { problem: error.message };
    throw error;
  }
}

function Preview({ tree }: { tree: JobTreeInput }) {
  const { jobs, groups } = sizeOf(tree);
  const rows = rowsOf(tree);
  return (
    <>
      <p role="status">
        {count(jobs)} {jobs === 1 ? "job" : "jobs"} in {count(groups)} {groups === 1 ? "group" : "groups"}
      </p>
      <ul className="tree-preview">
        {rows.slice(0, maxShown).map(({ job, depth }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity, and no state.
          <li key={index} style={{ paddingInlineStart: `${depth * 1.2}rem` }}>
            <strong>{job.title || job.key || (job.command ? "" : "Group")}</strong> <code>{job.command}</code>
            {job.after && job.after.length > 0 && (
              <span className="muted small"> after {job.after.join(", ")}</span>
            )}
          </li>
        ))}
      </ul>
      {rows.length > maxShown && <p className="muted">And {count(rows.length - maxShown)} more.</p>}
    </>
  );
}

function rowsOf(job: JobTreeInput, depth = 0): { job: JobTreeInput; depth: number }[] {
  return [{ job, depth }, ...(job.children ?? []).flatMap((child) => rowsOf(child, depth + 1))];
}

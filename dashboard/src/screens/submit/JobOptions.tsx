import { FieldProblem } from "./FieldProblem.tsx";
import type { Problems } from "./problems.ts";

interface Option {
  name: string;
  label: string;
  help?: string;
  number?: boolean;
  max?: number;
}

const options: readonly Option[] = [
  { name: "parent", label: "Group", help: "The number of the group to put it in", number: true },
  { name: "priority", label: "Priority", help: "0 to 255, the greatest first", number: true, max: 255 },
  { name: "affinity", label: "Needs", help: "Affinities that a node must have: gpu,linux" },
  { name: "retry", label: "Retries", help: "How often it is tried again after an error", number: true },
  { name: "timeout", label: "Timeout", help: "Seconds of work per attempt; 0 for no limit", number: true },
  { name: "onBehalfOf", label: "For", help: "Whom it runs for" },
  { name: "dependencies", label: "Waits for", help: "Numbers of jobs, separated by commas" },
];

/** Names of what every form has beside its own fields. */
export const optionNames: readonly string[] = ["title", "paused", ...options.map(({ name }) => name)];

/** What any job may be given. */
export function JobOptions({ problems }: { problems: Problems }) {
  const opened = options.some(({ name }) => problems[name]);
  return (
    <details className="more-options" open={opened || undefined}>
      <summary>More options</summary>
      <div className="form-grid">
        {options.map(({ name, label, help, number, max }) => (
          <label key={name}>
            {label}
            <input
              name={name}
              inputMode={number ? "numeric" : undefined}
              type={number ? "number" : "text"}
              min={number ? 0 : undefined}
              max={max}
              aria-invalid={problems[name] ? true : undefined}
              aria-describedby={`${name}-help`}
            />
            <span id={`${name}-help`} className="muted small help">
              {help} <FieldProblem text={problems[name]} />
            </span>
          </label>
        ))}
        <label className="inline">
          <input type="checkbox" name="paused" /> Paused until somebody resumes it
        </label>
      </div>
    </details>
  );
}

/** What was entered of these options; what was left empty is left out. */
export function optionsOf(form: FormData): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const title = String(form.get("title") ?? "").trim();
  if (title) given.title = title;
  for (const { name, number } of options) {
    const text = String(form.get(name) ?? "").trim();
    if (text === "") continue;
    if (name === "dependencies") given[name] = text.split(/[\s,]+/).filter(Boolean);
    else given[name] = number && name !== "parent" ? Number(text) : text;
  }
  if (form.get("paused") === "on") given.paused = true;
  return given;
}

import type { FullJob } from "./types.ts";

/** What a template's job was given; nothing for other jobs. */
export function Inputs({ job }: { job: FullJob }) {
  const given = [...job.inputValues, ...job.parameterValues];
  if (given.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="inputs">
      <h2 id="inputs">Inputs and parameters</h2>
      <dl className="facts">
        {given.map(({ name, type, value }) => (
          <div key={name}>
            <dt title={type}>{name}</dt>
            <dd>
              <code>{typeof value === "string" ? value : JSON.stringify(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

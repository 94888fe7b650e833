import type { ReactNode } from "react";
import { type Column, Table } from "../../components/Table.tsx";
import type { TemplateQuery } from "../../graph/operations.generated.ts";

type Template = NonNullable<TemplateQuery["template"]>;

interface Part {
  name: string;
  types: readonly string[];
  help?: string;
  fallback?: ReactNode;
}

const name: Column<Part> = { label: "Name", cell: (part) => <strong>{part.name}</strong> };
const types: Column<Part> = {
  label: "Type",
  cell: (part) =>
    part.types.map((type) => (
      <div key={type}>
        <code>{type}</code>
      </div>
    )),
};
const help: Column<Part> = { label: "Meaning", cell: (part) => part.help || "–" };
const fallback: Column<Part> = { label: "Default", cell: (part) => part.fallback };

/** What jobs of a template are given, and what they give. */
export function Signature({ template }: { template: Template }) {
  const parameters = template.parameters.map(
    ({ types, default: initial, ...own }): Part => ({
      ...own,
      types: types.map(({ type }) => type),
      fallback: initial ? (
        <>
          <code>{JSON.stringify(initial.value)}</code>
          {initial.const && <span className="muted"> fixed</span>}
        </>
      ) : (
        <span className="muted">needed</span>
      ),
    }),
  );
  const outputs = template.outputs.map(({ name, type }): Part => ({ name, types: [type] }));
  return (
    <>
      <Parts title="Inputs" parts={template.inputs} columns={[name, types, help]} />
      <Parts title="Parameters" parts={parameters} columns={[name, types, fallback, help]} />
      <Parts title="Outputs" parts={outputs} columns={[name, types]} />
    </>
  );
}

function Parts({
  title,
  parts,
  columns,
}: {
  title: string;
  parts: readonly Part[];
  columns: readonly Column<Part>[];
}) {
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>{title}</h2>
      {parts.length === 0 ? (
        <p className="muted">None</p>
      ) : (
        <Table
          label={`List of ${title.toLowerCase()}`}
          columns={columns}
          rows={parts}
          keyOf={(part) => part.name}
        />
      )}
    </section>
  );
}

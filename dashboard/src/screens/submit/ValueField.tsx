import { useId } from "react";
import { FieldProblem } from "./FieldProblem.tsx";
import { constantOf, controlOf, type Entered, type Field, textOf } from "./values.ts";

interface Properties {
  field: Field;
  entered: Entered;
  problem: string | undefined;
  onChange: (entered: Entered) => void;
}

/** Asks for the value of an input or a parameter by the control that fits its type. */
export function ValueField({ field, entered, problem, onChange }: Properties) {
  const id = useId();
  const { name, help, initial } = field;
  const known = initial && !field.types.some(({ type }) => type === initial.type.type) ? [initial.type] : [];
  const types = [...field.types, ...known];
  const { schema } = types.find(({ type }) => type === entered.type) ?? { schema: {} };
  const shared = {
    id,
    value: entered.text,
    "aria-describedby": `${id}-help`,
    "aria-invalid": problem ? true : undefined,
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...entered, text: target.value }),
  };
  const control = controlOf(schema);
  const fixed = initial?.const || control === "constant";
  return (
    <div className="value-field">
      <label htmlFor={id}>{name}</label>
      <div className="value-control">
        {fixed && <input {...shared} readOnly />}
        {!fixed && control === "text" && <input {...shared} />}
        {!fixed && (control === "integer" || control === "number") && (
          <input {...shared} inputMode={control === "integer" ? "numeric" : "decimal"} />
        )}
        {!fixed && control === "boolean" && (
          <select {...shared}>
            <option value="">Choose…</option>
            <option>true</option>
            <option>false</option>
          </select>
        )}
        {!fixed && control === "json" && (
          <textarea {...shared} rows={2} className="code" spellCheck={false} placeholder="JSON" />
        )}
        {types.length > 1 && !fixed && (
          <select
            aria-label={`Type of ${name}`}
            value={entered.type}
            onChange={({ target }) => {
              const next = types.find(({ type }) => type === target.value);
              onChange({ type: target.value, text: constantOf(next) || entered.text });
            }}
          >
            {types.map(({ type }) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        )}
      </div>
      <p id={`${id}-help`} className="muted small help">
        {[
          entered.type,
          help,
          initial && !initial.const && `default ${textOf(initial.value, initial.type.schema)}`,
          initial?.const && "can't be changed",
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        <FieldProblem text={problem} />
      </p>
    </div>
  );
}

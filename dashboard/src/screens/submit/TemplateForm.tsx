import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Loading } from "../../components/Loading.tsx";
import {
  SubmitTemplateJobDocument,
  TemplateFormDocument,
  type TemplateFormQuery,
  type TemplateJobInput,
  type TypedValueInput,
} from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { FormProblem } from "./FieldProblem.tsx";
import { JobOptions, optionNames, optionsOf } from "./JobOptions.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { useSubmit } from "./useSubmit.ts";
import { ValueField } from "./ValueField.tsx";
import { type Entered, type Field, initialOf, schemaOfInput, sentValue, ValueError } from "./values.ts";

type Template = NonNullable<TemplateFormQuery["template"]>;

/** A job from the template with this number. */
export function TemplateForm({ id }: { id: string }) {
  const answer = useGraph(TemplateFormDocument, { id });
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading the template…" />;
  const { template } = answer.data;
  if (!template) return <Empty title={`There is no template ${id}`}>Choose another one.</Empty>;
  if (!template.workable || template.deletedAt) {
    return (
      <Empty title={`${template.name} makes no jobs`}>
        {template.deletedAt ? "It has been deleted." : "It is built in: it stands for commands and images."}
      </Empty>
    );
  }
  return <ValuesForm key={template.number} template={template} />;
}

function ValuesForm({ template }: { template: Template }) {
  const { form, problems, busy, refuse, send } = useSubmit();
  const inputs = template.inputs.map(fieldOfInput);
  const parameters = template.parameters.map(fieldOfParameter);
  const fields = [...inputs, ...parameters];
  const [entered, setEntered] = useState<Readonly<Record<string, Entered>>>({});
  const enteredOf = (field: Field) => entered[field.id] ?? initialOf(field);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const found: Record<string, string> = {};
    const values = (asked: readonly Field[]) =>
      asked.flatMap((field): TypedValueInput[] => {
        try {
          return [sentValue(field, enteredOf(field))].filter((value) => value !== undefined);
        } catch (error) {
          if (!(error instanceof ValueError)) throw error;
          found[field.id] = error.message;
          return [];
        }
      });
    const [inputValues, parameterValues] = [values(inputs), values(parameters)];
    if (Object.keys(found).length > 0) return refuse(found);
    const given = optionsOf(new FormData(event.currentTarget));
    const input = { ...given, template: template.number, inputValues, parameterValues } as TemplateJobInput;
    const names = [...fields.map(({ id }) => id), ...optionNames];
    void send(() => request(SubmitTemplateJobDocument, { input }), names);
  }

  const group = (title: string, some: readonly Field[]) =>
    some.length > 0 && (
      <fieldset className="form">
        <legend>{title}</legend>
        {some.map((field) => (
          <ValueField
            key={field.id}
            field={field}
            entered={enteredOf(field)}
            problem={problems[field.id]}
            onChange={(value) => setEntered((known) => ({ ...known, [field.id]: value }))}
          />
        ))}
      </fieldset>
    );
  return (
    <form ref={form} className="panel form" onSubmit={submit} noValidate>
      <header className="panel-head">
        <p>{template.description}</p>
        <Link href={`/ui/templates/${template.number}`}>About this template</Link>
      </header>
      <FormProblem text={problems[""]} />
      <label>
        Title
        <input name="title" maxLength={500} />
      </label>
      {group("Inputs", inputs)}
      {group("Parameters", parameters)}
      <JobOptions problems={problems} />
      <SubmitButton busy={busy} />
    </form>
  );
}

function fieldOfInput({ name, help, types }: Template["inputs"][number]): Field {
  return {
    id: `input.${name}`,
    name,
    help,
    types: types.map((type) => ({ type, schema: schemaOfInput(type) })),
  };
}

function fieldOfParameter({ name, help, types, default: initial }: Template["parameters"][number]): Field {
  return { id: `parameter.${name}`, name, help, types, initial: initial ?? undefined };
}

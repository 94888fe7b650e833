import { useSearchParams } from "wouter";
import { Failure } from "../../components/Failure.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { type EventType, TemplateNamesDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { CommandForm } from "./CommandForm.tsx";
import { TemplateForm } from "./TemplateForm.tsx";
import { TreeForm } from "./TreeForm.tsx";

const kinds = { command: "Command", template: "From a template", tree: "Tree from a file" } as const;
type Kind = keyof typeof kinds;

/** Makes jobs: a command, one from a template, or a whole tree. What is chosen is in the URL. */
export default function Submit() {
  const [params, setParams] = useSearchParams();
  const asked = params.get("kind") ?? "";
  const template = params.get("template") ?? "";
  const kind: Kind = asked in kinds ? (asked as Kind) : template ? "template" : "command";
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Submit</h1>
        <Tabs
          label="What to submit"
          tabs={kinds}
          current={kind}
          hrefOf={(name) => `/ui/submit?kind=${name}`}
        />
      </header>
      {kind === "command" && <CommandForm />}
      {kind === "tree" && <TreeForm />}
      {kind === "template" && (
        <>
          <TemplateChoice
            chosen={template}
            onChoose={(next) => setParams({ kind, template: next }, { replace: true })}
          />
          {template && <TemplateForm key={template} id={template} />}
        </>
      )}
    </div>
  );
}

const news: readonly EventType[] = ["TEMPLATE_IMPORTED", "TEMPLATE_DELETED"];

function TemplateChoice({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const answer = useGraph(TemplateNamesDocument, {});
  useEvents(news, [TemplateNamesDocument]);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  const templates = answer.data?.templates.nodes ?? [];
  const listed = templates.some(({ number }) => String(number) === chosen);
  return (
    <label className="narrow-field">
      Template
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{answer.data && templates.length === 0 ? "There is none yet" : "Choose…"}</option>
        {chosen !== "" && !listed && <option value={chosen}>Template {chosen}</option>}
        {templates.map(({ number, name, version }) => (
          <option key={number} value={number}>
            {name} v{version}
          </option>
        ))}
      </select>
    </label>
  );
}

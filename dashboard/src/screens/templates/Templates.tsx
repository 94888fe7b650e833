import { Link, useSearchParams } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import { type EventType, TemplatesDocument, type TemplatesQuery } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useEvents } from "../../graph/useEvents.ts";

type Template = TemplatesQuery["templates"]["nodes"][number];

const news: readonly EventType[] = ["TEMPLATE_IMPORTED", "TEMPLATE_DELETED"];

const columns: readonly Column<Template>[] = [
  {
    label: "Name",
    cell: ({ number, name, version, description }) => (
      <div className="name">
        <Link href={`/ui/templates/${number}`}>
          <strong>{name}</strong> v{version}
        </Link>
        {description && <div className="muted small">{description}</div>}
      </div>
    ),
  },
  { label: "Domain", wide: true, cell: ({ domain }) => domain ?? "–" },
  { label: "Type", wide: true, cell: ({ type }) => <code className="small">{type}</code> },
  { label: "Imported by", wide: true, cell: ({ creator }) => creator?.username ?? "–" },
  { label: "Imported", wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    label: "Actions",
    silent: true,
    right: true,
    cell: ({ number, name }) => (
      <Link className="button small" href={`/ui/submit?kind=template&template=${number}`}>
        Submit<span className="visually-hidden"> a job from {name}</span>
      </Link>
    ),
  },
];

/** The templates that jobs can be made from (UFDL), live. */
export default function Templates() {
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const filter = {
    workable: { eq: true },
    ...(search.trim() && { name: { contains: search.trim(), ignoreCase: true } }),
  };
  const answer = useGraph(TemplatesDocument, { filter }, { keep: true });
  const refused = useEvents(news, [TemplatesDocument]);
  const error = answer.error ?? (refused ? new Error(refused) : null);
  const templates = answer.data?.templates;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Templates</h1>
        <span className="muted" role="status">
          {templates &&
            `${count(templates.totalCount)} ${templates.totalCount === 1 ? "template" : "templates"}`}
        </span>
      </header>
      <search className="filters">
        <SearchField
          label="Search by name"
          value={search}
          onChange={(value) => setParams(value ? { search: value } : {}, { replace: true })}
        />
      </search>
      {error && <Failure error={error} onRetry={() => void answer.refetch()} />}
      {!error && !templates && <Loading label="Loading templates…" />}
      {templates?.nodes.length === 0 && (
        <Empty title="No templates">
          {search
            ? "None has this in its name."
            : "An admin imports them through UFDL's API, or the graph's importTemplate."}
        </Empty>
      )}
      {templates && templates.nodes.length > 0 && (
        <div className="panel flush">
          <Table
            label="List of templates"
            columns={columns}
            rows={templates.nodes}
            keyOf={({ number }) => number}
          />
        </div>
      )}
    </div>
  );
}

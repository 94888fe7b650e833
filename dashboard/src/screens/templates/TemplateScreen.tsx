import { Link, useLocation } from "wouter";
import { ActionButton } from "../../components/ActionButton.tsx";
import { Empty } from "../../components/Empty.tsx";
import { Facts } from "../../components/Facts.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count, seconds } from "../../components/format.ts";
import { JobLinks } from "../../components/JobLinks.tsx";
import { Loading } from "../../components/Loading.tsx";
import { Time } from "../../components/Time.tsx";
import {
  DeleteTemplateDocument,
  type EventType,
  TemplateDocument,
  type TemplateQuery,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { useGraph } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { useAdminOnly } from "../../graph/viewer.ts";
import { Signature } from "./Signature.tsx";

type Template = NonNullable<TemplateQuery["template"]>;

const news: readonly EventType[] = [
  "TEMPLATE_IMPORTED",
  "TEMPLATE_DELETED",
  "JOB_CREATED",
  "JOB_STARTED",
  "JOB_FINISHED",
  "JOB_FAILED",
  "JOB_CANCELLED",
  "JOB_UPDATED",
  "JOB_DELETED",
];

/** One template: what a job of it takes and gives, and its newest jobs. */
export default function TemplateScreen({ id }: { id: string }) {
  const answer = useGraph(TemplateDocument, { id });
  useEvents(news, [TemplateDocument]);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label={`Loading template ${id}…`} />;
  const { template } = answer.data;
  if (!template) {
    return (
      <Empty title={`There is no template ${id}`}>
        <Link href="/ui/templates">All templates</Link>
      </Empty>
    );
  }
  return (
    <article className="screen">
      <Head template={template} />
      <div className="columns">
        <TemplateFacts template={template} />
        <Jobs jobs={template.jobs} />
      </div>
      <Signature template={template} />
    </article>
  );
}

function Head({ template }: { template: Template }) {
  const [, navigate] = useLocation();
  const adminOnly = useAdminOnly();
  const { number, name, version, description, workable, deletedAt } = template;
  async function remove() {
    if (await perform(`${name} v${version} deleted`, request(DeleteTemplateDocument, { id: number }))) {
      navigate("/ui/templates");
    }
  }
  return (
    <header className="job-head">
      <p className="crumbs">
        <Link href="/ui/templates">Templates</Link> / {number}
      </p>
      <h1>
        {name} v{version}
      </h1>
      {description && <p>{description}</p>}
      {deletedAt && (
        <p className="problem-box">
          Deleted <Time at={deletedAt} />: it makes no more jobs.
        </p>
      )}
      {!workable && <p className="muted">It is built in: it stands for jobs of another kind.</p>}
      {workable && !deletedAt && (
        <div className="actions">
          <Link className="button primary" href={`/ui/submit?kind=template&template=${number}`}>
            Submit a job
          </Link>
          <ActionButton
            label="Delete"
            about={`${name} v${version}`}
            refusal={adminOnly}
            question="Take it off the lists? Jobs that were made from it keep it."
            onAct={() => void remove()}
          />
        </div>
      )}
    </header>
  );
}

function TemplateFacts({ template }: { template: Template }) {
  const facts = [
    ["Type", <code key="type">{template.type}</code>],
    ["Domain", template.domain],
    ["Runs", template.executorClass && <code key="class">{template.executorClass}</code>],
    ["Installs", template.requiredPackages],
    ["Lease", template.lease > 0 && seconds(template.lease)],
    ["For", template.scope],
    ["Licence", template.licence],
    ["Imported by", template.creator?.username],
    ["Imported", <Time key="time" at={template.createdAt} />],
  ] as const;
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">About</h2>
      <Facts facts={facts} />
    </section>
  );
}

function Jobs({ jobs }: { jobs: Template["jobs"] }) {
  return (
    <section className="panel" aria-labelledby="jobs">
      <h2 id="jobs">Newest of {count(jobs.totalCount)} jobs</h2>
      {jobs.nodes.length === 0 && <p className="muted">None has been made from it.</p>}
      <JobLinks jobs={jobs.nodes} />
    </section>
  );
}

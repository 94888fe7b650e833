import { type ReactNode, useState } from "react";
import { ActionButton } from "../../components/ActionButton.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Loading } from "../../components/Loading.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import {
  type EventType,
  RemoveDiskImageDocument,
  RemoveLabelDocument,
  RemoveProviderDocument,
  RemoveProviderImageDocument,
  SupplyDocument,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { useGraph } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { useAdminOnly } from "../../graph/viewer.ts";
import { type Adding, AddSupply } from "./AddSupply.tsx";

interface Named {
  number: number;
  name: string;
  configured: boolean;
}

const news: readonly EventType[] = ["PROVIDER_CHANGED"];

/** Providers, labels, disk images, and what providers can hold (Nodepool); live. */
export function Supply() {
  const answer = useGraph(SupplyDocument, {});
  const refused = useEvents(news, [SupplyDocument]);
  const adminOnly = useAdminOnly();
  const [adding, setAdding] = useState<Adding | null>(null);
  const error = answer.error ?? (refused ? new Error(refused) : null);
  if (error) return <Failure error={error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading providers…" />;
  const { providers, labels, diskImages, providerImages } = answer.data;
  const part = <Row extends Named>(
    what: Adding,
    title: string,
    rows: readonly Row[],
    own: readonly Column<Row>[],
    remove: { question: string; send: (row: Row) => Promise<Removed> },
  ) => (
    <Part
      title={title}
      add={<ActionButton label="Add" about={title} refusal={adminOnly} onAct={() => setAdding(what)} />}
    >
      {rows.length === 0 ? (
        <p className="muted">None</p>
      ) : (
        <Table
          label={`List of ${title.toLowerCase()}`}
          rows={rows}
          keyOf={({ number }) => number}
          columns={[
            { label: "Name", cell: ({ name }) => <strong>{name}</strong> },
            ...own,
            {
              label: "From",
              wide: true,
              cell: ({ configured }) => (configured ? "nodepool.yaml" : "the graph"),
            },
            {
              label: "Actions",
              silent: true,
              right: true,
              cell: (row) => (
                <ActionButton
                  label="Remove"
                  about={row.name}
                  refusal={adminOnly}
                  question={
                    row.configured
                      ? `${remove.question} The next start with that nodepool.yaml brings it back.`
                      : remove.question
                  }
                  onAct={() => void perform(`${row.name} removed`, remove.send(row))}
                />
              ),
            },
          ]}
        />
      )}
    </Part>
  );
  return (
    <>
      <div className="columns two">
        {part("provider", "Providers", providers.nodes, [], {
          question: "Forget this provider and which images it can hold? Its nodes and images stay.",
          send: ({ name }) => request(RemoveProviderDocument, { name }),
        })}
        {part(
          "label",
          "Labels",
          labels.nodes,
          [{ label: "Starts from", cell: ({ image }) => image || "–" }],
          {
            question: "Forget this label?",
            send: ({ name }) => request(RemoveLabelDocument, { name }),
          },
        )}
        {part("diskImage", "Disk images", diskImages.nodes, [], {
          question: "Forget that this image can be built? What was built stays.",
          send: ({ name }) => request(RemoveDiskImageDocument, { name }),
        })}
        {part(
          "providerImage",
          "Provider images",
          providerImages.nodes,
          [
            { label: "Provider", cell: ({ provider }) => provider.name },
            { label: "Made from", wide: true, cell: ({ diskImage }) => diskImage ?? "a snapshot" },
          ],
          {
            question: "Forget that the provider can hold this image?",
            send: ({ name, provider }) =>
              request(RemoveProviderImageDocument, { name, provider: provider.name }),
          },
        )}
      </div>
      <Part
        title="nodepool.yaml"
        add={<ActionButton label="Import" refusal={adminOnly} onAct={() => setAdding("yaml")} />}
      >
        <p className="muted">
          Takes over providers, disk images and labels. What an earlier file brought and this one lacks is
          removed; what was added here stays.
        </p>
      </Part>
      {adding && (
        <AddSupply
          what={adding}
          providers={providers.nodes.map(({ name }) => name)}
          diskImages={diskImages.nodes.map(({ name }) => name)}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}

interface Removed {
  result: { errors: { message: string }[] };
}

function Part({ title, add, children }: { title: string; add: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={title}>
      <header className="panel-head">
        <h2 id={title}>{title}</h2>
        {add}
      </header>
      {children}
    </section>
  );
}

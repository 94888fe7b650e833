import { CodeBlock } from "../../components/CodeBlock.tsx";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Loading } from "../../components/Loading.tsx";
import {
  type AnonymousAccess,
  EntryPointsDocument,
  ViewerDocument,
} from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { addressesOf, type EntryPoint } from "./addresses.ts";
import { clients } from "./clients.ts";

const accessTexts: Readonly<Record<AnonymousAccess, string>> = {
  OFF: "Without credentials: nothing",
  WATCH: "Without credentials: follow jobs only",
  READ: "Without credentials: read",
  WRITE: "Without credentials: read and write",
};

/** How programs reach each API of this gateway. */
export default function Connect() {
  const answer = useGraph(EntryPointsDocument, {});
  const viewer = useGraph(ViewerDocument, {});
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading the addresses…" />;
  const served = answer.data.gateway.entryPoints.filter(({ name }) => name in clients);
  const user = viewer.data?.me?.username ?? "USER";
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Connect</h1>
        <p className="muted">
          Programs of the four systems only change their address. All see the same jobs and nodes.
        </p>
      </header>
      {served.length === 0 && <Empty title="No API is served">The settings name no place for any.</Empty>}
      {served.map((entry) => (
        <EntryPointPanel key={entry.name} entry={entry} user={user} />
      ))}
    </div>
  );
}

function EntryPointPanel({ entry, user }: { entry: EntryPoint; user: string }) {
  const client = clients[entry.name];
  const [address, ...others] = addressesOf(entry, location);
  if (!client) return null;
  return (
    <section className="panel" aria-labelledby={entry.name} data-api={entry.name}>
      <header className="panel-head">
        <h2 id={entry.name}>{client.title}</h2>
        <a href={client.reference.href}>{client.reference.label}</a>
      </header>
      <p>{client.about}</p>
      {address === undefined ? (
        <p className="problem-box">It has only a port, which is being opened.</p>
      ) : (
        <>
          <dl className="facts">
            <div>
              <dt>Address</dt>
              <dd>
                <code>{address}</code>
              </dd>
            </div>
            {others.length > 0 && (
              <div>
                <dt>Also at</dt>
                <dd>
                  {others.map((other) => (
                    <div key={other}>
                      <code>{other}</code>
                    </div>
                  ))}
                </dd>
              </div>
            )}
            <div>
              <dt>Access</dt>
              <dd>{accessTexts[entry.anonymous]}</dd>
            </div>
          </dl>
          <div className="columns">
            {client.examples(address, user, entry).map(({ label, text }) => (
              <figure key={label}>
                <figcaption>{label}</figcaption>
                <CodeBlock label={`${client.title}: ${label}`} text={text} />
              </figure>
            ))}
          </div>
          {entry.name === "coalition" && new URL(address).pathname !== "/" && (
            <p className="problem-box">
              Coalition's own clients know no path: set COALITION_ROOT=true or COALITION_PORT for them.
            </p>
          )}
        </>
      )}
    </section>
  );
}

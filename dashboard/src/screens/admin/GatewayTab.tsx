import { Facts } from "../../components/Facts.tsx";
import { Failure } from "../../components/Failure.tsx";
import { binaryBytes, count, roughSeconds } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import { GatewayDocument, type GatewayQuery, HealthDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useEvents } from "../../graph/useEvents.ts";

type EntryPoint = GatewayQuery["gateway"]["entryPoints"][number];

/** No event tells of the health, but for its newest event: it is read again so often. Milliseconds. */
const poll = 5_000;

const columns: readonly Column<EntryPoint>[] = [
  { label: "API", cell: ({ name }) => <strong>{name}</strong> },
  { label: "Prefix", cell: ({ prefix }) => (prefix ? <code>{prefix}</code> : "–") },
  { label: "Root", wide: true, cell: ({ root }) => (root ? "yes" : "no") },
  { label: "Own port", cell: ({ port }) => port ?? "–" },
  { label: "Host name", wide: true, cell: ({ hostname }) => hostname ?? "–" },
  { label: "Without credentials", cell: ({ anonymous }) => anonymous.toLowerCase() },
];

/** The gateway itself: how it is doing, where it serves what, and within which limits. */
export function GatewayTab() {
  const answer = useGraph(GatewayDocument, {});
  return (
    <>
      <Health />
      {answer.error && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {!answer.error && !answer.data && <Loading label="Loading the gateway…" />}
      {answer.data && (
        <>
          <section className="panel" aria-labelledby="entry-points">
            <h2 id="entry-points">Entry points</h2>
            <Table
              label="List of entry points"
              columns={columns}
              rows={answer.data.gateway.entryPoints}
              keyOf={({ name }) => name}
            />
          </section>
          <Limits limits={answer.data.gateway.limits} />
        </>
      )}
    </>
  );
}

function Health() {
  const answer = useGraph(HealthDocument, {}, { refetchInterval: poll });
  const health = answer.data?.gatewayHealth;
  useEvents(null, [HealthDocument]);
  return (
    <section className="panel" aria-labelledby="health">
      <h2 id="health">Health</h2>
      {answer.error && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {!answer.error && !health && <Loading label="Asking the gateway…" />}
      {!answer.error && health && (
        <Facts
          facts={[
            [
              "State",
              <span key="state" className={`badge ${health.ready ? "state-finished" : "state-error"}`}>
                {health.ready ? "Takes work" : health.problem}
              </span>,
            ],
            ["Up since", <Time key="since" at={health.startedAt} />],
            [
              "Database",
              `${health.database}, a transaction takes ${(health.databaseSeconds * 1_000).toFixed(1)} ms`,
            ],
            ["Memory", binaryBytes(health.memoryBytes)],
            ["Open streams", count(health.streams)],
            ["Newest event", count(health.lastEvent)],
            ["Node.js", health.runtime],
          ]}
        />
      )}
    </section>
  );
}

function Limits({ limits }: { limits: GatewayQuery["gateway"]["limits"] }) {
  const size = (value: number | null | undefined) => (value == null ? null : binaryBytes(value));
  return (
    <section className="panel" aria-labelledby="limits">
      <h2 id="limits">Limits</h2>
      <div className="columns">
        <div className="stack">
          <h3>A GraphQL operation</h3>
          <Facts
            facts={[
              ["Points", count(limits.complexity)],
              ["Levels", limits.depth],
              ["Fields", limits.breadth],
              ["Tokens", count(limits.tokens)],
              ["Aliases", limits.aliases],
              ["Brackets in each other", limits.nesting],
              ["Text in a filter", `${count(limits.filterText)} characters`],
              ["Ids at once", limits.ids],
            ]}
          />
        </div>
        <div className="stack">
          <h3>A request</h3>
          <Facts
            facts={[
              ["Body", size(limits.bodyBytes)],
              ["Body without a user", size(limits.anonymousBodyBytes)],
              ["Output", size(limits.uploadBytes)],
              ["New password", `at least ${limits.passwordLength} characters`],
              [
                "Wrong passwords",
                limits.loginAttempts != null &&
                  `${limits.loginAttempts} in ${roughSeconds(limits.loginWindow ?? 0)}`,
              ],
            ]}
          />
        </div>
      </div>
      <p className="muted">Settings change them: docs/configuration.md, or gantry config.</p>
    </section>
  );
}

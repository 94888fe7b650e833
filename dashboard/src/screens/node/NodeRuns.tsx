import { Link } from "wouter";
import { count, seconds, words } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullNode } from "./NodeFacts.tsx";

/** What the node worked on, the newest first. */
export function NodeRuns({ runs: { totalCount, nodes } }: { runs: FullNode["runs"] }) {
  return (
    <section className="panel" aria-labelledby="runs">
      <header className="panel-head">
        <h2 id="runs">History</h2>
        <span className="muted">
          {totalCount > nodes.length
            ? `The last ${nodes.length} of ${count(totalCount)} attempts`
            : `${count(totalCount)} ${totalCount === 1 ? "attempt" : "attempts"}`}
        </span>
      </header>
      {nodes.length === 0 && <p className="muted">It has not worked on anything yet.</p>}
      {nodes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
        <section className="scroll" tabIndex={0} aria-label="Attempts of this node">
          <table>
            <thead>
              <tr>
                <th scope="col">Job</th>
                <th scope="col">Outcome</th>
                <th scope="col">Started</th>
                <th scope="col" className="right wide-only">
                  Waited
                </th>
                <th scope="col" className="right">
                  Duration
                </th>
                <th scope="col" className="wide-only">
                  Reason
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.toReversed().map((run) => (
                <tr key={run.number}>
                  <td className="name">
                    {run.jobNumber ? (
                      <Link href={`/ui/jobs/${run.jobNumber}`}>{run.jobTitle || run.job?.summary}</Link>
                    ) : (
                      run.jobTitle || "A job that is gone"
                    )}
                  </td>
                  <td>{words(run.outcome)}</td>
                  <td>
                    <Time at={run.startedAt} />
                  </td>
                  <td className="right wide-only">
                    {typeof run.waitSeconds === "number" ? seconds(run.waitSeconds) : "–"}
                  </td>
                  <td className="right">{run.endedAt ? seconds(run.duration) : "–"}</td>
                  <td className="wide-only">{run.reason || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

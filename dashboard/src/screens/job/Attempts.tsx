import { seconds, words } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullJob } from "./types.ts";

/** The attempts, the newest first. */
export function Attempts({ runs }: { runs: FullJob["runs"]["nodes"] }) {
  return (
    <section className="panel" aria-labelledby="attempts">
      <h2 id="attempts">Attempts</h2>
      {runs.length === 0 && <p className="muted">No node has started it yet.</p>}
      {runs.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
        <section className="scroll" tabIndex={0} aria-label="List of attempts">
          <table>
            <thead>
              <tr>
                <th scope="col" className="right">
                  No.
                </th>
                <th scope="col">Node</th>
                <th scope="col">Outcome</th>
                <th scope="col">Started</th>
                <th scope="col" className="right">
                  Waited
                </th>
                <th scope="col" className="right">
                  Duration
                </th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {[...runs].reverse().map((run) => (
                <tr key={run.number}>
                  <td className="right">{run.attempt}</td>
                  <td>{run.nodeName}</td>
                  <td>{words(run.outcome)}</td>
                  <td>
                    <Time at={run.startedAt} />
                  </td>
                  <td className="right">
                    {typeof run.waitSeconds === "number" ? seconds(run.waitSeconds) : "–"}
                  </td>
                  <td className="right">{run.endedAt ? seconds(run.duration) : "–"}</td>
                  <td>{run.reason || "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

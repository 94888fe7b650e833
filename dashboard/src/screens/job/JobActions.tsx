import { useState } from "react";
import { Link } from "wouter";
import { Confirm } from "../../components/Confirm.tsx";
import { notify } from "../../components/notices.tsx";
import { type ActionName, act, actionNames, actions } from "../jobs/actions.ts";
import type { FullJob } from "./types.ts";

/** What can be done with the job now; of the rest, the reason why not. */
export function JobActions({ job }: { job: FullJob }) {
  const [asked, setAsked] = useState<ActionName | null>(null);
  function begin(name: ActionName) {
    const refusal = actions[name].refusedFor(job);
    if (refusal) notify("failed", refusal);
    else if (actions[name].question) setAsked(name);
    else void act(name, [job.number]);
  }
  return (
    <div className="actions">
      {!job.isGroup && (
        <Link href={`/ui/jobs/${job.number}/log`} className="button primary">
          Log
        </Link>
      )}
      {(job.isGroup || job.dependencies.length > 0 || job.dependents.length > 0) && (
        <Link
          href={job.isGroup ? `/ui/jobs/${job.number}/tree` : `/ui/jobs/${job.number}/tree?view=graph`}
          className={job.isGroup ? "button primary" : "button"}
        >
          {job.isGroup ? "Tree" : "Graph"}
        </Link>
      )}
      {actionNames.map((name) => {
        const refusal = actions[name].refusedFor(job);
        return (
          <button
            key={name}
            type="button"
            className="button"
            aria-disabled={refusal !== null}
            title={refusal ?? undefined}
            onClick={() => begin(name)}
          >
            {actions[name].label}
          </button>
        );
      })}
      {asked !== null && (
        <Confirm
          title={`${actions[asked].label} job ${job.number}`}
          action={actions[asked].label}
          onConfirm={() => {
            setAsked(null);
            void act(asked, [job.number]);
          }}
          onClose={() => setAsked(null)}
        >
          {actions[asked].question}
        </Confirm>
      )}
    </div>
  );
}

import { words } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullJob } from "./types.ts";

/** What has happened to the job, the newest first; progress is in the curve. */
export function Events({ events }: { events: FullJob["events"]["nodes"] }) {
  const told = events.filter(({ type }) => type !== "JOB_PROGRESSED").reverse();
  return (
    <section className="panel" aria-labelledby="events">
      <h2 id="events">Events</h2>
      <ul className="rows">
        {told.map((event) => (
          <li key={event.number}>
            <span className="row-link">{words(event.type)}</span>
            <span className="muted">{event.actor}</span>
            <Time at={event.at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

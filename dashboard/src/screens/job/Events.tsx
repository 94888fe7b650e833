import { words } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { FullJob } from "./types.ts";

/** What has happened to the job, the newest first; without reports of progress, which are in the curve. */
export function Events({ events }: { events: FullJob["events"]["nodes"] }) {
  return (
    <section className="panel" aria-labelledby="events">
      <h2 id="events">Events</h2>
      {events.length === 0 && <p className="muted">None that is still kept (RETAIN_EVENTS).</p>}
      <ul className="rows">
        {events.toReversed().map((event) => (
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

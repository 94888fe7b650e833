import { Fragment, type ReactNode } from "react";
import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import type { ActivityQuery } from "../../graph/operations.generated.ts";

export type Happening = ActivityQuery["events"]["nodes"][number];

type Data = Readonly<Record<string, unknown>>;

const dataOf = ({ data }: Happening): Data =>
  typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Data) : {};
const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? `${value}` : "";

/** What is said of an event beside its type, in a few words; may be empty. */
export function detailOf(event: Happening): string {
  const { error, reason, changed, progress, change, attempt, role } = dataOf(event);
  const parts = [
    text(error) || text(reason),
    Array.isArray(changed) ? changed.join(", ") : "",
    typeof progress === "number" ? `${Math.floor(progress * 100)} %` : "",
    event.type === "PROVIDER_CHANGED" ? text(change) : "",
    event.type === "JOB_ACQUIRED" && text(attempt) ? `attempt ${text(attempt)}` : "",
    event.type === "USER_CREATED" ? text(role).toLowerCase() : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Links to what an event is about. */
export function AboutLinks({ event }: { event: Happening }) {
  const links = linksOf(event);
  if (links.length === 0) return <span className="muted">–</span>;
  return links.map(([href, label]) => (
    <Fragment key={href}>
      <Link href={href} className="about-link">
        {label}
      </Link>{" "}
    </Fragment>
  ));
}

function linksOf(event: Happening): (readonly [href: string, label: ReactNode])[] {
  const { jobNumber, nodeNumber, job, node } = event;
  const data = dataOf(event);
  const links: (readonly [string, ReactNode])[] = [];
  if (jobNumber !== null) {
    links.push([`/ui/jobs/${jobNumber}`, job ? `${jobName(job)} (${jobNumber})` : `Job ${jobNumber}`]);
  }
  if (nodeNumber !== null) {
    const name = node?.name ?? text(data.name);
    links.push([`/ui/nodes/${nodeNumber}`, name || `Node ${nodeNumber}`]);
  }
  const made = event.dibImage ?? event.snapshotImage;
  const image = made?.image ?? (text(data.image) || text(data.diskImage));
  if (/^(IMAGE|PROVIDER)_/.test(event.type)) {
    const named = image || text(data.provider) || text(data.label);
    links.push([image ? `/ui/images?image=${encodeURIComponent(image)}` : "/ui/images", named || "Images"]);
  }
  if (text(data.template)) {
    links.push([`/ui/templates/${text(data.template)}`, `${text(data.name)} v${text(data.version)}`]);
  }
  if (/^(USER|TOKEN)_/.test(event.type)) {
    const whose = text(data.username);
    links.push([
      "/ui/admin/users",
      [whose, event.type.startsWith("TOKEN") && text(data.name)].filter(Boolean).join(": "),
    ]);
  }
  return links;
}

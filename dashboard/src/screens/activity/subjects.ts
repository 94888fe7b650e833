import type { EventType } from "../../graph/operations.generated.ts";

export type Subject = "jobs" | "outputs" | "nodes" | "images" | "templates" | "users";

/** What each type of event is about. */
const subjectOf: Readonly<Record<EventType, Subject>> = {
  AFFINITY_CHANGED: "nodes",
  HARDWARE_GENERATION_ADDED: "nodes",
  IMAGE_CHANGED: "images",
  IMAGE_CREATED: "images",
  IMAGE_REMOVED: "images",
  JOB_ABORTED: "jobs",
  JOB_ACQUIRED: "jobs",
  JOB_BLOCKED: "jobs",
  JOB_CANCELLED: "jobs",
  JOB_CREATED: "jobs",
  JOB_DELETED: "jobs",
  JOB_FAILED: "jobs",
  JOB_FINISHED: "jobs",
  JOB_MOVED: "jobs",
  JOB_PAUSED: "jobs",
  JOB_PROGRESSED: "jobs",
  JOB_PURGED: "jobs",
  JOB_RELEASED: "jobs",
  JOB_REQUEUED: "jobs",
  JOB_RESET: "jobs",
  JOB_RESTORED: "jobs",
  JOB_RESUMED: "jobs",
  JOB_RETRIED: "jobs",
  JOB_STARTED: "jobs",
  JOB_TIMED_OUT: "jobs",
  JOB_UNBLOCKED: "jobs",
  JOB_UPDATED: "jobs",
  NODE_ACTIVATED: "nodes",
  NODE_DEACTIVATED: "nodes",
  NODE_DELETING: "nodes",
  NODE_FREED: "nodes",
  NODE_PAUSED: "nodes",
  NODE_REGISTERED: "nodes",
  NODE_REMOVED: "nodes",
  NODE_RESUMED: "nodes",
  NODE_RETURNED: "nodes",
  NODE_TIMED_OUT: "nodes",
  NODE_UPDATED: "nodes",
  OUTPUT_ADDED: "outputs",
  OUTPUT_DELETED: "outputs",
  PROVIDER_CHANGED: "images",
  SIGNING_KEY_ROTATED: "users",
  TEMPLATE_DELETED: "templates",
  TEMPLATE_IMPORTED: "templates",
  TOKEN_CREATED: "users",
  TOKEN_REVOKED: "users",
  USER_CREATED: "users",
  USER_DISABLED: "users",
  USER_ENABLED: "users",
  USER_UPDATED: "users",
};

export const eventTypes = Object.keys(subjectOf) as EventType[];
export const subjects: readonly Subject[] = ["jobs", "outputs", "nodes", "images", "templates", "users"];

/** The types of events about a subject. */
export function typesAbout(subject: Subject): EventType[] {
  return eventTypes.filter((type) => subjectOf[type] === subject);
}

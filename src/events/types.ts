/**
 * All types of events and their descriptions. The first word names the object that changed. Beside what is said here,
 * data.state of a job's event is the job's state then, except where it is about an output or the job is gone.
 */
export const eventMeanings = {
  JOB_CREATED: "It was created; data has state and kind.",
  JOB_UPDATED: "Its columns were changed; data.changed lists them.",
  JOB_ACQUIRED: "A node acquired it; data.attempt is the number of the attempt.",
  JOB_RELEASED: "Its node released it before starting it.",
  JOB_STARTED: "Its node started it. For a group: a job in it is being worked on.",
  JOB_PROGRESSED: "Its node reported progress; data has progress (0 to 1) and the report's body as data.",
  JOB_FINISHED:
    "It finished successfully. For a group: all jobs in it did. data.byHand is true when a user set this, not a node.",
  JOB_FAILED:
    "It failed and is not retried; data.error has the reason. For a group: a job in it failed. data.byHand as in JOB_FINISHED.",
  JOB_RETRIED:
    "It is queued for another attempt: automatically after an error (data has error and retriesLeft), or on request.",
  JOB_RESET: "It was reset to its initial state; data.from is the previous state.",
  JOB_ABORTED: "It was taken from its node and queued again; data.from is the previous state.",
  JOB_CANCELLED: "It was cancelled; data.from is the previous state.",
  JOB_REQUEUED:
    "It was queued again, on request or because its node was lost; data.reason has the reason, if any. For a group: no job in it is being worked on any more, and not all have ended.",
  JOB_TIMED_OUT: "It exceeded its timeout and is not retried; data.error has the message.",
  JOB_PAUSED: "It was paused: no node can acquire it, or a job in it.",
  JOB_RESUMED: "It is no longer paused.",
  JOB_BLOCKED: "It now depends on unfinished jobs: PENDING.",
  JOB_UNBLOCKED: "All jobs that it depends on have finished: WAITING.",
  JOB_MOVED:
    "It was moved to another group; data has from and to (numbers, null for the top level) and fromPath.",
  JOB_DELETED: "It was deleted, and can be restored.",
  JOB_RESTORED: "It was restored.",
  JOB_PURGED: "It was removed permanently, with all jobs below it; data.jobs has their numbers.",
  OUTPUT_ADDED: "A job has a new output.",
  OUTPUT_DELETED: "An output was deleted, or its job was started again.",
  NODE_REGISTERED: "It was registered.",
  NODE_UPDATED: "Its properties were changed.",
  NODE_PAUSED: "It was paused and gets no new jobs; data.reason has the reason, if any.",
  NODE_RESUMED: "It was resumed and gets jobs again.",
  NODE_ACTIVATED: "It was added to the cluster again.",
  NODE_DEACTIVATED: "It was removed from the cluster.",
  NODE_FREED: "It has stopped working on a job that was taken from it; data.job is the job's number.",
  NODE_TIMED_OUT: "It did not call within its timeout.",
  NODE_RETURNED: "It has called again after a timeout, or after it was removed while working on a job.",
  NODE_DELETING: "It is to be removed after a delay; data.reason has the reason, if any.",
  NODE_REMOVED: "It was removed: it is hidden, and its names can be used again.",
  TEMPLATE_IMPORTED: "A template was imported.",
  TEMPLATE_DELETED: "A template was deleted: lists no longer have it.",
  HARDWARE_GENERATION_ADDED: "A hardware generation was added.",
  AFFINITY_CHANGED: "An affinity was named; data has its number as id, and its name.",
  PROVIDER_CHANGED: "Providers, disk images or labels changed; data.change describes the change.",
  IMAGE_CREATED: "An image is to be built or uploaded.",
  IMAGE_CHANGED: "An image's state or properties changed.",
  IMAGE_REMOVED: "An image was removed; data.reason has the reason.",
  USER_CREATED: "A user was created.",
  USER_UPDATED: "A user's data, role or password changed; data never has a password.",
  USER_DISABLED: "A user was disabled.",
  USER_ENABLED: "A user was enabled again.",
  TOKEN_CREATED: "An access key was created.",
  TOKEN_REVOKED: "An access key was revoked.",
  SIGNING_KEY_ROTATED:
    "The key that access tokens are signed with was replaced; data.formerEndsAt is when tokens made before end, null for at once.",
} as const;

export type EventType = keyof typeof eventMeanings;

/** Whose access changes: every gateway acts on these at once. Of all others only subscribers are told. */
export const accessEvents = Object.keys(eventMeanings).filter((type) =>
  /^(USER|TOKEN|SIGNING_KEY)_/.test(type),
);

-- Times are milliseconds since 1970: 6 bytes in a row and in each index, where the ISO texts took 29.
UPDATE "User" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "lastLoginAt" = CAST(round(unixepoch("lastLoginAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Token" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "expiresAt" = CAST(round(unixepoch("expiresAt", 'subsec') * 1000) AS INTEGER),
  "lastUsedAt" = CAST(round(unixepoch("lastUsedAt", 'subsec') * 1000) AS INTEGER),
  "revokedAt" = CAST(round(unixepoch("revokedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Secret" SET
  "endsAt" = CAST(round(unixepoch("endsAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Node" SET
  "deprecatedAt" = CAST(round(unixepoch("deprecatedAt", 'subsec') * 1000) AS INTEGER),
  "lastSeenAt" = CAST(round(unixepoch("lastSeenAt", 'subsec') * 1000) AS INTEGER),
  "heartbeatAt" = CAST(round(unixepoch("heartbeatAt", 'subsec') * 1000) AS INTEGER),
  "timedOutAt" = CAST(round(unixepoch("timedOutAt", 'subsec') * 1000) AS INTEGER),
  "stateSince" = CAST(round(unixepoch("stateSince", 'subsec') * 1000) AS INTEGER),
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "updatedAt" = CAST(round(unixepoch("updatedAt", 'subsec') * 1000) AS INTEGER),
  "removedAt" = CAST(round(unixepoch("removedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Template" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "deletedAt" = CAST(round(unixepoch("deletedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Job" SET
  "leasedAt" = CAST(round(unixepoch("leasedAt", 'subsec') * 1000) AS INTEGER),
  "startedAt" = CAST(round(unixepoch("startedAt", 'subsec') * 1000) AS INTEGER),
  "endedAt" = CAST(round(unixepoch("endedAt", 'subsec') * 1000) AS INTEGER),
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "updatedAt" = CAST(round(unixepoch("updatedAt", 'subsec') * 1000) AS INTEGER),
  "deletedAt" = CAST(round(unixepoch("deletedAt", 'subsec') * 1000) AS INTEGER),
  "lastStartedAt" = CAST(round(unixepoch("lastStartedAt", 'subsec') * 1000) AS INTEGER),
  "queuedAt" = CAST(round(unixepoch("queuedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Run" SET
  "startedAt" = CAST(round(unixepoch("startedAt", 'subsec') * 1000) AS INTEGER),
  "endedAt" = CAST(round(unixepoch("endedAt", 'subsec') * 1000) AS INTEGER),
  "queuedAt" = CAST(round(unixepoch("queuedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Output" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "deletedAt" = CAST(round(unixepoch("deletedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "LogChunk" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Event" SET
  "at" = CAST(round(unixepoch("at", 'subsec') * 1000) AS INTEGER);
UPDATE "EventOutbox" SET
  "at" = CAST(round(unixepoch("at", 'subsec') * 1000) AS INTEGER);
UPDATE "DueWork" SET
  "dueAt" = CAST(round(unixepoch("dueAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Provider" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER);
UPDATE "DiskImage" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER);
UPDATE "Label" SET
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER);
UPDATE "SnapshotImage" SET
  "stateSince" = CAST(round(unixepoch("stateSince", 'subsec') * 1000) AS INTEGER),
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "removedAt" = CAST(round(unixepoch("removedAt", 'subsec') * 1000) AS INTEGER);
UPDATE "DibImage" SET
  "stateSince" = CAST(round(unixepoch("stateSince", 'subsec') * 1000) AS INTEGER),
  "createdAt" = CAST(round(unixepoch("createdAt", 'subsec') * 1000) AS INTEGER),
  "removedAt" = CAST(round(unixepoch("removedAt", 'subsec') * 1000) AS INTEGER);

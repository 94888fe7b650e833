-- In place, not by new tables: those would forget the greatest number that was ever given, and numbers are not reused.
ALTER TABLE "Job" ADD COLUMN "queuedAt" DATETIME;
ALTER TABLE "Job" ADD COLUMN "reportedProgress" REAL;
ALTER TABLE "Job" ADD COLUMN "waitSeconds" REAL;
ALTER TABLE "Job" ADD COLUMN "seconds" REAL NOT NULL DEFAULT 0;
UPDATE "Job" SET "seconds" = "duration",
  "reportedProgress" = "progress",
  "progress" = CASE WHEN "state" = 'FINISHED' THEN 1 ELSE "progress" END,
  "queuedAt" = CASE WHEN "state" = 'WAITING' AND NOT "isGroup" THEN "createdAt" END;
ALTER TABLE "Job" DROP COLUMN "duration";
ALTER TABLE "Job" RENAME COLUMN "seconds" TO "duration";

ALTER TABLE "Run" ADD COLUMN "queuedAt" DATETIME;
ALTER TABLE "Run" ADD COLUMN "waitSeconds" REAL;
ALTER TABLE "Run" ADD COLUMN "seconds" REAL NOT NULL DEFAULT 0;
UPDATE "Run" SET "seconds" = "duration";
ALTER TABLE "Run" DROP COLUMN "duration";
ALTER TABLE "Run" RENAME COLUMN "seconds" TO "duration";

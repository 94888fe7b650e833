-- DropIndex
DROP INDEX "Run_startedAt_idx";

-- CreateIndex
CREATE INDEX "Job_statistics_idx" ON "Job"("deletedAt", "state", "kind", "user", "lastNodeId", "templateId", "isGroup", "duration", "waitSeconds");

-- CreateIndex
CREATE INDEX "Run_startedAt_waitSeconds_idx" ON "Run"("startedAt", "waitSeconds");

-- CreateIndex
CREATE INDEX "Run_endedAt_outcome_startedAt_idx" ON "Run"("endedAt", "outcome", "startedAt");

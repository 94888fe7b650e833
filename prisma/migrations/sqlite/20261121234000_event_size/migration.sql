DROP INDEX "Event_at_id_idx";
DROP INDEX "Event_outputId_id_idx";
DROP INDEX "Event_type_id_idx";
DROP INDEX "Event_actorId_id_idx";

CREATE TABLE "DueWork" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "dueAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "EventOutbox" (
    "sequence" BIGINT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "jobId" INTEGER,
    "jobPath" TEXT,
    "nodeId" INTEGER,
    "outputId" INTEGER,
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "actorId" INTEGER,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "EventOutbox" (
    "sequence" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "jobId" INTEGER,
    "jobPath" TEXT,
    "nodeId" INTEGER,
    "outputId" INTEGER,
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "actorId" INTEGER,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL,

    CONSTRAINT "EventOutbox_pkey" PRIMARY KEY ("sequence")
);

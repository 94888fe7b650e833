-- Without a rowid the samples of a node lie together, in the order in which they are read.
CREATE TABLE "NodeLoad" (
    "nodeId" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "cpuLoad" REAL,
    "freeMemory" BIGINT,
    "totalMemory" BIGINT,

    PRIMARY KEY ("nodeId", "minute")
) WITHOUT ROWID;

CREATE INDEX "NodeLoad_minute_idx" ON "NodeLoad"("minute");

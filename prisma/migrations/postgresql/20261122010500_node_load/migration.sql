-- CreateTable
CREATE TABLE "NodeLoad" (
    "nodeId" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "cpuLoad" DOUBLE PRECISION,
    "freeMemory" BIGINT,
    "totalMemory" BIGINT,

    CONSTRAINT "NodeLoad_pkey" PRIMARY KEY ("nodeId","minute")
);

-- CreateIndex
CREATE INDEX "NodeLoad_minute_idx" ON "NodeLoad"("minute");

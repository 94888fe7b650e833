-- DropIndex
DROP INDEX "Event_actorId_id_idx";

-- DropIndex
DROP INDEX "Event_at_id_idx";

-- DropIndex
DROP INDEX "Event_outputId_id_idx";

-- DropIndex
DROP INDEX "Event_type_id_idx";

-- CreateTable
CREATE TABLE "DueWork" (
    "name" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DueWork_pkey" PRIMARY KEY ("name")
);

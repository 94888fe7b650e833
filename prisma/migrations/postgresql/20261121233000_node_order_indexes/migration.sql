-- DropIndex
DROP INDEX "Node_createdAt_idx";

-- DropIndex
DROP INDEX "Node_updatedAt_idx";

-- CreateIndex
CREATE INDEX "Node_removedAt_updatedAt_id_idx" ON "Node"("removedAt", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Node_removedAt_createdAt_id_idx" ON "Node"("removedAt", "createdAt", "id");

-- AlterTable
ALTER TABLE "Node" ADD COLUMN     "ownerId" INTEGER;

-- CreateIndex
CREATE INDEX "Node_ownerId_idx" ON "Node"("ownerId");

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Known nodes belong to who registered them, as the event says.
UPDATE "Node" SET "ownerId" = (
    SELECT e."actorId" FROM "Event" e JOIN "User" u ON u."id" = e."actorId"
    WHERE e."nodeId" = "Node"."id" AND e."type" = 'NODE_REGISTERED'
    ORDER BY e."id" LIMIT 1
);

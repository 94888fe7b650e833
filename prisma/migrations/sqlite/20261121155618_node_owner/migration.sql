-- AlterTable (Prisma's diff builds the whole table anew for a foreign key; SQLite can add the column with it)
ALTER TABLE "Node" ADD COLUMN "ownerId" INTEGER REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Node_ownerId_idx" ON "Node"("ownerId");

-- Known nodes belong to who registered them, as the event says.
UPDATE "Node" SET "ownerId" = (
    SELECT e."actorId" FROM "Event" e JOIN "User" u ON u."id" = e."actorId"
    WHERE e."nodeId" = "Node"."id" AND e."type" = 'NODE_REGISTERED'
    ORDER BY e."id" LIMIT 1
);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "identity" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "User_identity_key" ON "User"("identity");

ALTER TABLE "User" ADD COLUMN "identity" TEXT;
CREATE UNIQUE INDEX "User_identity_key" ON "User"("identity");

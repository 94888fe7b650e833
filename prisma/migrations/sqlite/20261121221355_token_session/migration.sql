-- AlterTable
ALTER TABLE "Token" ADD COLUMN "session" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Secret" ADD COLUMN "endsAt" DATETIME;

-- AlterTable
ALTER TABLE "Secret" ADD COLUMN     "endsAt" TIMESTAMP(3);

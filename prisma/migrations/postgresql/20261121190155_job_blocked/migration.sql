-- Prisma's diff drops the column and adds another one; renamed, it keeps what it holds, and its index follows.
ALTER TABLE "Job" RENAME COLUMN "heldBack" TO "blocked";

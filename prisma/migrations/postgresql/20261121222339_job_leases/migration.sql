-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "leaseSeconds" INTEGER,
ADD COLUMN     "leasedAt" TIMESTAMP(3);

-- Through which API a job was taken is not known any more: the longest of the default leases, from now on.
UPDATE "Job" SET "leasedAt" = (now() AT TIME ZONE 'UTC'), "leaseSeconds" = 1800
 WHERE "nodeId" IS NOT NULL AND "state" IN ('PENDING', 'WAITING', 'WORKING');

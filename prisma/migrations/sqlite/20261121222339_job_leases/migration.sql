-- AlterTable
ALTER TABLE "Job" ADD COLUMN "leaseSeconds" INTEGER;
ALTER TABLE "Job" ADD COLUMN "leasedAt" DATETIME;

-- Through which API a job was taken is not known any more: the longest of the default leases, from now on.
UPDATE "Job" SET "leasedAt" = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), "leaseSeconds" = 1800
 WHERE "nodeId" IS NOT NULL AND "state" IN ('PENDING', 'WAITING', 'WORKING');

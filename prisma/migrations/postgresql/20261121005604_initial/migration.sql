-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'USER');

-- CreateEnum
CREATE TYPE "JobKind" AS ENUM ('COMMAND', 'TEMPLATE', 'IMAGE');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('PENDING', 'WAITING', 'WORKING', 'FINISHED', 'ERROR', 'CANCELLED');

-- CreateEnum
CREATE TYPE "RunOutcome" AS ENUM ('RUNNING', 'FINISHED', 'ERROR', 'RESET', 'ABORTED', 'CANCELLED', 'TIMED_OUT', 'LOST');

-- CreateEnum
CREATE TYPE "ProvisionState" AS ENUM ('BUILDING', 'READY', 'USED', 'DELETE', 'HOLD', 'TEST');

-- CreateEnum
CREATE TYPE "ImageAction" AS ENUM ('BUILD', 'UPDATE', 'UPLOAD');

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'USER',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "email" TEXT NOT NULL DEFAULT '',
    "firstName" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastLoginAt" TIMESTAMP(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Token" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Hardware" (
    "id" SERIAL NOT NULL,
    "generation" TEXT NOT NULL,
    "minComputeCapability" DOUBLE PRECISION NOT NULL,
    "maxComputeCapability" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Hardware_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Node" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT,
    "hostname" TEXT,
    "ip" TEXT,
    "index" INTEGER,
    "addressKey" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "deprecatedAt" TIMESTAMP(3),
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "pauseReason" TEXT,
    "lastSeenAt" TIMESTAMP(3),
    "heartbeatAt" TIMESTAMP(3),
    "timedOutAt" TIMESTAMP(3),
    "currentJobId" INTEGER,
    "lastJobId" INTEGER,
    "lastRunId" INTEGER,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "errors" INTEGER NOT NULL DEFAULT 0,
    "cpuMemory" BIGINT,
    "gpuMemory" BIGINT,
    "driverVersion" TEXT,
    "hardwareId" INTEGER,
    "cpuLoad" TEXT NOT NULL DEFAULT '',
    "freeMemory" BIGINT NOT NULL DEFAULT 0,
    "totalMemory" BIGINT NOT NULL DEFAULT 0,
    "affinity" TEXT NOT NULL DEFAULT '',
    "providerName" TEXT,
    "labelName" TEXT,
    "targetName" TEXT,
    "nodename" TEXT,
    "externalId" TEXT,
    "az" TEXT,
    "ipPrivate" TEXT,
    "provisionState" "ProvisionState" NOT NULL DEFAULT 'READY',
    "stateSince" TIMESTAMP(3) NOT NULL,
    "stateActor" TEXT,
    "stateReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "description" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL DEFAULT '',
    "domain" TEXT,
    "licence" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL DEFAULT '',
    "executorClass" TEXT NOT NULL DEFAULT '',
    "requiredPackages" TEXT NOT NULL DEFAULT '',
    "parameters" TEXT NOT NULL DEFAULT '{}',
    "inputs" TEXT NOT NULL DEFAULT '{}',
    "workable" BOOLEAN NOT NULL DEFAULT true,
    "creatorId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobType" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "pkg" TEXT NOT NULL,
    "cls" TEXT NOT NULL,

    CONSTRAINT "JobType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobContract" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "pkg" TEXT NOT NULL,
    "cls" TEXT NOT NULL,

    CONSTRAINT "JobContract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" SERIAL NOT NULL,
    "kind" "JobKind" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "command" TEXT NOT NULL DEFAULT '',
    "isGroup" BOOLEAN NOT NULL DEFAULT false,
    "dir" TEXT NOT NULL DEFAULT '',
    "environment" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "user" TEXT NOT NULL DEFAULT '',
    "progressPattern" TEXT NOT NULL DEFAULT '',
    "templateId" INTEGER NOT NULL,
    "inputValues" TEXT NOT NULL DEFAULT '{}',
    "parameterValues" TEXT,
    "notifications" TEXT,
    "imageAction" "ImageAction",
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "providerName" TEXT,
    "imageName" TEXT,
    "state" "JobState" NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "nodeId" INTEGER,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "errorReason" TEXT,
    "progress" DOUBLE PRECISION,
    "progressData" TEXT,
    "creatorId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),
    "retry" INTEGER NOT NULL DEFAULT 0,
    "retriesLeft" INTEGER NOT NULL DEFAULT 0,
    "timeout" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "affinity" TEXT NOT NULL DEFAULT '',
    "affinityBits" BIGINT NOT NULL DEFAULT 0,
    "lastNodeId" INTEGER,
    "lastNodeName" TEXT NOT NULL DEFAULT '',
    "lastStartedAt" TIMESTAMP(3),
    "duration" INTEGER NOT NULL DEFAULT 0,
    "workingSince" BIGINT NOT NULL DEFAULT 0,
    "runDone" INTEGER NOT NULL DEFAULT 0,
    "parentId" INTEGER,
    "path" TEXT NOT NULL DEFAULT '/',
    "depth" INTEGER NOT NULL DEFAULT 0,
    "heldBack" BOOLEAN NOT NULL DEFAULT false,
    "effectiveAffinity" BIGINT NOT NULL DEFAULT 0,
    "priorityPath" TEXT NOT NULL DEFAULT '0000000000000000',
    "finished" INTEGER NOT NULL DEFAULT 0,
    "errors" INTEGER NOT NULL DEFAULT 0,
    "working" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "totalFinished" INTEGER NOT NULL DEFAULT 0,
    "totalErrors" INTEGER NOT NULL DEFAULT 0,
    "totalWorking" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dependency" (
    "jobId" INTEGER NOT NULL,
    "requiredId" INTEGER NOT NULL,

    CONSTRAINT "Dependency_pkey" PRIMARY KEY ("jobId","requiredId")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" SERIAL NOT NULL,
    "jobId" INTEGER,
    "jobTitle" TEXT NOT NULL,
    "nodeId" INTEGER,
    "nodeName" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "duration" INTEGER NOT NULL DEFAULT 0,
    "outcome" "RunOutcome" NOT NULL DEFAULT 'RUNNING',
    "reason" TEXT,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Output" (
    "id" SERIAL NOT NULL,
    "jobId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "slot" TEXT,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "blobKey" TEXT NOT NULL,
    "creatorId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Output_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LogChunk" (
    "id" SERIAL NOT NULL,
    "jobId" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "offset" BIGINT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LogChunk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "jobId" INTEGER,
    "jobPath" TEXT,
    "nodeId" INTEGER,
    "outputId" INTEGER,
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "actorId" INTEGER,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventClock" (
    "id" INTEGER NOT NULL,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "EventClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Affinity" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Affinity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Provider" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderImage" (
    "id" SERIAL NOT NULL,
    "providerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "diskImageName" TEXT,
    "configured" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ProviderImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiskImage" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DiskImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Label" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "image" TEXT NOT NULL DEFAULT '',
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotImage" (
    "id" SERIAL NOT NULL,
    "providerName" TEXT NOT NULL,
    "imageName" TEXT NOT NULL,
    "hostname" TEXT,
    "version" INTEGER NOT NULL,
    "externalId" TEXT,
    "serverExternalId" TEXT,
    "state" "ProvisionState" NOT NULL,
    "stateSince" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "SnapshotImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DibImage" (
    "id" SERIAL NOT NULL,
    "imageName" TEXT NOT NULL,
    "filename" TEXT,
    "version" INTEGER NOT NULL,
    "state" "ProvisionState" NOT NULL,
    "stateSince" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "DibImage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Token_hash_key" ON "Token"("hash");

-- CreateIndex
CREATE INDEX "Token_userId_idx" ON "Token"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Hardware_generation_key" ON "Hardware"("generation");

-- CreateIndex
CREATE UNIQUE INDEX "Node_nameKey_key" ON "Node"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Node_addressKey_key" ON "Node"("addressKey");

-- CreateIndex
CREATE INDEX "Node_removedAt_id_idx" ON "Node"("removedAt", "id");

-- CreateIndex
CREATE INDEX "Node_updatedAt_idx" ON "Node"("updatedAt");

-- CreateIndex
CREATE INDEX "Node_createdAt_idx" ON "Node"("createdAt");

-- CreateIndex
CREATE INDEX "Node_lastSeenAt_idx" ON "Node"("lastSeenAt");

-- CreateIndex
CREATE INDEX "Node_heartbeatAt_idx" ON "Node"("heartbeatAt");

-- CreateIndex
CREATE INDEX "Node_currentJobId_idx" ON "Node"("currentJobId");

-- CreateIndex
CREATE INDEX "Node_lastJobId_idx" ON "Node"("lastJobId");

-- CreateIndex
CREATE INDEX "Node_hardwareId_idx" ON "Node"("hardwareId");

-- CreateIndex
CREATE INDEX "Node_providerName_labelName_idx" ON "Node"("providerName", "labelName");

-- CreateIndex
CREATE INDEX "Node_ip_idx" ON "Node"("ip");

-- CreateIndex
CREATE INDEX "Template_name_version_idx" ON "Template"("name", "version");

-- CreateIndex
CREATE INDEX "Template_deletedAt_id_idx" ON "Template"("deletedAt", "id");

-- CreateIndex
CREATE INDEX "Template_creatorId_idx" ON "Template"("creatorId");

-- CreateIndex
CREATE UNIQUE INDEX "JobType_name_key" ON "JobType"("name");

-- CreateIndex
CREATE UNIQUE INDEX "JobContract_name_key" ON "JobContract"("name");

-- CreateIndex
CREATE INDEX "Job_deletedAt_id_idx" ON "Job"("deletedAt", "id");

-- CreateIndex
CREATE INDEX "Job_deletedAt_title_id_idx" ON "Job"("deletedAt", "title", "id");

-- CreateIndex
CREATE INDEX "Job_pick_idx" ON "Job"("deletedAt", "state", "nodeId", "heldBack", "isGroup", "kind", "effectiveAffinity", "priorityPath" DESC, "id");

-- CreateIndex
CREATE INDEX "Job_state_timeout_idx" ON "Job"("state", "timeout");

-- CreateIndex
CREATE INDEX "Job_parentId_id_idx" ON "Job"("parentId", "id");

-- CreateIndex
CREATE INDEX "Job_parentId_lastStartedAt_idx" ON "Job"("parentId", "lastStartedAt");

-- CreateIndex
CREATE INDEX "Job_path_idx" ON "Job"("path");

-- CreateIndex
CREATE INDEX "Job_nodeId_idx" ON "Job"("nodeId");

-- CreateIndex
CREATE INDEX "Job_lastNodeId_idx" ON "Job"("lastNodeId");

-- CreateIndex
CREATE INDEX "Job_templateId_idx" ON "Job"("templateId");

-- CreateIndex
CREATE INDEX "Job_creatorId_idx" ON "Job"("creatorId");

-- CreateIndex
CREATE INDEX "Job_deletedAt_createdAt_id_idx" ON "Job"("deletedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Job_deletedAt_updatedAt_id_idx" ON "Job"("deletedAt", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Job_deletedAt_startedAt_id_idx" ON "Job"("deletedAt", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Job_deletedAt_endedAt_id_idx" ON "Job"("deletedAt", "endedAt", "id");

-- CreateIndex
CREATE INDEX "Job_deletedAt_user_idx" ON "Job"("deletedAt", "user");

-- CreateIndex
CREATE INDEX "Job_snapshotImageId_idx" ON "Job"("snapshotImageId");

-- CreateIndex
CREATE INDEX "Job_dibImageId_idx" ON "Job"("dibImageId");

-- CreateIndex
CREATE INDEX "Dependency_requiredId_idx" ON "Dependency"("requiredId");

-- CreateIndex
CREATE INDEX "Run_jobId_id_idx" ON "Run"("jobId", "id");

-- CreateIndex
CREATE INDEX "Run_nodeId_id_idx" ON "Run"("nodeId", "id");

-- CreateIndex
CREATE INDEX "Run_nodeName_startedAt_idx" ON "Run"("nodeName", "startedAt");

-- CreateIndex
CREATE INDEX "Run_startedAt_idx" ON "Run"("startedAt");

-- CreateIndex
CREATE INDEX "Run_outcome_startedAt_idx" ON "Run"("outcome", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Output_slot_key" ON "Output"("slot");

-- CreateIndex
CREATE INDEX "Output_jobId_name_type_idx" ON "Output"("jobId", "name", "type");

-- CreateIndex
CREATE INDEX "Output_deletedAt_id_idx" ON "Output"("deletedAt", "id");

-- CreateIndex
CREATE INDEX "Output_deletedAt_createdAt_id_idx" ON "Output"("deletedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Output_deletedAt_name_id_idx" ON "Output"("deletedAt", "name", "id");

-- CreateIndex
CREATE INDEX "Output_creatorId_idx" ON "Output"("creatorId");

-- CreateIndex
CREATE INDEX "Output_blobKey_idx" ON "Output"("blobKey");

-- CreateIndex
CREATE INDEX "LogChunk_jobId_attempt_id_idx" ON "LogChunk"("jobId", "attempt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LogChunk_jobId_offset_key" ON "LogChunk"("jobId", "offset");

-- CreateIndex
CREATE INDEX "Event_jobId_id_idx" ON "Event"("jobId", "id");

-- CreateIndex
CREATE INDEX "Event_nodeId_id_idx" ON "Event"("nodeId", "id");

-- CreateIndex
CREATE INDEX "Event_actorId_id_idx" ON "Event"("actorId", "id");

-- CreateIndex
CREATE INDEX "Event_type_id_idx" ON "Event"("type", "id");

-- CreateIndex
CREATE INDEX "Event_outputId_id_idx" ON "Event"("outputId", "id");

-- CreateIndex
CREATE INDEX "Event_at_id_idx" ON "Event"("at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Provider_name_key" ON "Provider"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderImage_providerId_name_key" ON "ProviderImage"("providerId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "DiskImage_name_key" ON "DiskImage"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Label_name_key" ON "Label"("name");

-- CreateIndex
CREATE INDEX "SnapshotImage_removedAt_providerName_imageName_idx" ON "SnapshotImage"("removedAt", "providerName", "imageName");

-- CreateIndex
CREATE INDEX "DibImage_removedAt_imageName_idx" ON "DibImage"("removedAt", "imageName");

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_hardwareId_fkey" FOREIGN KEY ("hardwareId") REFERENCES "Hardware"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_currentJobId_fkey" FOREIGN KEY ("currentJobId") REFERENCES "Job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Node" ADD CONSTRAINT "Node_lastJobId_fkey" FOREIGN KEY ("lastJobId") REFERENCES "Job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_lastNodeId_fkey" FOREIGN KEY ("lastNodeId") REFERENCES "Node"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_snapshotImageId_fkey" FOREIGN KEY ("snapshotImageId") REFERENCES "SnapshotImage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_dibImageId_fkey" FOREIGN KEY ("dibImageId") REFERENCES "DibImage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dependency" ADD CONSTRAINT "Dependency_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dependency" ADD CONSTRAINT "Dependency_requiredId_fkey" FOREIGN KEY ("requiredId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Output" ADD CONSTRAINT "Output_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Output" ADD CONSTRAINT "Output_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogChunk" ADD CONSTRAINT "LogChunk_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderImage" ADD CONSTRAINT "ProviderImage_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

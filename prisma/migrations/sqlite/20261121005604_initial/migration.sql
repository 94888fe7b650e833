-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'USER',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "email" TEXT NOT NULL DEFAULT '',
    "firstName" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "lastLoginAt" DATETIME
);

-- CreateTable
CREATE TABLE "Token" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "Token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Secret" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Hardware" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "generation" TEXT NOT NULL,
    "minComputeCapability" REAL NOT NULL,
    "maxComputeCapability" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Node" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nameKey" TEXT,
    "hostname" TEXT,
    "ip" TEXT,
    "index" INTEGER,
    "addressKey" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "deprecatedAt" DATETIME,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "pauseReason" TEXT,
    "lastSeenAt" DATETIME,
    "heartbeatAt" DATETIME,
    "timedOutAt" DATETIME,
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
    "provisionState" TEXT NOT NULL DEFAULT 'READY',
    "stateSince" DATETIME NOT NULL,
    "stateActor" TEXT,
    "stateReason" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Node_hardwareId_fkey" FOREIGN KEY ("hardwareId") REFERENCES "Hardware" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Node_currentJobId_fkey" FOREIGN KEY ("currentJobId") REFERENCES "Job" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Node_lastJobId_fkey" FOREIGN KEY ("lastJobId") REFERENCES "Job" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Template" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "createdAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Template_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JobType" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "pkg" TEXT NOT NULL,
    "cls" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JobContract" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "pkg" TEXT NOT NULL,
    "cls" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
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
    "imageAction" TEXT,
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "providerName" TEXT,
    "imageName" TEXT,
    "state" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "nodeId" INTEGER,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "errorReason" TEXT,
    "progress" REAL,
    "progressData" TEXT,
    "creatorId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "retry" INTEGER NOT NULL DEFAULT 0,
    "retriesLeft" INTEGER NOT NULL DEFAULT 0,
    "timeout" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "affinity" TEXT NOT NULL DEFAULT '',
    "affinityBits" BIGINT NOT NULL DEFAULT 0,
    "lastNodeId" INTEGER,
    "lastNodeName" TEXT NOT NULL DEFAULT '',
    "lastStartedAt" DATETIME,
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
    CONSTRAINT "Job_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Job_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Job_lastNodeId_fkey" FOREIGN KEY ("lastNodeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Job_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Job_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Job_snapshotImageId_fkey" FOREIGN KEY ("snapshotImageId") REFERENCES "SnapshotImage" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Job_dibImageId_fkey" FOREIGN KEY ("dibImageId") REFERENCES "DibImage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dependency" (
    "jobId" INTEGER NOT NULL,
    "requiredId" INTEGER NOT NULL,

    PRIMARY KEY ("jobId", "requiredId"),
    CONSTRAINT "Dependency_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Dependency_requiredId_fkey" FOREIGN KEY ("requiredId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "jobId" INTEGER,
    "jobTitle" TEXT NOT NULL,
    "nodeId" INTEGER,
    "nodeName" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "duration" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL DEFAULT 'RUNNING',
    "reason" TEXT,
    CONSTRAINT "Run_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Run_nodeId_fkey" FOREIGN KEY ("nodeId") REFERENCES "Node" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Output" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "jobId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "slot" TEXT,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "blobKey" TEXT NOT NULL,
    "creatorId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Output_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Output_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LogChunk" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "jobId" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "offset" BIGINT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "LogChunk_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "jobId" INTEGER,
    "jobPath" TEXT,
    "nodeId" INTEGER,
    "outputId" INTEGER,
    "snapshotImageId" INTEGER,
    "dibImageId" INTEGER,
    "actorId" INTEGER,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL DEFAULT '{}'
);

-- CreateTable
CREATE TABLE "EventClock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last" BIGINT NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Affinity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "Provider" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ProviderImage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "providerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "diskImageName" TEXT,
    "configured" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "ProviderImage_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DiskImage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Label" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "image" TEXT NOT NULL DEFAULT '',
    "configured" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SnapshotImage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "providerName" TEXT NOT NULL,
    "imageName" TEXT NOT NULL,
    "hostname" TEXT,
    "version" INTEGER NOT NULL,
    "externalId" TEXT,
    "serverExternalId" TEXT,
    "state" TEXT NOT NULL,
    "stateSince" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME
);

-- CreateTable
CREATE TABLE "DibImage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "imageName" TEXT NOT NULL,
    "filename" TEXT,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "stateSince" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME
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

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "passwordHash" TEXT,
    "displayName" TEXT,
    "role" TEXT NOT NULL DEFAULT 'labeler',
    "locale" TEXT,
    "extraTimeFactor" REAL NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "signedUpAt" DATETIME,
    "deletedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Session" (
    "idHash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "absoluteExpiresAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "actorId" TEXT,
    "act" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CheckAnswer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "choice" INTEGER NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "firstCorrect" BOOLEAN NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "answeredAt" DATETIME NOT NULL,
    CONSTRAINT "CheckAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonCompletion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "completedAt" DATETIME NOT NULL,
    CONSTRAINT "LessonCompletion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "taxonomy" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT
);

-- CreateTable
CREATE TABLE "Item" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "datasetId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "media" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "meta" JSONB NOT NULL,
    "recipe" JSONB,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Item_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GoldLabel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "itemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT,
    "reason" TEXT,
    CONSTRAINT "GoldLabel_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "datasetId" TEXT,
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "processed" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "startedBy" TEXT,
    CONSTRAINT "ImportRun_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Exposure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "goldVersion" INTEGER,
    "kind" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Exposure_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Exposure_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Definition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "PracticeTask" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "definitionId" TEXT NOT NULL,
    "practice" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "goldVersion" INTEGER NOT NULL,
    "servedAt" DATETIME NOT NULL,
    "score" REAL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "PracticeTask_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PracticeTask_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PracticeTask_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeAnswer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "practiceTaskId" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "score" REAL NOT NULL,
    "metrics" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "graderVersion" TEXT NOT NULL,
    "gradedAt" DATETIME NOT NULL,
    CONSTRAINT "PracticeAnswer_practiceTaskId_fkey" FOREIGN KEY ("practiceTaskId") REFERENCES "PracticeTask" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClassSkill" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "className" TEXT NOT NULL,
    "matched" INTEGER NOT NULL DEFAULT 0,
    "loose" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "extra" INTEGER NOT NULL DEFAULT 0,
    "wrongClass" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "kind", "className"),
    CONSTRAINT "ClassSkill_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "definitionId" TEXT NOT NULL,
    "exam" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "deadlineAt" DATETIME NOT NULL,
    "extraTimeFactor" REAL NOT NULL DEFAULT 1,
    "submittedAt" DATETIME,
    "expiredAt" DATETIME,
    "gradedAt" DATETIME,
    "releasedAt" DATETIME,
    "outcome" TEXT,
    "score" REAL,
    "intervalLow" REAL,
    "intervalHigh" REAL,
    "graderVersion" TEXT,
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttemptItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "itemId" TEXT NOT NULL,
    "goldVersion" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL,
    "rubricVersion" TEXT NOT NULL,
    CONSTRAINT "AttemptItem_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AttemptItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerJournal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptItemId" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "AnswerJournal_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Grade" (
    "attemptItemId" TEXT NOT NULL PRIMARY KEY,
    "score" REAL NOT NULL,
    "metrics" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "graderVersion" TEXT NOT NULL,
    "gradedAt" DATETIME NOT NULL,
    CONSTRAINT "Grade_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "publicId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "definitionId" TEXT NOT NULL,
    "qualification" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "attemptId" TEXT,
    "grantedBy" TEXT,
    "reason" TEXT,
    "holderName" TEXT,
    "grantedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Grant_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Suspension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "grantId" TEXT NOT NULL,
    "suspendedBy" TEXT,
    "reason" TEXT NOT NULL,
    "suspendedAt" DATETIME NOT NULL,
    "liftedBy" TEXT,
    "liftReason" TEXT,
    "liftedAt" DATETIME,
    CONSTRAINT "Suspension_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "Grant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revocation" (
    "grantId" TEXT NOT NULL PRIMARY KEY,
    "revokedBy" TEXT,
    "reason" TEXT NOT NULL,
    "revokedAt" DATETIME NOT NULL,
    CONSTRAINT "Revocation_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "Grant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "definitionId" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "goldVersion" INTEGER,
    "position" INTEGER NOT NULL,
    "needed" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Task_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "leasedAt" DATETIME NOT NULL,
    "leaseExpiresAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "returnedAt" DATETIME,
    "label" JSONB,
    "outcome" TEXT,
    "score" REAL,
    "findings" JSONB,
    "graderVersion" TEXT,
    CONSTRAINT "Assignment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LedgerEntry_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LedgerEntry_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_signedUpAt_idx" ON "User"("signedUpAt");

-- CreateIndex
CREATE INDEX "User_createdAt_idx" ON "User"("createdAt");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_idx" ON "AuditEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE UNIQUE INDEX "CheckAnswer_userId_course_lesson_check_key" ON "CheckAnswer"("userId", "course", "lesson", "check");

-- CreateIndex
CREATE UNIQUE INDEX "LessonCompletion_userId_course_lesson_key" ON "LessonCompletion"("userId", "course", "lesson");

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_slug_key" ON "Dataset"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Item_datasetId_key_key" ON "Item"("datasetId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "GoldLabel_itemId_version_key" ON "GoldLabel"("itemId", "version");

-- CreateIndex
CREATE INDEX "ImportRun_startedAt_idx" ON "ImportRun"("startedAt");

-- CreateIndex
CREATE INDEX "ImportRun_datasetId_idx" ON "ImportRun"("datasetId");

-- CreateIndex
CREATE INDEX "Exposure_userId_itemId_idx" ON "Exposure"("userId", "itemId");

-- CreateIndex
CREATE INDEX "Exposure_itemId_kind_idx" ON "Exposure"("itemId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Definition_type_slug_version_key" ON "Definition"("type", "slug", "version");

-- CreateIndex
CREATE INDEX "PracticeTask_userId_practice_servedAt_idx" ON "PracticeTask"("userId", "practice", "servedAt");

-- CreateIndex
CREATE INDEX "PracticeTask_definitionId_idx" ON "PracticeTask"("definitionId");

-- CreateIndex
CREATE INDEX "PracticeTask_itemId_idx" ON "PracticeTask"("itemId");

-- CreateIndex
CREATE INDEX "PracticeAnswer_practiceTaskId_idx" ON "PracticeAnswer"("practiceTaskId");

-- CreateIndex
CREATE INDEX "Attempt_state_deadlineAt_idx" ON "Attempt"("state", "deadlineAt");

-- CreateIndex
CREATE INDEX "Attempt_definitionId_idx" ON "Attempt"("definitionId");

-- CreateIndex
CREATE INDEX "Attempt_startedAt_idx" ON "Attempt"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_userId_exam_number_key" ON "Attempt"("userId", "exam", "number");

-- CreateIndex
CREATE INDEX "AttemptItem_itemId_idx" ON "AttemptItem"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptItem_attemptId_position_key" ON "AttemptItem"("attemptId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerJournal_attemptItemId_client_seq_key" ON "AnswerJournal"("attemptItemId", "client", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Grant_publicId_key" ON "Grant"("publicId");

-- CreateIndex
CREATE UNIQUE INDEX "Grant_attemptId_key" ON "Grant"("attemptId");

-- CreateIndex
CREATE INDEX "Grant_userId_qualification_idx" ON "Grant"("userId", "qualification");

-- CreateIndex
CREATE INDEX "Grant_qualification_grantedAt_idx" ON "Grant"("qualification", "grantedAt");

-- CreateIndex
CREATE INDEX "Grant_definitionId_idx" ON "Grant"("definitionId");

-- CreateIndex
CREATE INDEX "Suspension_grantId_idx" ON "Suspension"("grantId");

-- CreateIndex
CREATE INDEX "Task_project_needed_position_idx" ON "Task"("project", "needed", "position");

-- CreateIndex
CREATE INDEX "Task_definitionId_idx" ON "Task"("definitionId");

-- CreateIndex
CREATE INDEX "Task_itemId_idx" ON "Task"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_project_itemId_key" ON "Task"("project", "itemId");

-- CreateIndex
CREATE INDEX "Assignment_userId_project_leasedAt_idx" ON "Assignment"("userId", "project", "leasedAt");

-- CreateIndex
CREATE INDEX "Assignment_taskId_leaseExpiresAt_idx" ON "Assignment"("taskId", "leaseExpiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_taskId_userId_key" ON "Assignment"("taskId", "userId");

-- CreateIndex
CREATE INDEX "LedgerEntry_userId_at_idx" ON "LedgerEntry"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_assignmentId_reason_key" ON "LedgerEntry"("assignmentId", "reason");


-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN "visibleMs" INTEGER;

-- AlterTable
ALTER TABLE "AnswerJournal" ADD COLUMN "visibleMs" INTEGER;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "visibleMs" INTEGER;

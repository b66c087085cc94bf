-- AlterTable
ALTER TABLE "PracticeAnswer" ADD COLUMN "visibleMs" INTEGER;


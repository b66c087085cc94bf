-- People are found by the beginning of their name, whatever its case; suspensions that last are few.
CREATE INDEX "User_displayName_idx" ON "User"("displayName" COLLATE NOCASE);
CREATE INDEX "Suspension_liftedAt_idx" ON "Suspension"("liftedAt");

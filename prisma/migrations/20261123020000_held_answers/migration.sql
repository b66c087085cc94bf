-- Held answers wait for an operator, oldest first. Few of the assignments are held, so the index holds only those.
CREATE INDEX "Assignment_held_idx" ON "Assignment"("submittedAt", "id") WHERE "outcome" = 'held';

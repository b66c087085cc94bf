import type { DrawnItem } from '#app/domain/exams/draw.ts'
import { deadlineOf } from '#app/domain/exams/timing.ts'
import { rubricVersion } from '#app/domain/grading/rubric.ts'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Defined } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'

/** The row of a new sitting, with its deadline, inside the caller's transaction. @returns its id */
export async function writeAttempt(
  tx: Tx,
  {
    userId,
    exam,
    number,
    seed,
    now,
  }: { userId: string; exam: Defined<'exam'>; number: number; seed: string; now: Date },
): Promise<string> {
  const { extraTimeFactor } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { extraTimeFactor: true },
  })
  const id = newId()
  await tx.attempt.create({
    data: {
      id,
      userId,
      definitionId: exam.id,
      exam: exam.slug,
      number,
      state: 'open',
      seed,
      startedAt: now,
      deadlineAt: deadlineOf(now, exam.body.timeLimitMinutes, extraTimeFactor),
      extraTimeFactor,
    },
  })
  await audit(tx, {
    actorId: userId,
    act: 'attempt.begun',
    subjectType: 'attempt',
    subjectId: id,
    detail: { exam: exam.slug, number },
    at: now,
  })
  return id
}

/** What was drawn, in the order in which it is asked, with the versions it will be graded by; and that it was served. */
export async function writeItems(
  tx: Tx,
  {
    attempt,
    userId,
    exam,
    items,
    gold,
    now,
  }: {
    attempt: string
    userId: string
    exam: Defined<'exam'>
    items: DrawnItem[]
    gold: ReadonlyMap<string, number>
    now: Date
  },
): Promise<void> {
  const version = rubricVersion(exam.body.rubric)
  await tx.attemptItem.createMany({
    data: items.map(({ id: itemId, stratum }, index) => ({
      id: newId(),
      attemptId: attempt,
      position: index,
      itemId,
      goldVersion: gold.get(itemId)!,
      stratum,
      rubricVersion: version,
    })),
  })
  for (const { id: itemId } of items)
    await recordExposure(tx, {
      userId,
      itemId,
      kind: 'served',
      goldVersion: gold.get(itemId),
      context: 'exam',
      at: now,
    })
}

import type { Prisma } from '@prisma/client'
import { type Decision, decide } from '#app/domain/exams/decision.ts'
import { stateOf } from '#app/domain/exams/timing.ts'
import { type AttemptState, assertMove } from '#app/domain/exams/transitions.ts'
import { type Grade, graderVersion } from '#app/domain/grading/grade.ts'
import { rubricVersion } from '#app/domain/grading/rubric.ts'
import { gradeItems } from '#app/features/grading/gold.server.ts'
import { type Evidence, grantQualification } from '#app/features/qualifications/grant-qualification.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { type Defined, definitionById } from '#app/platform/definitions.server.ts'
import { expireAttempt } from './expire-attempt.server.ts'
import { type AnsweredItem, latestAnswers } from './latest-answers.server.ts'

export type Settled = { outcome: 'open' } | { outcome: 'released' } | { outcome: 'unknown' }

interface Sitting {
  id: string
  userId: string
  definitionId: string
  state: string
}

/**
 * Takes an attempt as far as it can go at `now`: expires it when its time is up, grades it when it is over, and
 * releases the result. Safe to call at any moment, twice, and by several at once; only the first to write counts.
 */
export async function settleAttempt(id: string, now: Date): Promise<Settled> {
  const row = await db.attempt.findUnique({ where: { id } })
  if (!row) return { outcome: 'unknown' }
  let state = stateOf({ state: row.state as AttemptState, deadlineAt: row.deadlineAt }, now)
  if (state === 'open') return { outcome: 'open' }
  if (row.state === 'open') {
    await expireAttempt(id, now)
    // A submission may have been quicker: what the row says now is what happened.
    state = (await db.attempt.findUniqueOrThrow({ where: { id }, select: { state: true } })).state as AttemptState
  }
  if (state === 'submitted' || state === 'expired') await gradeAttempt({ ...row, state }, now)
  return { outcome: 'released' }
}

/** Grades outside the write, because no more answers can come; then writes everything, or nothing, in one transaction. */
async function gradeAttempt(sitting: Sitting, now: Date): Promise<void> {
  const exam = await definitionById('exam', sitting.definitionId)
  if (!exam) throw new Error(`the exam definition ${sitting.definitionId} is gone`)
  const items = latestAnswers(sitting.id)
  const { rubric, taxonomy } = exam.body
  const classes = taxonomy.classes.map(({ name }) => name)
  const grades = await gradeItems(
    items.map(({ itemId, goldVersion, answer }) => ({ itemId, goldVersion, rubric, answer, classes })),
  )
  const graded = items.map((item) => ({ item, grade: gradeOf(grades, item) }))
  const decision = decide(
    exam.body.decision,
    graded.map(({ item, grade }) => (item.answer ? grade.score : null)),
  )
  await release(sitting, exam, graded, decision, now)
}

function gradeOf(grades: ReadonlyMap<string, Grade>, { itemId }: AnsweredItem): Grade {
  const grade = grades.get(itemId)
  if (!grade) throw new Error(`item ${itemId} was not graded`)
  return grade
}

function evidenceOf(exam: Defined<'exam'>, { score, interval, cut, items }: Decision): Evidence {
  const { slug, version } = exam
  return {
    exam: { slug, version },
    score,
    interval,
    cut,
    items,
    graderVersion,
    rubricVersion: rubricVersion(exam.body.rubric),
  }
}

function release(
  sitting: Sitting,
  exam: Defined<'exam'>,
  graded: { item: AnsweredItem; grade: Grade }[],
  decision: Decision,
  now: Date,
): Promise<void> {
  const { id, userId, state } = sitting
  assertMove(state as AttemptState, 'graded')
  assertMove('graded', 'released')
  return transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id, state },
      data: {
        state: 'graded',
        gradedAt: now,
        outcome: decision.outcome,
        score: decision.score,
        intervalLow: decision.interval.low,
        intervalHigh: decision.interval.high,
        graderVersion,
      },
    })
    if (count === 0) return
    await tx.grade.createMany({
      data: graded.map(({ item, grade }) => ({
        attemptItemId: item.id,
        score: grade.score,
        metrics: grade.metrics,
        findings: grade.findings as Prisma.InputJsonValue,
        graderVersion: grade.graderVersion,
        gradedAt: now,
      })),
    })
    if (decision.outcome === 'passed') {
      await grantQualification(tx, {
        userId,
        ...exam.body.grants,
        attempt: id,
        evidence: evidenceOf(exam, decision),
        now,
      })
    }
    const { outcome, score } = decision
    await audit(tx, {
      actorId: null,
      act: 'attempt.graded',
      subjectType: 'attempt',
      subjectId: id,
      detail: { outcome, score, from: state },
      at: now,
    })
    await tx.attempt.updateMany({ where: { id, state: 'graded' }, data: { state: 'released', releasedAt: now } })
  })
}

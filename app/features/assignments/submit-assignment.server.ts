import type { Assignment, Prisma } from '@prisma/client'
import type { Grade } from '#app/domain/grading/grade.ts'
import { type Label, labelSchemaFor } from '#app/domain/labels/label.ts'
import { type Problem, problemsOf } from '#app/domain/labels/problems.ts'
import { acceptanceOf } from '#app/domain/projects/acceptance.ts'
import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import { leaseState } from '#app/domain/projects/lease.ts'
import { gradeItems } from '#app/features/grading/gold.server.ts'
import { limitsOf } from '#app/features/items/label-limits.ts'
import { termsAt } from '#app/features/projects/terms.server.ts'
import { type Tx, db, transaction } from '#app/platform/db.server.ts'
import { bookOutcome } from './book-outcome.server.ts'
import { honeypotPasses } from './honeypot-passes.server.ts'

export type WorkOutcome = 'accepted' | 'rejected' | 'held'
export type Submitted =
  | { outcome: WorkOutcome }
  /** The lease ran out, or the task was given back. */
  | { outcome: 'expired' | 'returned' }
  | { outcome: 'invalid'; problems: Problem[] }
  /** There is no such assignment, or it is somebody else's. */
  | { outcome: 'missing' }

/**
 * Hands in the answer of an assignment: decides, pays and records in one transaction. Handing in again, however
 * often and at once, changes nothing and returns the same outcome. What was taken may be finished: the requirement
 * was checked when the task was taken, and the terms of that moment count.
 * @param visibleMs how long the task was looked at, as its page measured it
 */
export async function submitAssignment(
  {
    assignmentId,
    userId,
    label,
    visibleMs = null,
  }: { assignmentId: string; userId: string; label: unknown; visibleMs?: number | null },
  now: Date,
): Promise<Submitted> {
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, userId },
    include: {
      task: {
        select: { itemId: true, goldVersion: true, item: { select: { width: true, height: true, content: true } } },
      },
    },
  })
  if (!assignment) return { outcome: 'missing' }
  const settled = settledOutcome(assignment, now)
  if (settled) return settled
  const terms = await termsAt(assignment.project, assignment.leasedAt)
  if (!terms) return { outcome: 'missing' }
  const { task } = assignment
  const parsed = labelSchemaFor(terms.body.taxonomy, limitsOf(terms.body, task.item)).safeParse(label)
  if (!parsed.success) return { outcome: 'invalid', problems: problemsOf(parsed.error) }
  const grade = await gradeOf(task, terms.body, parsed.data)
  const handedIn = { id: assignmentId, answer: parsed.data, visibleMs, grade, terms: terms.body }
  return transaction((tx) => settle(tx, handedIn, now))
}

/** What is already decided about an assignment; null while it may be handed in. */
function settledOutcome(assignment: Assignment, now: Date): Submitted | null {
  switch (leaseState(assignment, now)) {
    case 'submitted':
      return { outcome: assignment.outcome as WorkOutcome }
    case 'running':
      return null
    default:
      return { outcome: leaseState(assignment, now) as 'expired' | 'returned' }
  }
}

/** The grade of a honeypot; null for ordinary work, which nobody can grade. */
async function gradeOf(
  task: { itemId: string; goldVersion: number | null },
  { rubric, taxonomy }: ProjectDefinition,
  answer: Label,
): Promise<Grade | null> {
  if (task.goldVersion === null) return null
  const classes = taxonomy.classes.map(({ name }) => name)
  const grades = await gradeItems([{ itemId: task.itemId, goldVersion: task.goldVersion, rubric, answer, classes }])
  return grades.get(task.itemId) ?? null
}

interface HandedIn {
  id: string
  answer: Label
  visibleMs: number | null
  grade: Grade | null
  terms: ProjectDefinition
}

async function settle(tx: Tx, { id, answer, visibleMs, grade, terms }: HandedIn, now: Date): Promise<Submitted> {
  const assignment = await tx.assignment.findUniqueOrThrow({ where: { id } })
  const settled = settledOutcome(assignment, now)
  if (settled) return settled
  const { userId, taskId, project } = assignment
  const passes = honeypotPasses(userId, project, terms.honeypots)
  const { outcome } = acceptanceOf(grade?.score ?? null, passes, terms.honeypots)
  await tx.assignment.update({
    where: { id },
    data: {
      submittedAt: now,
      label: answer as Prisma.InputJsonObject,
      visibleMs,
      outcome,
      score: grade?.score,
      findings: grade?.findings,
      graderVersion: grade?.graderVersion,
    },
  })
  await bookOutcome(tx, { id, userId, taskId, outcome, pay: terms.pay, honeypot: grade !== null }, now)
  return { outcome }
}

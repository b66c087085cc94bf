import type { ExamDefinition } from '#app/domain/exams/definition.ts'
import type { Candidate, PastAttempt } from '#app/domain/exams/eligibility.ts'
import type { AttemptState } from '#app/domain/exams/transitions.ts'
import { completedCourses } from './completed-courses.server.ts'
import { lastingSuspension, standingOf } from '#app/features/qualifications/standing.server.ts'
import { statement } from '#app/platform/db.server.ts'

interface Row {
  id: string
  state: AttemptState
  startedAt: string
  deadlineAt: string
  submittedAt: string | null
  outcome: 'passed' | 'failed' | null
}

const ATTEMPTS = `SELECT id, state, startedAt, deadlineAt, submittedAt, outcome FROM Attempt
  WHERE userId = ? AND exam = ? ORDER BY number`

/** The sittings of an exam by a person, first to last. */
export function pastAttempts(userId: string, exam: string): PastAttempt[] {
  return (statement(ATTEMPTS).all(userId, exam) as Row[]).map((row) => ({
    ...row,
    startedAt: new Date(row.startedAt),
    deadlineAt: new Date(row.deadlineAt),
    submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt),
  }))
}

/** What the rules of an exam need to know of a person, and what only people may undo. */
export interface CandidateFacts extends Candidate {
  /** An operator suspended what this exam grants: a new sitting would go round that. */
  suspended: { reason: string } | null
}

/** Gathers a person's sittings, courses and qualifications as they are at `now`. */
export function loadCandidate(userId: string, exam: ExamDefinition, now: Date): CandidateFacts {
  const grants = standingOf(userId, now)
  const valid = grants.filter(({ state }) => state === 'valid')
  const granted = grants.filter(({ qualification }) => qualification === exam.grants.qualification)
  const suspensions = granted.filter(({ state }) => state === 'suspended').map((grant) => lastingSuspension(grant, now))
  const byPerson = suspensions.find((suspension) => suspension?.byPerson)
  return {
    attempts: pastAttempts(userId, exam.slug),
    completedCourses: completedCourses(userId),
    heldQualifications: new Set(valid.map(({ qualification }) => qualification)),
    qualified: granted.some(
      ({ state, level, expiresSoon }) => state === 'valid' && level >= exam.grants.level && !expiresSoon,
    ),
    suspended: byPerson ? { reason: byPerson.reason } : null,
  }
}

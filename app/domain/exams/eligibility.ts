import type { ExamDefinition, Prerequisite } from './definition.ts'
import { endedAt, stateOf } from './timing.ts'
import type { AttemptState } from './transitions.ts'

/** What the rules need to know of a sitting. */
export type PastAttempt = {
  id: string
  state: AttemptState
  startedAt: Date
  deadlineAt: Date
  submittedAt: Date | null
  outcome: 'passed' | 'failed' | null
}

export type Candidate = {
  /** All sittings of this exam by this person, in any order. */
  attempts: readonly PastAttempt[]
  completedCourses: ReadonlySet<string>
  /** Qualifications held validly now. */
  heldQualifications: ReadonlySet<string>
  /** Whether what this exam grants is held and need not be renewed yet. */
  qualified?: boolean
}

export type Eligibility =
  | { outcome: 'eligible'; number: number; attemptsLeft: number }
  | { outcome: 'open'; attempt: string; deadlineAt: Date }
  | { outcome: 'awaiting-result'; attempt: string }
  | { outcome: 'already-qualified' }
  | { outcome: 'missing-prerequisites'; missing: Prerequisite[] }
  | { outcome: 'no-attempts-left'; attempts: number }
  | { outcome: 'too-early'; retryAt: Date; attemptsLeft: number }

type Rules = Pick<ExamDefinition, 'attempts' | 'retryDelayHours' | 'prerequisites'>

/**
 * Whether a person may start a sitting at `now`, and if not, why and until when. The limit counts the sittings
 * since the last pass, so that somebody who once passed can renew. The delay runs from the end of a failed sitting.
 */
export function eligibility(rules: Rules, candidate: Candidate, now: Date): Eligibility {
  const attempts = [...candidate.attempts].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  const states = attempts.map((attempt) => ({ attempt, state: stateOf(attempt, now) }))
  const open = states.find(({ state }) => state === 'open')?.attempt
  if (open) return { outcome: 'open', attempt: open.id, deadlineAt: open.deadlineAt }
  const waiting = states.find(({ state }) => state !== 'released')?.attempt
  if (waiting) return { outcome: 'awaiting-result', attempt: waiting.id }
  if (candidate.qualified) return { outcome: 'already-qualified' }

  const missing = rules.prerequisites.filter((prerequisite) => !isMet(prerequisite, candidate))
  if (missing.length > 0) return { outcome: 'missing-prerequisites', missing }

  const lastPass = attempts.findLastIndex(({ outcome }) => outcome === 'passed')
  const sinceLastPass = attempts.slice(lastPass + 1)
  const attemptsLeft = Math.max(0, rules.attempts - sinceLastPass.length)
  if (attemptsLeft === 0) return { outcome: 'no-attempts-left', attempts: rules.attempts }

  const last = sinceLastPass.at(-1)
  const retryAt = last && new Date(endedAt(last).getTime() + rules.retryDelayHours * 3_600_000)
  if (retryAt && now < retryAt) return { outcome: 'too-early', retryAt, attemptsLeft }
  return { outcome: 'eligible', number: attempts.length + 1, attemptsLeft }
}

function isMet(prerequisite: Prerequisite, { completedCourses, heldQualifications }: Candidate): boolean {
  return 'course' in prerequisite
    ? completedCourses.has(prerequisite.course)
    : heldQualifications.has(prerequisite.qualification)
}

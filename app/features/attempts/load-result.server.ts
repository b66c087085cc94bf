import { endedAt, takesAnswers } from '#app/domain/exams/timing.ts'
import { eligibility } from '#app/domain/exams/eligibility.ts'
import type { AttemptState } from '#app/domain/exams/transitions.ts'
import { type Finding, FINDINGS_OF, type FindingType } from '#app/domain/grading/finding.ts'
import { type StudyAdvice, studyAdvice } from '#app/domain/grading/study.ts'
import { bySubject } from '#app/domain/grading/subject.ts'
import { type ClassCounters, type FindingSummary, countersOf, summarise } from '#app/domain/grading/summary.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Text } from '#app/domain/text.ts'
import { loadCandidate } from '#app/features/exams/load-candidate.server.ts'
import { db, statement } from '#app/platform/db.server.ts'
import { type Defined, currentDefinition, definitionById } from '#app/platform/definitions.server.ts'
import { log } from '#app/platform/log.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'

/** What comes after a result. */
export type Retry =
  | { can: 'now'; attemptsLeft: number }
  | { can: 'later'; at: string; attemptsLeft: number }
  /** Sittings, courses or a suspension stand in the way; the exam's page says what. */
  | { can: 'see-exam' }

/** A released result: counts and scores, never gold. */
export interface Result {
  exam: {
    slug: string
    title: Text
    kind: LabelKind
    taxonomy: Taxonomy
    measure: 'mean-score' | 'share-of-items'
    cut: number
  }
  passed: boolean
  /** Whether the time ran out before it was handed in. */
  timeRanOut: boolean
  endedAt: string
  score: number
  interval: { low: number; high: number }
  items: { position: number; stratum: Text; score: number; answered: boolean }[]
  findings: FindingSummary
  /** What a grade of this kind can find, and what it counts per class, in the order to show it. */
  columns: { types: readonly FindingType[]; counters: readonly (keyof ClassCounters)[] }
  study: StudyAdvice[]
  retry: Retry | null
  grant: { qualification: Text; publicId: string } | null
}

export type ResultOutcome =
  | { outcome: 'released'; result: Result }
  | { outcome: 'open' }
  /** Handed in, but not graded yet: try again in a moment. */
  | { outcome: 'grading'; title: Text }
  | { outcome: 'unknown' }

interface GradedRow {
  position: number
  stratum: string
  score: number
  findings: string
  answered: 0 | 1
}
const GRADES = `SELECT ai.position, ai.stratum, g.score, g.findings,
    EXISTS (SELECT 1 FROM AnswerJournal j WHERE j.attemptItemId = ai.id) AS answered
  FROM AttemptItem ai JOIN Grade g ON g.attemptItemId = ai.id WHERE ai.attemptId = ? ORDER BY ai.position`

/** The result of a person's own attempt; grades it first when that is still to be done. */
export async function loadResult(userId: string, attempt: string, now: Date): Promise<ResultOutcome> {
  const before = await db.attempt.findFirst({ where: { id: attempt, userId } })
  if (!before) return { outcome: 'unknown' }
  if (takesAnswers({ state: before.state as AttemptState, deadlineAt: before.deadlineAt }, now))
    return { outcome: 'open' }
  const exam = await definitionById('exam', before.definitionId)
  if (!exam) throw new Error(`the exam definition ${before.definitionId} is gone`)
  if (before.state !== 'released')
    await settleAttempt(attempt, now).catch((error: unknown) => log.error({ err: error, attempt }, 'grading failed'))
  const row = await db.attempt.findUniqueOrThrow({ where: { id: attempt } })
  if (row.state !== 'released') return { outcome: 'grading', title: exam.body.title }
  const rows = statement(GRADES).all(attempt) as GradedRow[]
  const { slug, title, kind, taxonomy, decision, blueprint, teaches } = exam.body
  const findings = summarise(
    rows.map((grade) => ({ findings: bySubject(kind, taxonomy, JSON.parse(grade.findings) as Finding[]) })),
  )
  const titles = new Map(blueprint.map((entry) => [entry.stratum, entry.title]))
  const passed = row.outcome === 'passed'
  return {
    outcome: 'released',
    result: {
      exam: { slug, title, kind, taxonomy, measure: decision.measure, cut: decision.cut },
      passed,
      timeRanOut: row.expiredAt !== null,
      endedAt: endedAt(row).toISOString(),
      score: row.score ?? 0,
      interval: { low: row.intervalLow ?? 0, high: row.intervalHigh ?? 1 },
      items: rows.map(({ position, stratum, score, answered }) => ({
        position,
        stratum: titles.get(stratum) ?? { en: stratum, ko: stratum },
        score,
        answered: answered === 1,
      })),
      findings,
      columns: { types: FINDINGS_OF[kind], counters: countersOf(FINDINGS_OF[kind]) },
      study: studyAdvice(findings, teaches),
      retry: passed ? null : await retryOf(userId, exam, now),
      grant: passed ? await grantOf(userId, attempt) : null,
    },
  }
}

/** When the exam as it is now may be sat again. */
async function retryOf(userId: string, { slug }: Defined<'exam'>, now: Date): Promise<Retry | null> {
  const exam = await currentDefinition('exam', slug)
  if (!exam) return null
  const candidate = loadCandidate(userId, exam.body, now)
  const next = eligibility(exam.body, candidate, now)
  if (candidate.suspended) return { can: 'see-exam' }
  if (next.outcome === 'eligible') return { can: 'now', attemptsLeft: next.attemptsLeft }
  if (next.outcome === 'too-early')
    return { can: 'later', at: next.retryAt.toISOString(), attemptsLeft: next.attemptsLeft }
  return { can: 'see-exam' }
}

async function grantOf(userId: string, attemptId: string): Promise<Result['grant']> {
  const grant = await db.grant.findFirst({ where: { attemptId, userId } })
  const definition = grant && (await definitionById('qualification', grant.definitionId))
  return definition ? { qualification: definition.body.title, publicId: grant.publicId } : null
}

import { drawItems } from '#app/domain/exams/draw.ts'
import { type Eligibility, eligibility } from '#app/domain/exams/eligibility.ts'
import { type CandidateFacts, loadCandidate, pastAttempts } from '#app/features/exams/load-candidate.server.ts'
import { latestGoldVersion } from '#app/features/grading/gold.server.ts'
import { type ExamPoolItem, examPool } from '#app/features/items/exam-pool.server.ts'
import { ensurePool } from '#app/features/setup/ensure-pool.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { type Defined, currentDefinition } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'
import { writeAttempt, writeItems } from './write-attempt.server.ts'

/** Why a sitting may not start. */
export type Refusal = Exclude<Eligibility, { outcome: 'eligible' | 'open' }> | { outcome: 'suspended'; reason: string }

export type BeginOutcome =
  | { outcome: 'begun'; attempt: string }
  /** One is open already, from before or from a second click: it goes on. */
  | { outcome: 'resumed'; attempt: string }
  | { outcome: 'refused'; why: Refusal }
  /** The pool has too few items that this person has not met. */
  | { outcome: 'exhausted' }
  | { outcome: 'unknown' }

/**
 * Starts a sitting, or goes on with the open one. Whether the person may is decided here and nowhere else; draw,
 * exposures, deadline and versions are written in one transaction.
 */
export async function beginAttempt({
  userId,
  exam: slug,
  now,
}: {
  userId: string
  exam: string
  now: Date
}): Promise<BeginOutcome> {
  for (const { id, state } of pastAttempts(userId, slug)) if (state !== 'released') await settleAttempt(id, now)
  const exam = await currentDefinition('exam', slug)
  if (!exam) {
    const open = pastAttempts(userId, slug).find(({ state }) => state === 'open')
    return open ? { outcome: 'resumed', attempt: open.id } : { outcome: 'unknown' }
  }
  const candidate = loadCandidate(userId, exam.body, now)
  const early = refusalOf(exam, candidate, now)
  if (early) return early
  for (const { stratum, count } of exam.body.blueprint)
    await ensurePool({ exam: exam.body, stratum, unseenFor: userId, need: count }, now)
  const before = await poolFor(exam, userId)
  const gold = await latestGoldVersion([...new Set(before.map(({ id }) => id))])
  return transaction(async (tx): Promise<BeginOutcome> => {
    // Asked again inside the write, with what a second click may have written meanwhile.
    const attempts = pastAttempts(userId, slug)
    const refused = refusalOf(exam, { ...candidate, attempts }, now)
    if (refused) return refused
    const seed = newId()
    const pool = await poolFor(exam, userId)
    const drawn = drawItems({
      blueprint: exam.body.blueprint,
      pool: pool.filter(({ id }) => gold.has(id)),
      met: new Set(pool.filter(({ met }) => met).map(({ id }) => id)),
      seed,
    })
    if (drawn.outcome === 'short') return { outcome: 'exhausted' }
    const attempt = await writeAttempt(tx, { userId, exam, number: attempts.length + 1, seed, now })
    await writeItems(tx, { attempt, userId, exam, items: drawn.items, gold, now })
    return { outcome: 'begun', attempt }
  })
}

/** What may be drawn for a person, all strata together. */
async function poolFor({ body }: Defined<'exam'>, userId: string): Promise<ExamPoolItem[]> {
  const strata = await Promise.all(body.blueprint.map(({ stratum }) => examPool(body, stratum, userId)))
  return strata.flat()
}

/** What stands in the way, an open sitting included; null when a new one may start. */
function refusalOf(exam: Defined<'exam'>, candidate: CandidateFacts, now: Date): BeginOutcome | null {
  const why = eligibility(exam.body, candidate, now)
  if (why.outcome === 'open') return { outcome: 'resumed', attempt: why.attempt }
  if (candidate.suspended) return { outcome: 'refused', why: { outcome: 'suspended', ...candidate.suspended } }
  return why.outcome === 'eligible' ? null : { outcome: 'refused', why }
}

import type { RankingLabel } from '#app/domain/labels/opinions.ts'
import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { RankingRubric } from '#app/domain/grading/rubric.ts'
import { kendallTauB, pairCounts, pairwiseAgreement } from './kendall.ts'
import { inPlace } from './in-place.ts'

/** A candidate: its places, from 1, and where it stands in the flat lists of gold and answer. */
interface Candidate {
  id: string
  goldIndex: number
  goldPlace: number
  answerIndex: number
  answerPlace: number
}

/**
 * Grades an order of candidates against gold's. Metrics:
 * - pairwise: share of gold's pairs that stand as in gold; a pair tied in one of both alone is half right
 * - tau: Kendall's tau-b of the candidates that both rank, −1 to 1
 * - ranked: share of gold's pairs of which the answer ranks both; pairs with an unranked candidate are wrong
 *
 * Score: pairwise, or (tau + 1) ÷ 2 × ranked. Candidates that gold does not know are passed over. Findings name the
 * fewest candidates that would have to move (wrong-order), the unranked ones (missing), and the others (match).
 */
export function gradeRanking(
  { metric }: RankingRubric,
  gold: RankingLabel,
  answer: RankingLabel,
): Omit<Grade, 'graderVersion'> {
  const candidates = candidatesOf(gold, answer)
  const ranked = candidates.filter(({ answerIndex }) => answerIndex >= 0)
  const counts = pairCounts(
    ranked.map(({ goldPlace }) => goldPlace),
    ranked.map(({ answerPlace }) => answerPlace),
  )
  const share = rankedShare(ranked.length, candidates.length)
  const tau = ranked.length === 0 ? 0 : kendallTauB(counts)
  const pairwise = pairwiseAgreement(counts) * share
  return {
    score: metric === 'tau' ? ((tau + 1) / 2) * share : pairwise,
    metrics: { pairwise, tau, ranked: share },
    findings: findings(candidates, ranked),
  }
}

/** Of the pairs, or of the candidates where there is but one. */
function rankedShare(ranked: number, all: number): number {
  if (all < 2) return all === ranked ? 1 : 0
  return (ranked * (ranked - 1)) / (all * (all - 1))
}

function candidatesOf(gold: RankingLabel, answer: RankingLabel): Candidate[] {
  const answered = placesOf(answer)
  return [...placesOf(gold)].map(([id, { index, place }]) => {
    const found = answered.get(id)
    return { id, goldIndex: index, goldPlace: place, answerIndex: found?.index ?? -1, answerPlace: found?.place ?? 0 }
  })
}

function placesOf({ order }: RankingLabel): Map<string, { index: number; place: number }> {
  const places = new Map<string, { index: number; place: number }>()
  order.forEach((group, at) => group.forEach((id) => places.set(id, { index: places.size, place: at + 1 })))
  return places
}

function findings(candidates: readonly Candidate[], ranked: readonly Candidate[]): Finding[] {
  const kept = inPlace(ranked.map(({ goldPlace, answerPlace }) => [goldPlace, answerPlace]))
  const right = new Set(ranked.filter((_, index) => kept.has(index)).map(({ id }) => id))
  return candidates.map(({ id, goldIndex, goldPlace, answerIndex, answerPlace }): Finding => {
    if (answerIndex < 0) return { type: 'missing', class: id, goldIndex }
    if (right.has(id)) return { type: 'match', class: id, answerIndex, goldIndex }
    return { type: 'wrong-order', class: id, answerIndex, goldIndex, value: answerPlace, goldValue: goldPlace }
  })
}

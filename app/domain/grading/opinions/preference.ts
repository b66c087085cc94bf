import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'
import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { PreferenceRubric } from '#app/domain/grading/rubric.ts'

const STRENGTHS = [1, 2, 3] as const
/** What each step of strength costs. */
const STEP = 0.25

/**
 * Grades a choice between two answers. The same choice scores 1, the other side 0, and `tieCredit` when exactly one of
 * gold and answer is a tie. Where the rubric counts strength and gold has one, each step of difference on the right side
 * costs a quarter; a strength that was not given counts as the one furthest from gold's, so that silence never pays.
 * Gold without a choice is a tie. Metrics: agreement (1 the same choice), opposite (1 the other side),
 * strengthOff (steps; 0 unless counted).
 */
export function gradePreference(
  { tieCredit, strength }: PreferenceRubric,
  gold: PreferenceLabel,
  answer: PreferenceLabel,
): Omit<Grade, 'graderVersion'> {
  const truth = gold.choice ?? 'tie'
  const { choice } = answer
  if (choice === null)
    return {
      score: 0,
      metrics: { agreement: 0, opposite: 0, strengthOff: 0 },
      findings: [{ type: 'missing', class: truth, goldIndex: 0 }],
    }
  const agreement = choice === truth ? 1 : 0
  const oneTie = agreement === 0 && (choice === 'tie' || truth === 'tie')
  const counted = strength === 'count' && agreement === 1 && truth !== 'tie'
  const given = counted ? strengthsOf(gold.strength, answer.strength) : null
  const strengthOff = given ? Math.abs(given.answer - given.gold) : 0
  return {
    score: agreement === 1 ? 1 - STEP * strengthOff : oneTie ? tieCredit : 0,
    metrics: { agreement, opposite: agreement === 0 && !oneTie ? 1 : 0, strengthOff },
    findings: [finding(truth, choice, oneTie && tieCredit === 1, given)],
  }
}

interface Strengths {
  gold: number
  answer: number
}

function strengthsOf(gold: number | undefined, answer: number | undefined): Strengths | null {
  if (gold === undefined) return null
  const furthest = STRENGTHS.reduce<number>(
    (far, step) => (Math.abs(step - gold) > Math.abs(far - gold) ? step : far),
    gold,
  )
  return { gold, answer: answer ?? furthest }
}

function finding(truth: string, choice: string, accepted: boolean, given: Strengths | null): Finding {
  const place = { answerIndex: 0, goldIndex: 0 }
  if (choice !== truth)
    return accepted
      ? { type: 'loose', class: truth, ...place }
      : { type: 'wrong-choice', class: choice, goldClass: truth, ...place }
  if (!given || given.answer === given.gold) return { type: 'match', class: truth, ...place }
  return {
    type: 'loose',
    class: truth,
    ...place,
    value: given.answer,
    goldValue: given.gold,
    distance: given.answer - given.gold,
  }
}

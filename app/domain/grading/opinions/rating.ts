import type { RatingLabel } from '#app/domain/labels/opinions.ts'
import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { RatingRubric } from '#app/domain/grading/rubric.ts'

/** Rounding of means must not turn a value on the border of the tolerance into a wrong one. */
const ROUNDING = 1e-9

/**
 * Grades a value for each of gold's criteria. A value is within when it differs from gold by no more than the
 * tolerance; where gold is a mean between two steps, the nearest step is always within, or nobody could be right.
 * Metrics, over gold's criteria (an unrated one is not within and has closeness 0):
 * - within: share of criteria within the tolerance
 * - closeness: mean of 1 − (distance beyond the tolerance ÷ range), not below 0
 * - rated: share of criteria that were rated
 * - meanError, bias: mean |answer − gold| and mean answer − gold of the rated ones, in steps (negative: too strict)
 *
 * Score: by the rubric's metric. Criteria that gold does not know are passed over; nothing asked is all right.
 */
export function gradeRating(
  rubric: RatingRubric,
  gold: RatingLabel,
  answer: RatingLabel,
): Omit<Grade, 'graderVersion'> {
  const answers = new Map(answer.ratings.map(({ criterion, value }, index) => [criterion, { value, index }]))
  const judged = gold.ratings.map(({ criterion, value }, goldIndex) => {
    const given = answers.get(criterion)
    return { criterion, goldIndex, goldValue: value, given, ...judgement(rubric, value, given?.value) }
  })
  const differences = judged.flatMap(({ difference }) => (difference === null ? [] : [difference]))
  const whole = (values: readonly number[]) => (judged.length === 0 ? 1 : sum(values) / judged.length)
  const metrics = {
    within: whole(judged.map(({ within }) => (within ? 1 : 0))),
    closeness: whole(judged.map(({ closeness }) => closeness)),
    rated: whole(differences.map(() => 1)),
    meanError: sum(differences.map(Math.abs)) / Math.max(1, differences.length),
    bias: sum(differences) / Math.max(1, differences.length),
  }
  return {
    score: Math.min(1, metrics[rubric.metric]),
    metrics,
    findings: judged.map(({ criterion, goldIndex, goldValue, given, difference, type }): Finding => {
      if (!given || difference === null) return { type: 'missing', class: criterion, goldIndex }
      const found = { class: criterion, answerIndex: given.index, goldIndex, value: given.value, goldValue }
      return type === 'match' ? { type, ...found } : { type, ...found, distance: difference }
    }),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

interface Judgement {
  /** Answer − gold; null when unrated. */
  difference: number | null
  within: boolean
  closeness: number
  type: 'match' | 'loose' | 'off'
}

function judgement({ tolerance, range }: RatingRubric, gold: number, answer: number | undefined): Judgement {
  if (answer === undefined) return { difference: null, within: false, closeness: 0, type: 'off' }
  const nearest = Number.isInteger(gold) ? 0 : 0.5
  const difference = answer - gold
  const beyond = Math.max(0, Math.abs(difference) - Math.max(tolerance, nearest))
  const within = beyond <= ROUNDING
  const exact = Math.abs(difference) <= nearest + ROUNDING
  return {
    difference,
    within,
    closeness: within ? 1 : Math.max(0, 1 - beyond / range),
    type: !within ? 'off' : exact ? 'match' : 'loose',
  }
}

import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { ReviewRubric } from '#app/domain/grading/rubric.ts'

/**
 * Grades the judgement of somebody's labeled item. A wrong verdict scores 0, a right acceptance 1; a right rejection
 * scores 1 − `reasonWeight` for the verdict, and the rest by the share of its reasons that are true: one true reason is
 * enough, and guessing more beside it costs. Gold that rejects without a reason judges no reasons; gold without a
 * verdict accepts. Metrics: verdict (1 right), reasons (share of true ones; 1 where none are judged), and hit, miss,
 * falseAlarm, correctRejection, of which one is 1 when there is a verdict (the error is the signal, rejecting is
 * reporting it): their sums over a set are what `detection` takes.
 */
export function gradeReview(
  { reasonWeight }: ReviewRubric,
  gold: ReviewLabel,
  answer: ReviewLabel,
): Omit<Grade, 'graderVersion'> {
  const truth = gold.verdict ?? 'accept'
  const { verdict } = answer
  const is = (goldVerdict: string, answered: string) => (truth === goldVerdict && verdict === answered ? 1 : 0)
  const right = verdict === truth
  const reasons = right && truth === 'reject' ? trueShare(gold.reasons, answer.reasons) : 1
  return {
    score: right ? 1 - reasonWeight * (1 - reasons) : 0,
    metrics: {
      verdict: right ? 1 : 0,
      reasons,
      hit: is('reject', 'reject'),
      miss: is('reject', 'accept'),
      falseAlarm: is('accept', 'reject'),
      correctRejection: is('accept', 'accept'),
    },
    findings: findings(truth, gold, answer),
  }
}

function trueShare(truth: readonly string[], given: readonly string[]): number {
  if (truth.length === 0) return 1
  return given.length === 0 ? 0 : given.filter((reason) => truth.includes(reason)).length / given.length
}

/** A missed error is gold's rejection that nobody reported, a false alarm a rejection that gold does not have. */
function findings(truth: 'accept' | 'reject', gold: ReviewLabel, { verdict, reasons }: ReviewLabel): Finding[] {
  const goldText = gold.reasons.join(', ')
  if (verdict === null) return [{ type: 'missing', class: truth, goldIndex: 0 }]
  if (truth === 'reject' && verdict === 'accept')
    return [{ type: 'missed-error', class: 'reject', goldIndex: 0, goldText }]
  if (truth === 'accept' && verdict === 'reject')
    return [{ type: 'false-alarm', class: 'reject', answerIndex: 0, text: reasons.join(', ') }]
  const match: Finding = { type: 'match', class: truth, answerIndex: 0, goldIndex: 0 }
  if (truth === 'accept' || gold.reasons.length === 0) return [match]
  if (reasons.length === 0) return [match, { type: 'wrong-reason', class: 'reject', text: '', goldText }]
  const wrong = reasons.flatMap((text, answerIndex): Finding[] =>
    gold.reasons.includes(text) ? [] : [{ type: 'wrong-reason', class: 'reject', answerIndex, text, goldText }],
  )
  return [match, ...wrong]
}

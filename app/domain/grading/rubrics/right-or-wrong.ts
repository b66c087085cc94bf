import type { Rubric } from '#app/domain/grading/rubric.ts'

/** Whether a grade by this rubric is 0 or 1 and nothing in between, so that words say more than a share. */
export function isRightOrWrong(rubric: Rubric): boolean {
  switch (rubric.kind) {
    case 'classification':
      return rubric.metric === 'exact'
    case 'preference':
      return rubric.strength === 'ignore' && (rubric.tieCredit === 0 || rubric.tieCredit === 1)
    default:
      return false
  }
}

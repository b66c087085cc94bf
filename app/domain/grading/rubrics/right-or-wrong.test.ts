import { expect, it } from 'vitest'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { isRightOrWrong } from './right-or-wrong.ts'

it.each([
  [{ kind: 'classification' }, true],
  [{ kind: 'classification', metric: 'f1', multiple: true }, false],
  [{ kind: 'preference' }, true],
  [{ kind: 'preference', tieCredit: 0.5 }, false],
  [{ kind: 'preference', strength: 'count' }, false],
  [{ kind: 'boxes' }, false],
  [{ kind: 'ranking' }, false],
])('a grade by %o is right or wrong and nothing between: %s', (rubric, expected) => {
  expect(isRightOrWrong(parseRubric(rubric))).toBe(expected)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf, endedAt, remainingSeconds, stateOf, takesAnswers } from './timing.ts'
import { assertMove, ATTEMPT_STATES, canMove, isOver, TRANSITIONS } from './transitions.ts'

const noon = new Date('2026-03-02T12:00:00Z')
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const open = { state: 'open' as const, deadlineAt: noon }

describe('an attempt', () => {
  it('moves forward only, and always ends as released', () => {
    const moves = ATTEMPT_STATES.flatMap((from) =>
      ATTEMPT_STATES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    )
    expect(moves).toEqual([
      'open → submitted',
      'open → expired',
      'submitted → graded',
      'expired → graded',
      'graded → released',
    ])
    fc.assert(
      fc.property(fc.constantFrom(...ATTEMPT_STATES), fc.infiniteStream(fc.nat()), (start, choices) => {
        let state = start
        for (const choice of choices) {
          const next = TRANSITIONS[state]
          if (next.length === 0) break
          state = next[choice % next.length]!
        }
        expect(state).toBe('released')
      }),
    )
  })

  it('refuses an impossible move loudly', () => {
    expect(() => assertMove('released', 'open')).toThrow('an attempt cannot go from released to open')
    expect(() => assertMove('open', 'submitted')).not.toThrow()
  })

  it('is over once it is no longer open', () => {
    expect(ATTEMPT_STATES.filter(isOver)).toEqual(['submitted', 'expired', 'graded', 'released'])
  })
})

describe('the clock of an attempt', () => {
  it('gives the time limit, longer for those who need longer', () => {
    expect(deadlineOf(noon, 20)).toEqual(after(20 * 60))
    expect(deadlineOf(noon, 20, 1.5)).toEqual(after(30 * 60))
  })

  it.each([
    ['before the deadline', -1, 'open', true, 1],
    ['at the deadline', 0, 'open', true, 0],
    ['within the grace', 10, 'open', true, 0],
    ['after the grace', 10.001, 'expired', false, 0],
  ])('%s', (_, seconds, state, taken, left) => {
    expect(stateOf(open, after(seconds))).toBe(state)
    expect(takesAnswers(open, after(seconds))).toBe(taken)
    expect(remainingSeconds(open, after(seconds))).toBe(left)
  })

  it('cannot reopen what was handed in, and does not expire it either', () => {
    const submitted = { state: 'submitted' as const, deadlineAt: noon }
    expect(takesAnswers(submitted, after(-60))).toBe(false)
    expect(stateOf(submitted, after(3600))).toBe('submitted')
  })

  it('ends at submission, else at the deadline', () => {
    expect(endedAt({ submittedAt: after(-5), deadlineAt: noon })).toEqual(after(-5))
    expect(endedAt({ submittedAt: null, deadlineAt: noon })).toEqual(noon)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshHistory, HISTORY_LIMIT, record, redo, undo } from './history.ts'

describe('history', () => {
  it('takes back and brings back any number of steps, up to its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 300 }), (steps) => {
        const different = steps.map((step, index) => `${index} ${step}`)
        const end = different.reduce((history, step) => record(history, step), freshHistory('start'))
        let back = end
        for (let count = 0; count < steps.length; count += 1) back = undo(back)
        expect(back.present).toBe(steps.length <= HISTORY_LIMIT ? 'start' : different[steps.length - HISTORY_LIMIT - 1])
        let again = back
        for (let count = 0; count < steps.length; count += 1) again = redo(again)
        expect(again).toEqual(end)
      }),
    )
  })

  it('keeps at least a hundred steps', () => {
    expect(HISTORY_LIMIT).toBeGreaterThanOrEqual(100)
  })

  it('forgets what was taken back when a new step is taken', () => {
    const history = record(undo(record(freshHistory('a'), 'b')), 'c')
    expect(redo(history)).toBe(history)
    expect(undo(history).present).toBe('a')
  })

  it('takes back merged steps together', () => {
    const history = record(record(record(freshHistory(0), 1), 2, true), 3, true)
    expect(undo(history).present).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_EXAM_ITEMS } from './definition.ts'
import { visibleTimesOf } from './visible-times.ts'

describe('the times of an attempt', () => {
  it('are read by position, and what makes no sense is left out alone', () => {
    expect(visibleTimesOf('{"0":1200,"7":450,"1":-1,"2":"9","x":5,"-1":5,"1.5":5,"200":5,"99999":5}')).toEqual(
      new Map([
        [0, 1200],
        [7, 450],
      ]),
    )
  })

  it('are never a reason to fail', () => {
    for (const text of [undefined, null, 7, '', 'no JSON', 'null', '7', '[]', '"0"'])
      expect(visibleTimesOf(text)).toEqual(new Map())
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const [position, ms] of visibleTimesOf(text)) {
          expect(position).toBeLessThan(MAX_EXAM_ITEMS)
          expect(ms).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

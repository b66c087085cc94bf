import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleMsFieldSchema, visibleMsSchema } from './visible-ms.ts'

const DAY = 86_400_000
const sensible = (value: unknown) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= DAY

describe('the time an item was in sight', () => {
  it('is kept from nothing to a day, and everything else is no time: nothing is refused', () => {
    for (const ms of [0, 1, 72_000, DAY]) expect(visibleMsSchema.parse(ms)).toBe(ms)
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(visibleMsSchema.parse(value) ?? null).toBe(sensible(value) ? value : null)
      }),
    )
  })

  it('is read from digits in a form, and from nothing else', () => {
    for (const [text, ms] of [
      ['0', 0],
      ['72000', 72_000],
      [String(DAY), DAY],
    ] as const)
      expect(visibleMsFieldSchema.parse(text)).toBe(ms)
    for (const text of [undefined, null, '', ' 1', '1e3', '-1', '1.5', '0x10', String(DAY + 1), ['1', '2'], 72_000])
      expect(visibleMsFieldSchema.parse(text) ?? null).toBeNull()
  })
})

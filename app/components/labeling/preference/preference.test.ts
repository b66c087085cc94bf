import { describe, expect, it } from 'vitest'
import { preferenceLabelSchema, type PreferenceLabel } from '#app/domain/labels/opinions.ts'
import { withChoice, withStrength } from './preference.ts'

const nothing: PreferenceLabel = { kind: 'preference', choice: null }

describe('a preference', () => {
  it.each([
    ['first', 'ab', 'a'],
    ['second', 'ab', 'b'],
    ['first', 'ba', 'b'],
    ['second', 'ba', 'a'],
    ['tie', 'ba', 'tie'],
  ] as const)('for the %s of two shown as %s is one for %s, and says so', (side, shown, choice) => {
    const label = withChoice(nothing, shown, side)
    expect(label).toEqual({ kind: 'preference', choice, shown })
    expect(preferenceLabelSchema.parse(label)).toEqual(label)
  })

  it('keeps its strength when the same is chosen again, and loses it with another choice', () => {
    const clear = withStrength(withChoice(nothing, 'ab', 'first'), 2)
    expect(withChoice(clear, 'ab', 'first')).toEqual(clear)
    expect(withChoice(clear, 'ab', 'second')).toEqual({ kind: 'preference', choice: 'b', shown: 'ab' })
    expect(withChoice(clear, 'ab', 'tie')).toEqual({ kind: 'preference', choice: 'tie', shown: 'ab' })
  })

  it('has no strength before something is chosen, nor when nothing is better', () => {
    expect(withStrength(nothing, 3)).toBe(nothing)
    const tie = withChoice(nothing, 'ab', 'tie')
    expect(withStrength(tie, 3)).toBe(tie)
  })
})

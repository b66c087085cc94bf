import { describe, expect, it } from 'vitest'
import { reviewLabelSchema, type ReviewLabel } from '#app/domain/labels/opinions.ts'
import { MOST_NOTE, reviewedContent, withNote, withReason, withVerdict } from './review.ts'

const nothing: ReviewLabel = { kind: 'review', verdict: null, reasons: [] }
const REASONS = ['loose', 'missing', 'wrong-class']

describe('a review', () => {
  it('rejects as soon as a reason is named, and lists reasons in the order of the taxonomy', () => {
    const label = withReason(withReason(nothing, REASONS, 'wrong-class'), REASONS, 'loose')
    expect(label).toEqual({ kind: 'review', verdict: 'reject', reasons: ['loose', 'wrong-class'] })
    expect(withReason(label, REASONS, 'loose').reasons).toEqual(['wrong-class'])
  })

  it('has no reasons when it accepts', () => {
    const rejected = withReason(nothing, REASONS, 'missing')
    expect(withVerdict(rejected, 'accept')).toEqual({ kind: 'review', verdict: 'accept', reasons: [] })
    expect(withVerdict(rejected, 'reject').reasons).toEqual(['missing'])
  })

  it('keeps a note that is not too long, and none that is empty', () => {
    expect(withNote(nothing, 'So')).toEqual({ ...nothing, note: 'So' })
    expect(withNote({ ...nothing, note: 'So' }, '')).toEqual(nothing)
    expect(reviewLabelSchema.safeParse(withNote(nothing, 'x'.repeat(MOST_NOTE + 5))).success).toBe(true)
  })

  it('is about the text of the label, where it has one', () => {
    const labeled = {
      type: 'labeled' as const,
      label: { kind: 'spans' as const, spans: [] },
      taxonomy: { classes: [{ name: 'a' }] },
    }
    expect(reviewedContent(labeled)).toBeNull()
    expect(reviewedContent({ ...labeled, text: 'Hi', language: 'en' })).toEqual({
      type: 'text',
      text: 'Hi',
      language: 'en',
    })
  })
})

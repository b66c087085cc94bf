import { describe, expect, it } from 'vitest'
import type { ItemContent } from './content.ts'
import { labelSchemaFor, type Label } from './label.ts'
import { hasOpenParts } from './open-parts.ts'
import type { Taxonomy } from './taxonomy.ts'

const scale = (name: string) => ({ name, min: 1, max: 5, anchors: [] })
const taxonomy: Taxonomy = { classes: [{ name: 'wrong' }], criteria: [scale('clear'), scale('right')] }
const content: ItemContent = {
  type: 'candidates',
  prompt: 'Which?',
  candidates: [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ],
}
const rated = (...names: string[]) => names.map((criterion) => ({ criterion, value: 3 }))

const OPEN: [string, Label][] = [
  ['no class', { kind: 'classification', classes: [] }],
  ['no choice', { kind: 'preference', choice: null }],
  ['no verdict', { kind: 'review', verdict: null, reasons: [] }],
  ['a rejection without a reason', { kind: 'review', verdict: 'reject', reasons: [] }],
  ['no rating', { kind: 'rating', ratings: [] }],
  ['one rating of two', { kind: 'rating', ratings: rated('clear') }],
  ['no order', { kind: 'ranking', order: [] }],
  ['one candidate of two', { kind: 'ranking', order: [['a']] }],
]
const FINISHED: [string, Label][] = [
  ['a class', { kind: 'classification', classes: ['wrong'] }],
  ['a tie', { kind: 'preference', choice: 'tie' }],
  ['an acceptance', { kind: 'review', verdict: 'accept', reasons: [] }],
  ['a rejection with a reason', { kind: 'review', verdict: 'reject', reasons: ['wrong'] }],
  ['every rating', { kind: 'rating', ratings: rated('clear', 'right') }],
  ['an order with a tie', { kind: 'ranking', order: [['b', 'a']] }],
  ['no span', { kind: 'spans', spans: [] }],
  ['no line', { kind: 'transcription', lines: [] }],
]
const image = { width: 10, height: 10 }
const taken = (label: Label, unfinished: boolean) =>
  labelSchemaFor(taxonomy, { ...image, content, unfinished }).safeParse(label).success

describe('what a label leaves open', () => {
  it.each(OPEN)('is %s: it is kept while it is made, and not taken', (_, label) => {
    expect(hasOpenParts(label, { taxonomy, content })).toBe(true)
    expect([taken(label, true), taken(label, false)]).toEqual([true, false])
  })

  it.each(FINISHED)('is nothing in %s', (_, label) => {
    expect(hasOpenParts(label, { taxonomy, content })).toBe(false)
    expect([taken(label, true), taken(label, false)]).toEqual([true, true])
  })

  it('is no class where several may be chosen, for none may be right', () => {
    expect(hasOpenParts({ kind: 'classification', classes: [] }, { taxonomy, multiple: true })).toBe(false)
  })

  it('excuses nothing else: what is not asked here is refused while it is made too', () => {
    expect(taken({ kind: 'rating', ratings: rated('kind') }, true)).toBe(false)
    expect(taken({ kind: 'ranking', order: [['c']] }, true)).toBe(false)
    expect(taken({ kind: 'review', verdict: 'reject', reasons: ['late'] }, true)).toBe(false)
    expect(taken({ kind: 'classification', classes: ['wrong', 'wrong'] }, true)).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineSchema, type TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { textOf, withText } from './lines.ts'
import { MOST_LETTERS, withPasted } from './pasted.ts'

const regions = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
const nothing: TranscriptionLabel = { kind: 'transcription', lines: [] }

describe('rows pasted into a line', () => {
  const around = { before: '', after: '' }
  const written = ({ label }: { label: TranscriptionLabel }) => regions.map(({ id }) => textOf(label, id))

  it('take a line each where the lines after it are empty', () => {
    const pasted = withPasted(nothing, regions, 'b', '달빛 식당\r\n 148\n', around)
    expect(written(pasted)).toEqual(['', '달빛 식당', '148'])
    expect(pasted.last).toBe('c')
  })

  it('stand between what was in the field before', () => {
    const label = withText(nothing, regions, 'a', 'on')
    expect(written(withPasted(label, regions, 'a', '1\n2', { before: 'o', after: 'n' }))).toEqual(['o1', '2n', ''])
  })

  it('become one line where something is written after it, or nothing follows', () => {
    const label = withText(nothing, regions, 'c', 'kept')
    expect(written(withPasted(label, regions, 'b', 'one\n\n two', around))).toEqual(['', 'one two', 'kept'])
    expect(written(withPasted(nothing, regions, 'c', 'one\ntwo', around))).toEqual(['', '', 'one two'])
  })

  it('lose nothing that was written, and bring no line break', () => {
    const rows = fc.stringMatching(/^[ab\n\r]{0,12}$/)
    const texts = fc.tuple(fc.constantFrom('', 'x'), fc.constantFrom('', 'y'), fc.constantFrom('', 'z'))
    fc.assert(
      fc.property(rows, texts, fc.constantFrom('a', 'b', 'c'), (pasted, texts, id) => {
        const label = regions.reduce((so, region, at) => withText(so, regions, region.id, texts[at]!), nothing)
        const all = written(withPasted(label, regions, id, pasted, { before: textOf(label, id), after: '' })).join('')
        expect(all).not.toMatch(/[\r\n]/)
        for (const letter of `${texts.join('')}${pasted.trim()}`.replace(/\s/g, '')) expect(all).toContain(letter)
      }),
    )
  })
})

it('a line holds as many letters as the schema allows', () => {
  expect(lineSchema.safeParse({ id: 'a', text: 'x'.repeat(MOST_LETTERS) }).success).toBe(true)
  expect(lineSchema.safeParse({ id: 'a', text: 'x'.repeat(MOST_LETTERS + 1) }).success).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineSchema, type TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { linesOf, MOST_LETTERS, runOf, stripOf, textOf, withPasted, withText } from './lines.ts'

const picture = { src: '/a.webp', width: 100, height: 50, alt: '' }
const regions = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
const nothing: TranscriptionLabel = { kind: 'transcription', lines: [] }

describe('lines of a transcription', () => {
  it('are the regions of the item, or the whole picture', () => {
    expect(linesOf(picture, null)).toEqual([{ id: '1', x: 0, y: 0, width: 100, height: 50 }])
    const line = { id: 'top', x: 1, y: 2, width: 3, height: 4 }
    expect(linesOf(picture, { type: 'lines', lines: [line] })).toEqual([line])
    expect(linesOf(null, null)).toEqual([])
  })

  it('keep the order of the item and say what was written last', () => {
    const writing = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string()))
    fc.assert(
      fc.property(writing, (steps) => {
        const label = steps.reduce((so, [id, text]) => withText(so, regions, id, text), nothing)
        const ids = label.lines.map(({ id }) => id)
        expect(ids).toEqual(regions.map(({ id }) => id).filter((id) => ids.includes(id)))
        for (const { id } of regions) expect(textOf(label, id)).toBe(steps.findLast(([at]) => at === id)?.[1] ?? '')
        expect(label.lines.every(({ text }) => text !== '')).toBe(true)
      }),
    )
  })

  it('are undone word by word', () => {
    expect(runOf('a', 'on')).toBe(runOf('a', 'one'))
    expect(runOf('a', 'one ')).not.toBe(runOf('a', 'one'))
    expect(runOf('a', 'one')).not.toBe(runOf('b', 'one'))
  })

  describe('pasted together', () => {
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

  it('hold as many letters as the schema allows', () => {
    expect(lineSchema.safeParse({ id: 'a', text: 'x'.repeat(MOST_LETTERS) }).success).toBe(true)
    expect(lineSchema.safeParse({ id: 'a', text: 'x'.repeat(MOST_LETTERS + 1) }).success).toBe(false)
  })

  it('are shown with a little around them, but never beyond the picture', () => {
    expect(stripOf({ x: 20, y: 20, width: 40, height: 10 }, picture)).toEqual({ x: 18, y: 18, width: 44, height: 14 })
    expect(stripOf({ x: 0, y: 0, width: 100, height: 50 }, picture)).toEqual({ x: 0, y: 0, width: 100, height: 50 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { linesOf, runOf, stripOf, textOf, withText } from './lines.ts'

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

  it('are shown with a little around them, but never beyond the picture', () => {
    expect(stripOf({ x: 20, y: 20, width: 40, height: 10 }, picture)).toEqual({ x: 18, y: 18, width: 44, height: 14 })
    expect(stripOf({ x: 0, y: 0, width: 100, height: 50 }, picture)).toEqual({ x: 0, y: 0, width: 100, height: 50 })
  })
})

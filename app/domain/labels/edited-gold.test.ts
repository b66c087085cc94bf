import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editedGold } from './edited-gold.ts'
import { type GoldLabel, goldLabelSchema } from './label.ts'
import { plainLabel } from './plain.ts'

const box = { class: 'car', x: 1, y: 2, width: 30, height: 40 }
const points = [{ x: 3, y: 4, v: 2 as const }]

describe('gold edited as a plain label', () => {
  it('keeps what only gold knows of shapes that are still there, and the shapes that nobody needs to find', () => {
    const before: GoldLabel = {
      kind: 'boxes',
      boxes: [
        { ...box, id: '1', visibility: 0.4 },
        { ...box, id: 'crowd', ignore: true, visibility: 0.1 },
        { ...box, id: '3', visibility: 0.9 },
      ],
    }
    const label = {
      kind: 'boxes' as const,
      boxes: [
        { ...box, id: 'new' },
        { ...box, id: '1', x: 9 },
      ],
    }
    expect(editedGold(label, before)).toEqual({
      kind: 'boxes',
      boxes: [
        { ...box, id: '1', x: 9, visibility: 0.4 },
        { ...box, id: 'crowd', ignore: true, visibility: 0.1 },
        { ...box, id: 'new' },
      ],
    })
  })

  it('keeps the area and the box of a skeleton, and crowds among regions and skeletons', () => {
    const skeleton = { class: 'person', points, area: 12, box: [1, 2, 3, 4] as [number, number, number, number] }
    const skeletons: GoldLabel = {
      kind: 'keypoints',
      instances: [
        { ...skeleton, id: '1' },
        { class: 'person', points, id: '2', ignore: true },
      ],
    }
    const moved = { id: '1', class: 'person', points: [{ x: 8, y: 8, v: 1 as const }] }
    expect(editedGold({ kind: 'keypoints', instances: [moved] }, skeletons)).toEqual({
      kind: 'keypoints',
      instances: [{ ...moved, area: 12, box: [1, 2, 3, 4] }, skeletons.instances[1]],
    })
    const crowd = { id: 'c', class: 'car', rings: [[0, 0, 4, 0, 4, 4]], ignore: true }
    const removed = {
      kind: 'polygons' as const,
      polygons: [{ id: 'a', class: 'car', rings: [[0, 0, 9, 0, 9, 9]] }, crowd],
    }
    expect(editedGold({ kind: 'polygons', polygons: [] }, removed)).toEqual({ kind: 'polygons', polygons: [crowd] })
  })

  it('gives another id to a new shape that has the id of one it does not show', () => {
    const before: GoldLabel = { kind: 'boxes', boxes: [{ ...box, id: '1', ignore: true }] }
    const gold = editedGold({ kind: 'boxes', boxes: [{ ...box, id: '1', x: 50 }] }, before)
    expect(gold).toEqual({
      kind: 'boxes',
      boxes: [
        { ...box, id: '1', ignore: true },
        { ...box, id: 'new-1', x: 50 },
      ],
    })
  })

  it('is the label itself where there was no gold, or gold of a kind that hides nothing', () => {
    const label = { kind: 'boxes' as const, boxes: [{ ...box, id: '1' }] }
    expect(editedGold(label, null)).toEqual(label)
    const spans = { kind: 'spans' as const, spans: [{ id: '1', class: 'person', start: 0, end: 2 }] }
    expect(editedGold(spans, { kind: 'spans', spans: [] })).toEqual(spans)
  })

  const goldBoxes = fc.uniqueArray(
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c', 'd', 'new-1', 'new-2'),
        class: fc.constantFrom('car', 'bus'),
        x: fc.integer({ min: 0, max: 99 }),
        y: fc.constant(1),
        width: fc.constant(5),
        height: fc.constant(5),
        ignore: fc.boolean(),
        visibility: fc.constantFrom(0, 0.5, 1),
      },
      { requiredKeys: ['id', 'class', 'x', 'y', 'width', 'height'] },
    ),
    { selector: ({ id }) => id },
  )
  const gold = goldBoxes.map((boxes): GoldLabel => ({ kind: 'boxes', boxes }))

  it('is the same gold when nothing was edited', () => {
    fc.assert(
      fc.property(gold, (before) => {
        expect(editedGold(plainLabel(before), before)).toEqual(before)
      }),
    )
  })

  it('shows exactly the shapes of the edit, and is always valid gold', () => {
    fc.assert(
      fc.property(gold, gold, (before, other) => {
        const label = plainLabel(other)
        const edited = goldLabelSchema.parse(editedGold(label, before))
        const places = (of: GoldLabel) => (of.kind === 'boxes' ? of.boxes.map(({ x }) => x).sort() : [])
        expect(places(plainLabel(edited))).toEqual(places(label))
        const ignored = (of: GoldLabel) => (of.kind === 'boxes' ? of.boxes.filter((one) => one.ignore) : [])
        expect(ignored(edited)).toEqual(ignored(before))
      }),
    )
  })
})

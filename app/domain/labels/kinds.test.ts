import { describe, expect, it } from 'vitest'
import type { ItemContent } from './content.ts'
import { emptyLabel, isEmptyLabel, mayBeEmpty, partsOf } from './empty.ts'
import { LABEL_KINDS } from './kind.ts'
import { goldLabelSchema, goldOfClasses, labelSchema, labelSchemaFor } from './label.ts'
import { problemsOf } from './problems.ts'
import { taxonomySchema, type Taxonomy } from './taxonomy.ts'

const taxonomy: Taxonomy = taxonomySchema.parse({
  classes: [
    { name: 'person', skeleton: { points: [{ name: 'head' }, { name: 'foot' }], edges: [[0, 1]] } },
    { name: 'place' },
  ],
  criteria: [{ name: 'clarity', min: 1, max: 5 }],
})

function complaints(label: unknown, content?: ItemContent) {
  const result = labelSchemaFor(taxonomy, { width: 100, height: 80, content }).safeParse(label)
  return result.success ? [] : problemsOf(result.error).map(({ where, message }) => `${where}: ${message}`)
}

const region = { id: 'r', class: 'place', rings: [[10, 10, 50, 10, 50, 40]] }
const skeleton = {
  id: 's',
  class: 'person',
  points: [
    { x: 10, y: 10, v: 2 },
    { x: 10, y: 60, v: 1 },
  ],
}
const candidates: ItemContent = {
  type: 'candidates',
  prompt: 'Which is best?',
  candidates: [
    { id: 'a', text: 'one' },
    { id: 'b', text: 'two' },
  ],
}
const text: ItemContent = { type: 'text', text: '김하은은 서울에 산다 🙂' }

describe('a label of any kind', () => {
  it.each(LABEL_KINDS)('of %s starts empty and valid in shape', (kind) => {
    const empty = emptyLabel(kind)
    expect(labelSchema.parse(empty)).toEqual(empty)
    expect(goldLabelSchema.parse(empty)).toEqual(empty)
    expect(isEmptyLabel(empty)).toBe(true)
    expect(partsOf(empty)).toEqual([])
  })

  it('may be handed in empty only where nothing can be the right answer', () => {
    const accepted = LABEL_KINDS.filter((kind) => complaints(emptyLabel(kind), candidates).length === 0)
    expect(accepted).toEqual(LABEL_KINDS.filter((kind) => mayBeEmpty(kind) || kind === 'transcription'))
    for (const kind of ['classification', 'preference', 'ranking', 'rating', 'review'] as const)
      expect(complaints(emptyLabel(kind), candidates)).not.toEqual([])
  })

  it.each([
    ['a region', { kind: 'polygons', polygons: [region] }, undefined],
    ['a skeleton', { kind: 'keypoints', instances: [skeleton] }, undefined],
    [
      'a span that ends with an emoji',
      { kind: 'spans', spans: [{ id: '1', class: 'place', start: 11, end: 13 }] },
      text,
    ],
    ['a line', { kind: 'transcription', lines: [{ id: '1', text: '서울' }] }, undefined],
    ['a preference', { kind: 'preference', choice: 'a', strength: 2, shown: 'ba' }, undefined],
    ['a ranking with a tie', { kind: 'ranking', order: [['b', 'a']] }, candidates],
    ['a rating', { kind: 'rating', ratings: [{ criterion: 'clarity', value: 5 }] }, undefined],
    ['a rejection', { kind: 'review', verdict: 'reject', reasons: ['place'] }, undefined],
  ] as [string, unknown, ItemContent | undefined][])('is accepted: %s', (_, label, content) => {
    expect(complaints(label, content)).toEqual([])
  })

  it.each([
    [{ kind: 'polygons', polygons: [{ ...region, mask: { size: [80, 100], counts: '' } }] }, /either rings or a mask/],
    [{ kind: 'polygons', polygons: [{ ...region, rings: [[1, 1, 2, 2]] }] }, /at least 3 vertices/],
    [{ kind: 'polygons', polygons: [{ ...region, rings: [[1, 1, 2, 2, 3, 3, 4]] }] }, /as many y as x/],
    [{ kind: 'polygons', polygons: [{ ...region, rings: [[1, 1, 2, 2, 300, 3]] }] }, /outside the image/],
    [{ kind: 'polygons', polygons: [{ id: 'r', class: 'place', mask: { size: [8, 10], counts: '' } }] }, /10×8 pixels/],
    [
      { kind: 'polygons', polygons: [{ id: 'r', class: 'place', mask: { size: [80, 100], counts: [7999] } }] },
      /add up to 7999 of 80 × 100 pixels/,
    ],
    [{ kind: 'keypoints', instances: [{ ...skeleton, points: skeleton.points.slice(1) }] }, /has 2 points, not 1/],
    [
      { kind: 'keypoints', instances: [{ ...skeleton, points: [skeleton.points[0], { x: 500, y: 1, v: 2 }] }] },
      /point 2/,
    ],
    [{ kind: 'spans', spans: [{ id: '1', class: 'place', start: 3, end: 3 }] }, /end must be after start/],
    [{ kind: 'spans', spans: [{ id: '1', class: 'place', start: 3, end: 14 }] }, /behind the end of the text \(13/],
    [{ kind: 'transcription', lines: [{ id: '7', text: '' }] }, /no line "7"/],
    [{ kind: 'preference', choice: 'tie', strength: 1 }, /a tie has no strength/],
    [{ kind: 'rating', ratings: [{ criterion: 'clarity', value: 4.5 }] }, /whole number from 1 to 5/],
    [{ kind: 'rating', ratings: [{ criterion: 'constructor', value: 1 }] }, /not asked here/],
    [{ kind: 'review', verdict: 'reject', reasons: [] }, /needs a reason/],
    [{ kind: 'review', verdict: 'accept', reasons: ['place'] }, /has no reasons/],
  ])('is refused, saying what and where: %#', (label, message) => {
    expect(complaints(label, text).join('\n')).toMatch(message)
  })

  it('ranks every candidate once', () => {
    expect(complaints({ kind: 'ranking', order: [['a'], ['c']] }, candidates)).toEqual([
      'order[1][0]: there is no candidate "c" here',
      'order: candidate "b" is not ranked',
    ])
    expect(complaints({ kind: 'ranking', order: [['a'], ['a', 'b']] }, candidates)[0]).toBe(
      'order[1][0]: "a" is ranked twice',
    )
  })

  it('keeps of gold only the classes that were asked for', () => {
    const gold = { kind: 'polygons' as const, polygons: [region, { ...region, id: 'q', class: 'person' }] }
    expect(goldOfClasses(gold, new Set(['place']))).toEqual({ kind: 'polygons', polygons: [region] })
    const preference = { kind: 'preference' as const, choice: 'a' as const }
    expect(goldOfClasses(preference, new Set())).toBe(preference)
  })
})

describe('a taxonomy tree', () => {
  const at = (classes: unknown[]) => {
    const result = taxonomySchema.safeParse({ classes })
    return result.success ? [] : problemsOf(result.error).map(({ message }) => message)
  }
  it('has parents that exist and no circles', () => {
    expect(at([{ name: 'animal' }, { name: 'dog', parent: 'animal' }])).toEqual([])
    expect(at([{ name: 'dog', parent: 'animal' }])).toEqual(['"animal" is not one of the classes'])
    expect(
      at([
        { name: 'a', parent: 'b' },
        { name: 'b', parent: 'a' },
      ]),
    ).toHaveLength(2)
  })
  it('has skeletons whose lines join points that exist', () => {
    expect(at([{ name: 'x', skeleton: { points: [{ name: 'p' }], edges: [[0, 1]] } }])).toEqual([
      'joins a point that does not exist',
    ])
  })
})

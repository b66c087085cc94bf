import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import { goldLabelSchema, type GoldLabel } from '#app/domain/labels/label.ts'
import { box } from '#tests/support/label-studio.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { labelStudio, labelStudioMin } from './format.ts'

describe('JSON_MIN', () => {
  it('is read by the order of its fields: data, id, results, annotator', async () => {
    const record = {
      image: '/a.png',
      id: 5,
      label: [{ ...box.value, original_width: 200, original_height: 100 }],
      mood: 'calm',
      annotator: 1,
      annotation_id: 3,
      lead_time: 1.5,
    }
    const result = await labelStudioMin.read(memoryFiles({ 'min.json': JSON.stringify([record]) }))
    expect(result).toMatchObject({
      outcome: 'read',
      dataset: {
        items: [{ key: 'a.png', labels: [{ boxes: [{ id: '1', class: 'car', x: 20 }] }, { classes: ['calm'] }] }],
      },
    })
    expect(result.problems.map(({ message }) => message)).toEqual([
      '"mood" holds lone texts, of which JSON_MIN does not say what they are: read as classes',
    ])
  })
})

/** Pictures with shapes on whole millionths, which the formats carry exactly. */
function pictures(): fc.Arbitrary<Dataset> {
  const near = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((value) => value / 1000)
  const names = fc.constantFrom('자동차', 'car', '__proto__')
  const boxes = fc.array(
    fc.tuple(
      names,
      near(90),
      near(40),
      fc.integer({ min: 1, max: 10 }),
      fc.option(fc.integer({ min: -179, max: 180 }), { nil: 0 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  const rings = fc.array(fc.tuple(names, fc.array(fc.tuple(near(100), near(50)), { minLength: 3, maxLength: 6 })), {
    minLength: 1,
    maxLength: 3,
  })
  return fc.array(fc.tuple(boxes, rings, fc.boolean()), { minLength: 1, maxLength: 3 }).map((found) => {
    const items = found.map(([boxes, rings, unlabeled], index): DatasetItem => {
      const labels: GoldLabel[] = [
        {
          kind: 'boxes',
          boxes: boxes.map(([name, x, y, size, rotation], at) => ({
            ...{ id: String(at + 1), class: name, x, y, width: size, height: size },
            ...(rotation !== 0 && { rotation }),
          })),
        },
        {
          kind: 'polygons',
          polygons: rings.map(([name, points], at) => ({ id: String(at + 1), class: name, rings: [points.flat()] })),
        },
        { kind: 'keypoints', instances: [{ id: '1', class: 'nose', points: [{ x: 1.5, y: 2.25, v: 2 }] }] },
        { kind: 'classification', classes: ['낮', 'night'] },
      ]
      const size = { width: 100, height: 50 }
      return { key: `${index}/사진.jpg`, ...size, text: null, labels: unlabeled && index > 0 ? [] : labels }
    })
    return { taxonomy: { classes: [{ name: 'car' }] }, items }
  })
}

describe('pictures come back as they were', () => {
  it.each([labelStudio, labelStudioMin])('through $name', async (format) => {
    await fc.assert(
      fc.asyncProperty(pictures(), async (before) => {
        before.items.forEach(({ labels }) => labels.forEach((label) => goldLabelSchema.parse(label)))
        const { files, losses } = format.write(before)
        const read = await format.read(memoryFiles(files, 9))
        expect(losses.filter(({ what }) => !what.startsWith('classes that no label'))).toEqual([])
        expect(read.outcome === 'read' && read.dataset.items).toEqual(before.items)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the label configuration', () => {
  it('has a control for everything that is written, under its name, and is XML whatever classes are called', () => {
    const item = { key: 'a', width: null, height: null, text: '가' }
    const { files } = labelStudio.write({
      taxonomy: { classes: [{ name: '<b> & "c"' }], criteria: [{ name: 'tone', min: 1, max: 7, anchors: [] }] },
      items: [
        {
          ...item,
          labels: [
            { kind: 'spans', spans: [{ id: 's', class: '<b> & "c"', start: 0, end: 1 }] },
            { kind: 'classification', classes: ['<b> & "c"'] },
            { kind: 'rating', ratings: [{ criterion: 'tone', value: 3 }] },
          ],
        },
      ],
    })
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true })
    const tasks = JSON.parse(files.get('label-studio.json') as string) as {
      annotations: { result: { from_name: string; to_name: string }[] }[]
    }[]
    const { View: view } = parser.parse(files.get('label-config.xml') as string) as {
      View: Record<string, { name: string; toName?: string; value?: string; Label?: object; Choice?: object }>
    }
    expect(view.Text).toEqual({ name: 'text', value: '$text' })
    expect(view.Labels?.Label).toEqual({ value: '<b> & "c"' })
    expect(view.Choices).toMatchObject({ choice: 'single', Choice: { value: '<b> & "c"' } })
    expect(view.Rating).toMatchObject({ maxRating: '7' })
    const controls = Object.values(view).map(({ name, toName }) => `${name} ${toName}`)
    for (const { from_name, to_name } of tasks[0]!.annotations[0]!.result)
      expect(controls).toContain(`${from_name} ${to_name}`)
  })
})

describe('what Label Studio cannot say', () => {
  it('is listed', () => {
    const ring = [0, 0, 9, 0, 9, 9]
    const labels: GoldLabel[] = [
      { kind: 'boxes', boxes: [{ id: 'a', class: 'x', x: 0, y: 0, width: 1, height: 1, ignore: true }] },
      { kind: 'polygons', polygons: [{ id: 'a', class: 'x', rings: [ring, ring] }] },
      { kind: 'keypoints', instances: [{ id: 'a', class: 'x', points: [{ x: 0, y: 0, v: 1 }] }] },
      { kind: 'preference', choice: 'tie' },
      { kind: 'ranking', order: [['a', 'b']] },
      { kind: 'rating', ratings: [{ criterion: 'c', value: 1.5 }] },
      { kind: 'transcription', lines: [{ id: 'r', text: 'x' }] },
    ]
    const item = { key: 'a.png', width: 9, height: 9, text: null, labels }
    const { losses } = labelStudio.write({ taxonomy: { classes: [{ name: 'x' }] }, items: [item] })
    expect(losses.map(({ what }) => what)).toEqual([
      'details of shapes (ignore, visibility, area, box, attributes) are left out',
      'masks, and regions of several rings, are left out',
      'skeletons of several points, and points that are hidden, are left out',
      'preferences that are ties, or without a choice, are left out',
      'rankings with ties are left out',
      'ratings that are not whole numbers are left out',
      'transcriptions of regions, or of none, are left out',
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset, Format } from '#app/domain/datasets/dataset.ts'
import { brat } from '#app/domain/datasets/formats/brat/format.ts'
import { conll } from '#app/domain/datasets/formats/conll/format.ts'
import { csv } from '#app/domain/datasets/formats/csv/format.ts'
import { doccano } from '#app/domain/datasets/formats/doccano/format.ts'
import { labelStudio, labelStudioMin } from '#app/domain/datasets/formats/labelstudio/format.ts'
import { prodigy } from '#app/domain/datasets/formats/prodigy/format.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { classDatasets, mixedDatasets, opinionDatasets, spanDatasets } from '#tests/support/text-datasets.ts'
import { MAX_PROBLEMS } from './problems.ts'

/** What comes back after writing and reading, with the problems of reading and the losses of writing. */
async function through(format: Format, dataset: Dataset) {
  const { files, losses } = format.write(dataset)
  const read = await format.read(memoryFiles(files, 7))
  if (read.outcome === 'unreadable') throw new Error(JSON.stringify([read.problems, ...files]))
  expect(read.problems.length).toBeLessThan(MAX_PROBLEMS)
  return { dataset: read.dataset, losses, problems: read.problems, files }
}

/** Classes in the order of their names: formats that do not list them have the order of their first use. */
function sorted({ taxonomy, items }: Dataset): Dataset {
  const classes = [...taxonomy.classes].sort((a, b) => (a.name < b.name ? -1 : 1))
  return { taxonomy: { ...taxonomy, classes }, items: [...items].sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

const check = (datasets: fc.Arbitrary<Dataset>, test: (dataset: Dataset) => Promise<void>, numRuns = 300) =>
  fc.assert(fc.asyncProperty(datasets, test), { numRuns })

describe('a dataset that a format can carry comes back as it was, and no loss is listed', () => {
  it.each([
    ['doccano', doccano, spanDatasets()],
    ['doccano, spans with ids', doccano, spanDatasets({ ownIds: true })],
    ['doccano, classes', doccano, classDatasets({ min: 1, max: 3 })],
    ['prodigy', prodigy, spanDatasets()],
    ['prodigy, spans with ids', prodigy, spanDatasets({ ownIds: true })],
    ['prodigy, classes', prodigy, classDatasets({ min: 0, max: 3 })],
    ['labelstudio', labelStudio, spanDatasets()],
    ['labelstudio, spans with ids', labelStudio, spanDatasets({ ownIds: true })],
    ['labelstudio, classes', labelStudio, classDatasets({ min: 0, max: 3 })],
    ['labelstudio-min', labelStudioMin, spanDatasets({ attributes: false })],
    ['csv, one class', csv, classDatasets({ min: 1, max: 1 })],
    ['csv, several classes', csv, classDatasets({ min: 0, max: 3 })],
    ['csv, preferences and ratings', csv, opinionDatasets()],
    ['conll', conll, spanDatasets({ words: true, attributes: false, unlabeled: false })],
  ] as const)('%s', async (_, format, datasets) => {
    await check(datasets, async (before) => {
      const { dataset, losses } = await through(format, before)
      expect(sorted(dataset)).toEqual(sorted(before))
      expect(losses).toEqual([])
    })
  })
})

describe('items with spans and classes, one of them, or neither', () => {
  it.each([doccano, prodigy, labelStudio])('come back through $name wherever no loss is listed', async (format) => {
    let same = 0
    await check(mixedDatasets(), async (before) => {
      const { dataset, losses } = await through(format, before)
      if (losses.length > 0) return
      const labels = ({ items }: Dataset) =>
        items.map((item) => [item.key, item.text, [...item.labels].sort((a, b) => (a.kind < b.kind ? -1 : 1))])
      expect(labels(dataset)).toEqual(labels(before))
      same++
    })
    expect(same).toBeGreaterThan(100)
  })
})

describe('a dataset in several files', () => {
  it('has keys that tell the files apart where records have no id', async () => {
    const line = (text: string) => `${JSON.stringify({ text, label: ['x'] })}\n`
    const read = await doccano.read(memoryFiles({ 'train.jsonl': line('가'), 'test.jsonl': line('나') }))
    expect(read).toMatchObject({
      dataset: { items: [{ key: 'train.jsonl:1' }, { key: 'test.jsonl:1' }] },
      problems: [],
    })
  })
})

describe('what a format cannot carry', () => {
  it('brat: keys that are no file names and blanks in classes, and nothing else', async () => {
    await check(spanDatasets({ attributes: false, blanksInClasses: false }), async (before) => {
      const { dataset, losses } = await through(brat, before)
      const renamed = losses.find(({ what }) => what.startsWith('keys'))?.count ?? 0
      expect(losses.filter(({ what }) => !what.startsWith('keys'))).toEqual([])
      expect(before.items.filter(({ key }) => !dataset.items.some((item) => item.key === key))).toHaveLength(renamed)
      expect(dataset.items.map(({ key: _, ...rest }) => rest)).toEqual(before.items.map(({ key: _, ...rest }) => rest))
    })
  })

  it('JSON_MIN: classes come back, but a lone one is not told from a text', async () => {
    await check(classDatasets({ min: 1, max: 3 }), async (before) => {
      const { dataset, losses, problems } = await through(labelStudioMin, before)
      expect(dataset.items.map(({ labels }) => labels)).toEqual(before.items.map(({ labels }) => labels))
      expect(losses.every(({ what }) => what.startsWith('values of items'))).toBe(true)
      const lone = before.items.some(({ labels }) =>
        labels.some((label) => 'classes' in label && label.classes.length === 1),
      )
      expect(problems.some(({ message }) => message.includes('lone texts'))).toBe(lone)
    })
  })

  it('doccano: a classification without any class is listed', async () => {
    const none = {
      key: 'b',
      width: null,
      height: null,
      text: '나',
      labels: [{ kind: 'classification' as const, classes: [] }],
    }
    const some = { ...none, key: 'a', labels: [{ kind: 'classification' as const, classes: ['x'] }] }
    const { dataset, losses } = await through(doccano, { taxonomy: { classes: [{ name: 'x' }] }, items: [some, none] })
    expect(dataset.items[1]?.labels).toEqual([])
    expect(losses).toEqual([{ what: 'classifications without any class are left out', count: 1, examples: ['b'] }])
  })

  it('CoNLL: every span is either there afterwards or counted', async () => {
    await check(spanDatasets({ attributes: false, unlabeled: false }), async (before) => {
      const written = conll.write(before)
      const lost = written.losses.filter(({ what }) => /^spans /.test(what)).reduce((sum, { count }) => sum + count, 0)
      const left = written.losses.filter(({ what }) => /^items /.test(what)).flatMap(({ examples }) => examples)
      const kept = before.items.filter(({ key }) => !left.includes(key))
      const spans = kept.flatMap(({ labels }) => labels.flatMap((label) => (label.kind === 'spans' ? label.spans : [])))
      const read = await conll.read(memoryFiles(written.files))
      const after = read.outcome === 'read' ? read.dataset.items : []
      const found = after.flatMap(({ labels }) =>
        labels.flatMap((label) => (label.kind === 'spans' ? label.spans : [])),
      )
      expect(found.length + lost).toBe(spans.length)
      if (read.outcome === 'read') expect(after.map(({ key }) => key)).toEqual(kept.map(({ key }) => key))
    })
  })

  it.each([doccano, prodigy, brat, conll, csv, labelStudio, labelStudioMin])(
    '$name lists every kind it leaves out, titles, credits and unused classes',
    (format) => {
      const item = {
        key: 'a',
        width: 9,
        height: 9,
        text: '가',
        labels: [{ kind: 'review' as const, verdict: null, reasons: [] }],
      }
      const { losses } = format.write({
        taxonomy: {
          classes: [{ name: 'x', title: { en: 'X' }, skeleton: { points: [{ name: 'nose' }], edges: [] } }],
          attributes: [{ name: 'wet' }],
        },
        items: [{ ...item, credit: { license: 'CC BY 4.0', url: null } }],
      })
      const what = losses.map((loss) => loss.what).join('\n')
      for (const part of [
        'review labels',
        'credits',
        'titles',
        'skeletons',
        'definitions of attributes',
        'classes that no label uses',
      ])
        expect(what).toContain(part)
    },
  )
})

/** The same dataset with texts in NFD, as macOS and some corpora have them, and offsets to match. */
function decomposed(dataset: Dataset): Dataset {
  const items = dataset.items.map((item) => {
    const points = Array.from(item.text ?? '')
    const at = (offset: number) => Array.from(points.slice(0, offset).join('').normalize('NFD')).length
    const labels = item.labels.map((label) =>
      label.kind === 'spans'
        ? { ...label, spans: label.spans.map((span) => ({ ...span, start: at(span.start), end: at(span.end) })) }
        : label,
    )
    return { ...item, text: points.join('').normalize('NFD'), labels }
  })
  return { ...dataset, items }
}

describe('texts that are not in NFC', () => {
  it.each([doccano, prodigy, labelStudio, brat])(
    'are read by $name into NFC, their spans with them',
    async (format) => {
      const datasets = spanDatasets({ attributes: false, unlabeled: false, blanksInClasses: false })
      let moved = 0
      await check(datasets, async (before) => {
        const apart = decomposed(before)
        if (JSON.stringify(apart) !== JSON.stringify(before)) moved++
        const { dataset } = await through(format, apart)
        const labels = ({ items }: Dataset) => items.map((item) => [item.text, item.labels])
        expect(labels(dataset)).toEqual(labels(before))
      })
      expect(moved).toBeGreaterThan(100)
    },
  )
})

describe('from one format through another and back', () => {
  const carriers = [doccano, prodigy, labelStudio, brat]
  const pairs = carriers.flatMap((from) =>
    carriers.filter((to) => to !== from).map((to) => [from.name, to.name, from, to] as const),
  )

  it.each(pairs)('spans are the same: %s, %s', async (_from, _to, from, to) => {
    await check(
      spanDatasets({ attributes: false, unlabeled: false, blanksInClasses: false }),
      async (before) => {
        const first = await through(from, before)
        const second = await through(to, first.dataset)
        const third = await through(from, second.dataset)
        const labels = ({ items }: Dataset) => items.map(({ text, labels }) => ({ text, labels }))
        expect(labels(third.dataset)).toEqual(labels(before))
        expect(labels(second.dataset)).toEqual(labels(before))
      },
      60,
    )
  })

  it.each(carriers.map((format) => [format.name, format] as const))(
    'words in BIO are the same: conll, %s',
    async (_, format) => {
      await check(
        spanDatasets({ words: true, attributes: false, unlabeled: false, blanksInClasses: false }),
        async (before) => {
          const { dataset } = await through(conll, (await through(format, before)).dataset)
          const spans = ({ items }: Dataset) =>
            items.map(({ text, labels }) => [
              text,
              labels.map((label) => 'spans' in label && label.spans.map(({ start, end }) => [start, end])),
            ])
          expect(spans(dataset)).toEqual(spans(before))
        },
        60,
      )
    },
  )

  const classifiers = [doccano, prodigy, labelStudio, csv]
  const classPairs = classifiers.flatMap((from) =>
    classifiers.filter((to) => to !== from).map((to) => [from.name, to.name, from, to] as const),
  )
  it.each(classPairs)('classes are the same: %s, %s', async (_from, _to, from, to) => {
    await check(
      classDatasets({ min: 1, max: 3 }),
      async (before) => {
        const { dataset } = await through(to, (await through(from, before)).dataset)
        expect(sorted((await through(from, dataset)).dataset)).toEqual(sorted(before))
      },
      60,
    )
  })
})

import { describe, expect, it } from 'vitest'
import { problemsOf } from '#app/domain/labels/problems.ts'
import { contentDatasetSchema } from './content-dataset.ts'

const title = { en: 'Names', ko: '이름' }
const names = {
  slug: 'names',
  title,
  kind: 'spans',
  language: 'ko',
  taxonomy: { classes: [{ name: 'person' }, { name: 'place' }] },
  items: [{ key: 'one', marked: '[하은|person]은 [서울|place]에 산다' }],
}
const review = {
  ...names,
  kind: 'review',
  taxonomy: { classes: [{ name: 'missed' }] },
  labeledWith: names.taxonomy,
  items: [
    {
      key: 'one',
      marked: '[하은|person]은 서울에 산다',
      gold: { kind: 'review', verdict: 'reject', reasons: ['missed'] },
    },
  ],
}
const pair = { type: 'pair', prompt: 'Which?', a: 'one', b: 'two' }
const preference = {
  ...names,
  kind: 'preference',
  taxonomy: { classes: [{ name: 'answer' }] },
  items: [{ key: 'one', language: 'en', content: pair, gold: { kind: 'preference', choice: 'tie' } }],
}

const complaints = (dataset: unknown) => {
  const parsed = contentDatasetSchema.safeParse(dataset)
  return parsed.success ? [] : problemsOf(parsed.error).map(({ where, message }) => `${where}: ${message}`)
}

describe('a dataset of the content folder', () => {
  it('holds texts whose marks are their gold', () => {
    const { items } = contentDatasetSchema.parse(names)
    expect(items).toEqual([
      {
        key: 'one',
        language: 'ko',
        content: { type: 'text', text: '하은은 서울에 산다', language: 'ko' },
        gold: {
          kind: 'spans',
          spans: [
            { id: '1', class: 'person', start: 0, end: 2 },
            { id: '2', class: 'place', start: 4, end: 6 },
          ],
        },
      },
    ])
  })

  it('holds marked texts to be reviewed, whose gold is the verdict', () => {
    const [item] = contentDatasetSchema.parse(review).items
    expect(item!.content).toMatchObject({ type: 'labeled', text: '하은은 서울에 산다', label: { kind: 'spans' } })
    expect(item!.gold).toEqual({ kind: 'review', verdict: 'reject', reasons: ['missed'] })
  })

  it('holds pairs, each in its own language', () => {
    const [item] = contentDatasetSchema.parse(preference).items
    expect([item!.language, item!.content]).toEqual(['en', { ...pair, language: 'en' }])
  })

  it.each([
    [
      'a class that is not there',
      { ...names, items: [{ key: 'one', marked: '[a|thing]' }] },
      'items[0].gold.spans[0].class',
    ],
    ['a mark without an end', { ...names, items: [{ key: 'one', marked: '[a|person' }] }, 'items[0].marked'],
    ['gold beside marks', { ...names, items: [{ ...names.items[0], gold: {} }] }, 'items[0].gold'],
    ['content beside marks', { ...names, items: [{ ...names.items[0], content: pair }] }, 'items[0].content'],
    ['a key twice', { ...names, items: [names.items[0], names.items[0]] }, 'items[1].key'],
    [
      'content of another kind',
      { ...names, items: [{ key: 'one', content: pair, gold: { kind: 'spans', spans: [] } }] },
      'items[0].content',
    ],
    [
      'gold of another kind',
      { ...preference, items: [{ ...preference.items[0], gold: { kind: 'spans', spans: [] } }] },
      'items[0].gold.kind',
    ],
    ['no gold', { ...preference, items: [{ key: 'one', content: pair }] }, 'items[0].gold'],
    [
      'a kind that needs a picture',
      { ...names, kind: 'boxes', items: [{ key: 'one', content: pair, gold: { kind: 'boxes', boxes: [] } }] },
      'items[0].content',
    ],
    [
      'a reviewed class that is not there',
      { ...review, items: [{ ...review.items[0], marked: '[a|thing]' }] },
      'items[0].marked.spans[0].class',
    ],
    ['a review without its classes', { ...review, labeledWith: undefined }, 'items[0].marked'],
    ['an unknown field', { ...names, pool: 1 }, '(root)'],
  ])('is refused, saying where: %s', (_, dataset, where) => {
    expect(complaints(dataset).map((line) => line.split(': ')[0])).toContain(where)
  })
})

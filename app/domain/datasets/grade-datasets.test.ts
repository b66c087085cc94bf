import { describe, expect, it } from 'vitest'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { Dataset } from './dataset.ts'
import { gradeDatasets } from './grade-datasets.ts'

const box = (id: string, name: string, x: number): GoldBox => ({ id, class: name, x, y: 0, width: 10, height: 10 })
const item = (key: string, boxes: GoldBox[]) => ({
  key,
  width: 100,
  height: 100,
  text: null,
  labels: [{ kind: 'boxes' as const, boxes }],
})
const dataset = (items: Dataset['items']): Dataset => ({
  taxonomy: { classes: [{ name: 'car' }, { name: 'bus' }] },
  items,
})

const gold = dataset([
  item('street.jpg', [box('1', 'car', 0), box('2', 'bus', 20), { ...box('3', 'car', 60), ignore: true }]),
  item('empty.jpg', []),
  item('skipped.jpg', [box('1', 'car', 0)]),
])
const answers = dataset([
  item('street.jpg', [box('1', 'car', 0), box('2', 'car', 20), box('3', 'car', 60)]),
  item('empty.jpg', []),
  item('elsewhere.jpg', [box('1', 'car', 0)]),
])

describe('a dataset graded against gold', () => {
  const graded = gradeDatasets(parseRubric({ kind: 'boxes' }), gold, answers)

  it('scores every gold item: a rightly empty one 1, one that nobody answered 0', () => {
    expect(graded.items.map(({ key, score, answered }) => [key, score, answered])).toEqual([
      ['street.jpg', 0.5, true],
      ['empty.jpg', 1, true],
      ['skipped.jpg', 0, false],
    ])
    expect(graded.overall).toMatchObject({ score: 0.5, items: 3, answered: 2 })
  })

  it('pools the parts of all items, and tells each class apart', () => {
    // Found: one car. Surplus: the bus called a car. Lost: the bus, the car of the skipped picture.
    expect(graded.overall).toMatchObject({ parts: { precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 } })
    expect(graded.perClass).toEqual([
      { class: 'bus', precision: 0, recall: 0, f1: 0, support: 1 },
      { class: 'car', precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 },
    ])
  })

  it('names answers that belong to no gold item', () => {
    expect(graded.problems.map(({ where }) => where)).toEqual(['answers: elsewhere.jpg'])
  })

  it('is perfect when gold, without what nobody needs to find, is the answer', () => {
    expect(gradeDatasets(parseRubric({ kind: 'boxes' }), gold, gold).overall).toMatchObject({
      score: 1,
      parts: { f1: 1 },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { prodigy } from './format.ts'
import { tokenised } from './tokens.ts'

const read = (...records: object[]) =>
  prodigy.read(memoryFiles({ 'a.jsonl': records.map((record) => JSON.stringify(record)).join('\n') }))
const labels = async (...records: object[]) => {
  const result = await read(...records)
  return result.outcome === 'read' ? result.dataset.items.map((item) => item.labels) : result.problems
}
const classes = (...names: string[]) => ({ kind: 'classification', classes: names })
const entity = { start: 0, end: 2, label: 'LC' }

describe('the answer to a task', () => {
  it.each([
    [
      'accepted spans',
      { spans: [entity], answer: 'accept' },
      [{ kind: 'spans', spans: [{ id: '1', class: 'LC', start: 0, end: 2 }] }],
    ],
    ['rejected spans', { spans: [entity], answer: 'reject' }, []],
    ['ignored spans', { spans: [entity], answer: 'ignore' }, []],
    ['accepted without spans', { answer: 'accept' }, [{ kind: 'spans', spans: [] }]],
    ['an accepted category', { label: 'A', answer: 'accept' }, [classes('A')]],
    ['a rejected category', { label: 'A', answer: 'reject' }, [classes()]],
    ['an ignored category', { label: 'A', answer: 'ignore' }, []],
    [
      'a choice',
      {
        options: [
          { id: 'A', text: 'a' },
          { id: 'B', text: 'b' },
        ],
        accept: ['B'],
        answer: 'accept',
      },
      [classes('B')],
    ],
    ['a rejected choice', { options: [{ id: 'A' }], accept: ['A'], answer: 'reject' }, [classes()]],
  ])('%s', async (_, fields, expected) => {
    const found = await labels({ text: '서울 시', ...fields }, { text: 'x', label: 'Z', answer: 'accept' })
    expect(found[0]).toEqual(expected)
  })

  it('about one input and several categories makes one item', async () => {
    const task = { text: '가', _input_hash: -5 }
    const tasks = [
      { ...task, label: 'A', answer: 'accept' },
      { ...task, label: 'B', answer: 'reject' },
      { ...task, label: 'C', answer: 'accept' },
      { ...task, label: 'D', answer: 'ignore' },
    ]
    expect(await read(...tasks)).toMatchObject({
      dataset: { items: [{ key: '-5', labels: [classes('A', 'C')] }] },
      problems: [],
    })
  })

  it('that is none of the three is told', async () => {
    const { problems } = await read({ text: '가', label: 'A', answer: 'maybe' })
    expect(problems[0]?.message).toBe('answer is "maybe", not accept, reject or ignore; the record is skipped')
  })
})

describe('tokens', () => {
  it('that stand elsewhere than the characters of their span are told', async () => {
    const tokens = [
      { text: '서울', start: 0, end: 2, id: 0 },
      { text: '시', start: 3, end: 4, id: 1 },
    ]
    const spans = [{ ...entity, token_start: 1, token_end: 1 }]
    const { problems } = await read({ text: '서울 시', tokens, spans, answer: 'accept' })
    expect(problems).toEqual([
      { where: 'a.jsonl, line 1, spans[0]', message: 'token_start 1 begins at 3, not at 0; its characters count' },
    ])
  })

  it('are split at blanks and at the borders of spans', () => {
    const { tokens, firstAt, lastAt } = tokenised('서울시 강남', [{ start: 0, end: 2 }])
    expect(tokens.map(({ text, ws }) => [text, ws])).toEqual([
      ['서울', false],
      ['시', true],
      ['강남', false],
    ])
    expect([firstAt.get(0), lastAt.get(2)]).toEqual([0, 0])
  })
})

describe('pictures', () => {
  it('are refused by name', async () => {
    const { problems } = await read({ image: 'a.jpg', spans: [], answer: 'accept' })
    expect(problems[0]?.message).toBe('is a task with image: only texts of Prodigy are read; the record is skipped')
  })
})

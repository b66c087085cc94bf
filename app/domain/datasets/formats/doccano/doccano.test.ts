import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { doccano } from './format.ts'

const read = (...records: object[]) =>
  doccano.read(memoryFiles({ 'all.jsonl': records.map((record) => JSON.stringify(record)).join('\n') }))
const labels = async (...records: object[]) => {
  const result = await read(...records)
  return result.outcome === 'read' ? result.dataset.items.map((item) => item.labels) : result.problems
}
const spans = (...found: [string, string, number, number][]) => ({
  kind: 'spans',
  spans: found.map(([id, name, start, end]) => ({ id, class: name, start, end })),
})

describe('doccano', () => {
  it.each([
    ['label', { label: [[0, 2, 'OG']] }, [spans(['1', 'OG', 0, 2])]],
    ['labels', { labels: [[0, 2, 'OG']] }, [spans(['1', 'OG', 0, 2])]],
    ['entities', { entities: [{ id: 9, start_offset: 0, end_offset: 2, label: 'OG' }] }, [spans(['9', 'OG', 0, 2])]],
    [
      'annotations',
      { annotations: [{ id: 4, label: 3, start_offset: 0, end_offset: 2, user: 1 }] },
      [spans(['4', '3', 0, 2])],
    ],
    ['one class', { label: '좋다' }, [{ kind: 'classification', classes: ['좋다'] }]],
    ['classes', { label: ['a', 'b', 'a'] }, [{ kind: 'classification', classes: ['a', 'b'] }]],
    [
      'both',
      { cats: ['a'], entities: [[0, 2, 'OG']] },
      [{ kind: 'classification', classes: ['a'] }, spans(['1', 'OG', 0, 2])],
    ],
    ['nothing', { label: [], more: 1 }, [{ kind: 'spans', spans: [] }]],
    ['no label', {}, []],
  ])('reads %s', async (_, fields, expected) => {
    const found = await labels({ text: '서울 사람', ...fields }, { text: '가', label: [[0, 1, 'x']] })
    expect(found[0]).toEqual(expected)
  })

  it('takes an empty label for no gold where no record has spans', async () => {
    expect(await labels({ text: '가', label: ['a'] }, { text: '나', label: [] })).toEqual([
      [{ kind: 'classification', classes: ['a'] }],
      [],
    ])
  })

  it('reads what the first of several people did, and says so', async () => {
    const by = (user: number, label: number) => ({ id: user, label, user })
    const result = await read({ text: '가', annotations: [by(1, 5), by(2, 6), by(1, 7)] })
    expect(result).toMatchObject({ dataset: { items: [{ labels: [{ classes: ['5', '7'] }] }] } })
    expect(result.problems[0]).toEqual({
      where: 'all.jsonl, line 1',
      message: 'is annotated by several people: only what user 1 did is read',
    })
  })

  it('refuses pictures by name', async () => {
    const result = await read({ filename: 'cat.png', bbox: [] })
    expect(result.problems[0]?.message).toBe('is a picture of doccano: only its texts are read; the record is skipped')
  })

  it('moves offsets with the text when it is normalised', async () => {
    const result = await read({ text: '\u1100\u1161\u11ab 나', label: [[4, 5, 'x']] })
    expect(result).toMatchObject({
      dataset: { items: [{ text: '간 나', labels: [{ spans: [{ start: 2, end: 3 }] }] }] },
    })
  })

  it('writes spans as doccano exports them', () => {
    const item = { key: '7', width: null, height: null, text: '서울', attributes: { split: 'train' } }
    const { files } = doccano.write({
      taxonomy: { classes: [{ name: 'LC' }] },
      items: [{ ...item, labels: [{ kind: 'spans', spans: [{ id: '1', class: 'LC', start: 0, end: 2 }] }] }],
    })
    expect(files.get('all.jsonl')).toBe('{"id":7,"text":"서울","label":[[0,2,"LC"]],"meta":{"split":"train"}}\n')
  })
})

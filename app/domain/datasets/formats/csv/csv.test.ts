import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { csv } from './format.ts'
import { guarded, unguarded } from './guard.ts'
import { delimiterOf, rowsOf, writtenRow } from './rows.ts'

const part = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＠',
  '\t',
  '\r',
  '\n',
  "'",
  '1',
  '.5',
  'SUM(A1)',
  '가',
  '"',
  ',',
  ';',
  ' ',
)
const cells = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))

describe('cells that a spreadsheet would run', () => {
  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['@cmd', "'@cmd"],
    ['+1+1', "'+1+1"],
    ['-1+1|calc', "'-1+1|calc"],
    ['＝SUM(A1)', "'＝SUM(A1)"],
    ['\t=1', "'\t=1"],
    ["'=1", "''=1"],
    ['-5', '-5'],
    ['-0.25', '-0.25'],
    ["'tis", "'tis"],
    ['a=1', 'a=1'],
    ['', ''],
  ])('%j is written as %j', (cell, written) => {
    expect(guarded(cell)).toBe(written)
    expect(unguarded(written)).toBe(cell)
  })

  it('are never written without an apostrophe, and every cell comes back', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        const written = guarded(cell)
        expect(written).not.toMatch(/^(?!-?\d+(?:\.\d+)?$)[=+\-@＝＋－＠\t\r\n]/)
        expect(unguarded(written)).toBe(cell)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('rows', () => {
  it('are read as csv-parse reads them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map(writtenRow).join('')
        const ours = [...rowsOf(text, ',')].map((row) => ('cells' in row ? row.cells : row.problem))
        expect(ours).toEqual(rows)
        expect(ours).toEqual(parse(text, { relax_column_count: true, record_delimiter: '\r\n' }))
      }),
      { numRuns: 1000 },
    )
  })

  it('know the line they begin in', () => {
    const rows = [...rowsOf('a,b\n"1\n2",x\r\n\n3,"4\r\n5"\n6,7', ',')]
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2', 'x'] },
      { line: 5, cells: ['3', '4\r\n5'] },
      { line: 7, cells: ['6', '7'] },
    ])
  })

  it.each([
    ['id,text,label\n', ','],
    ['id\ttext\tlabel\n', '\t'],
    ['id;text;label\n1;a,b;c', ';'],
    ['id', ','],
  ])('%j are parted by %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter))
})

describe('a table', () => {
  const read = (text: string) => csv.read(memoryFiles({ 'a.csv': text }))

  it('of Excel, with a byte order mark and semicolons, is read; a guard is taken away', async () => {
    expect(await read("\ufeffID;Text;Label;Split\r\n7;'=가;맑음;train\r\n")).toEqual({
      outcome: 'read',
      format: 'csv',
      dataset: {
        taxonomy: { classes: [{ name: '맑음' }] },
        items: [
          {
            key: '7',
            width: null,
            height: null,
            text: '=가',
            labels: [{ kind: 'classification', classes: ['맑음'] }],
            attributes: { Split: 'train' },
          },
        ],
      },
      problems: [],
    })
  })

  it('of ratings has scales, stated or around what was rated', async () => {
    const result = await read('id,rating:tone (0..10),rating:truth\n1,3,2.5\n2,,4\n')
    expect(result).toMatchObject({
      dataset: {
        taxonomy: {
          classes: [{ name: 'item' }],
          criteria: [
            { name: 'tone', min: 0, max: 10 },
            { name: 'truth', min: 2, max: 4 },
          ],
        },
        items: [
          { labels: [{ ratings: [{ criterion: 'tone', value: 3 }, { value: 2.5 }] }] },
          { labels: [{ ratings: [{ value: 4 }] }] },
        ],
      },
    })
  })

  it('of answers is the tasks and their gold; gold that changes is told', async () => {
    const result = await read('task_id,worker_id,label,gold\nt1,w1,a,a\nt1,w2,b,a\nt2,w1,b,\nt1,w3,a,b\n')
    expect(result).toMatchObject({
      dataset: {
        taxonomy: { classes: [{ name: 'a' }, { name: 'b' }] },
        items: [
          { key: 't1', labels: [{ classes: ['a'] }] },
          { key: 't2', labels: [] },
        ],
      },
      problems: [
        { where: 'a.csv, line 5', message: 'gold of task "t1" differs from that of an earlier row, which counts' },
        {
          where: 'a.csv',
          message: '4 answers by 3 workers to 2 tasks: the tasks and their gold (1) are read, the answers are not',
        },
      ],
    })
  })

  it('lists what it has no cell for', () => {
    const item = { key: 'a', width: null, height: null, text: null }
    const { losses } = csv.write({
      taxonomy: {
        classes: [{ name: 'item' }],
        criteria: [{ name: 'tone', min: 1, max: 3, anchors: [{ value: 1, title: { en: 'bad' } }] }],
      },
      items: [
        {
          ...item,
          labels: [
            {
              kind: 'transcription',
              lines: [
                { id: '1', text: 'a' },
                { id: '2', text: 'b' },
              ],
            },
          ],
          attributes: { x: '' },
        },
        {
          ...item,
          key: 'b',
          labels: [
            { kind: 'preference', choice: null },
            { kind: 'rating', ratings: [] },
          ],
        },
        { ...item, key: 'c', labels: [{ kind: 'ranking', order: [['a']] }] },
      ],
    })
    expect(losses.map(({ what, examples }) => `${what}: ${examples.join()}`)).toEqual([
      'ranking labels are left out: c',
      'titles and anchors of criteria are left out: tone',
      'ratings of nothing are left out: b',
      'transcriptions of several lines, or of none, are left out: a',
      'empty values of items are left out: a',
      'preferences without a choice are left out: b',
    ])
  })
})

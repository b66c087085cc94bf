import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswersCsv, type AnswersCsvOptions } from './answers-csv.ts'

const HEADER = 'task_id,worker_id,label,gold\n'
const read = (text: string, options?: AnswersCsvOptions) => readAnswersCsv(text, options)

describe('the reader of answer files', () => {
  it('reads columns in any order, with BOM, quotes, blanks and other columns', () => {
    const text = '\ufefflabel, note ,worker_id,task_id\r\n" yes ","a, b",w1,t1\r\nno,,w2,t1\r\n'
    expect(read(text)).toEqual({
      outcome: 'read',
      rows: [
        { task: 't1', worker: 'w1', label: 'yes', gold: null, line: 2 },
        { task: 't1', worker: 'w2', label: 'no', gold: null, line: 3 },
      ],
      repeats: [],
      problems: [],
    })
  })

  it('brings labels to NFC, so that Hangul compares', () => {
    const result = read(`${HEADER}t,w,${'긍정'.normalize('NFD')},긍정\n`)
    expect(result).toMatchObject({ rows: [{ label: '긍정', gold: '긍정' }] })
  })

  it('counts an answer given twice once, and says so', () => {
    const result = read(`${HEADER}t,w,1,1\nt,w,1,1\n`)
    expect(result).toMatchObject({
      outcome: 'read',
      rows: [{ line: 2 }],
      repeats: [{ line: 3 }],
      problems: [{ where: 'line 3', message: 'worker w says the same of task t again; counted once' }],
    })
  })

  it.each<[string, string, AnswersCsvOptions, string, RegExp]>([
    ['an empty file', '', {}, 'line 1', /empty/],
    ['a header alone', HEADER, {}, 'line 2', /no answers/],
    ['a missing column', 'task_id,label\nt,1\n', {}, 'line 1', /worker_id is missing; there is task_id, label/],
    [
      'a column of the same name twice',
      'task_id,worker_id,label,label\nt,w,1,2\n',
      {},
      'line 1',
      /label is there twice/,
    ],
    ['a missing gold column', 'task_id,worker_id,label\nt,w,1\n', { gold: true }, 'line 1', /column gold is missing/],
    ['an empty label', `${HEADER}t,w,1,1\nt,v, ,1\n`, {}, 'line 3, column label', /is empty/],
    ['an empty worker', `${HEADER}t,,1,1\n`, {}, 'line 2, column worker_id', /is empty/],
    ['a short row', `${HEADER}t,w\n`, {}, 'line 2', /2 cells where the header has 4/],
    ['a contradiction', `${HEADER}t,w,1,1\nt,w,2,1\n`, {}, 'line 3, column label', /"2" of task t, but "1" in line 2/],
    ['a word on a numeric scale', `${HEADER}t,w,good,1\n`, { numeric: true }, 'line 2, column label', /not a number/],
    ['a negative ratio', `${HEADER}t,w,-1,1\n`, { ratio: true }, 'line 2, column label', /negative/],
    ['two golds for a task', `${HEADER}t,w,1,1\nt,v,1,2\n`, { gold: true }, 'line 3, column gold', /but "1" in line 2/],
    ['an open quotation mark', `${HEADER}t,w,"1,1\n`, {}, 'line 2', /Quote Not Closed/],
  ])('refuses %s', (_, text, options, where, message) => {
    const result = read(text, options)
    expect(result.outcome).toBe('unreadable')
    expect(result.problems[0]!.where).toBe(where)
    expect(result.problems[0]!.message).toMatch(message)
  })

  it('lists everything that is wrong, not only the first', () => {
    expect(read(`${HEADER}t,w,,1\nt,,,1\n`).problems).toHaveLength(3)
  })

  it('takes names that fool objects for what they are', () => {
    expect(read('task_id,worker_id,label\n__proto__,constructor,=1+1\n')).toMatchObject({
      rows: [{ task: '__proto__', worker: 'constructor', label: '=1+1' }],
    })
  })

  it('never throws, whatever the text, and names a line for everything it refuses', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', ',', '\n', '\r\n', 't', '1')))
    const text = fc
      .tuple(fc.constantFrom('', HEADER, '\ufeff' + HEADER), cells)
      .map(([header, rest]) => header + rest.join(''))
    fc.assert(
      fc.property(text, fc.boolean(), (given, gold) => {
        const result = read(given, { gold, numeric: gold })
        for (const { where, message } of result.problems) {
          expect(where).toMatch(/^line \d+/)
          expect(message).not.toBe('')
        }
        if (result.outcome === 'unreadable') expect(result.problems.length).toBeGreaterThan(0)
        else expect(result.rows.length).toBeGreaterThan(0)
      }),
    )
  })
})

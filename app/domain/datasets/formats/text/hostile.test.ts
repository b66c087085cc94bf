import { describe, expect, it } from 'vitest'
import type { Format } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { expectValid } from '#tests/support/valid-dataset.ts'
import { TEXT_FORMATS } from './index.ts'

const format = (name: string): Format => TEXT_FORMATS.find((each) => each.name === name)!
const bytes = (text: string) => new TextEncoder().encode(text)

const problemsOf = async (name: string, content: string | Uint8Array, file = 'a.jsonl') => {
  const started = performance.now()
  const read = await format(name).read(memoryFiles({ [file]: content }))
  expect(performance.now() - started).toBeLessThan(5000)
  expectValid(read)
  return read.problems.map(({ where, message }) => `${where}: ${message}`)
}
const doccanoText = (text: string) => JSON.stringify({ text, label: [[0, 1, 'x']] })
const utf16 = (text: string, big: boolean) => {
  const marked = `\ufeff${text}`
  const units = Array.from({ length: marked.length }, (_, index) => marked.charCodeAt(index))
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}

describe('hostile input', () => {
  it.each([
    ['a comma too many', '{"text": "가",\n}', /line 2, column 1: "}" where field name is expected/],
    [
      'a broken line among good ones',
      `${doccanoText('가')}\n{"text": "나", "label": [}\n`,
      /a.jsonl, line 2: is not JSON: column 25/,
    ],
    ['a hundred thousand brackets', '['.repeat(100_000), /the text ends where value or \] is expected/],
    [
      'nesting that is closed',
      `{"text": "가", "label": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      /not \[start, end, class\]/,
    ],
    [
      'nesting in a field nobody reads',
      `{"text":"가","label":["x"],"meta":{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`,
      /meta\.a: not read/,
    ],
    ['half a surrogate pair', '{"text": "a\\ud800b", "label": ["x"]}', /half of a surrogate pair/],
    [
      'half a surrogate pair in a class',
      '{"text": "ab", "label": ["x\\udc00"]}',
      /class name holds half of a surrogate pair/,
    ],
    ['a NUL character in a class', '{"text": "ab", "label": ["x\\u0000"]}', /control characters/],
    ['a NUL character', '{"text": "a\\u0000b", "label": ["x"]}', /text holds a NUL character/],
    ['a NUL byte', '{"text": "a"}\n{"te\0xt": "b"}', /line 2, column 5 holds a NUL character/],
    ['a line of a megabyte', doccanoText('가'.repeat(1_000_000)), /longer than 200000 characters/],
    [
      'a wall of combining marks',
      doccanoText(`a${'\u0301\u0316'.repeat(90_000)}`),
      /more than 30 combining marks in a row/,
    ],
    ['NaN as an offset', '{"text": "가나", "label": [[NaN, 1, "x"]]}', /label\[0\]: start is no whole number/],
    ['a huge offset', '{"text": "가나", "label": [[0, 1e308, "x"]]}', /end is no whole number/],
    ['an offset with a fraction', '{"text": "가나", "label": [[0.5, 1, "x"]]}', /start is no whole number/],
    [
      'a span behind the text',
      '{"text": "가나", "label": [[0, 3, "x"]]}',
      /end 3 lies behind the end of the text \(2 characters\)/,
    ],
    ['a span before the text', '{"text": "가나", "label": [[-1, 2, "x"]]}', /start -1 lies before the text/],
    ['a span turned round', '{"text": "가나", "label": [[2, 1, "x"]]}', /end 1 is not after start 2/],
    ['a prototype for a record', '{"__proto__": {"text": "가", "label": ["x"]}}', /text is missing/],
    [
      'one id twice',
      '{"id":1,"text":"가","label":["x"]}\n{"id":1,"text":"나","label":["x"]}',
      /id "1" is used by an earlier record/,
    ],
    ['an unterminated string after NaN', `NaN "${'a'.repeat(100_000)}`, /is not JSON: line 1, column 5/],
  ])('doccano: %s is told, with its place', async (_, content, message) => {
    expect((await problemsOf('doccano', content)).join('\n')).toMatch(message)
  })

  it('bytes that are no UTF-8 are told with line, column and number', async () => {
    const content = Uint8Array.from([...bytes('{"text": "가"}\n나'), 0xff, 0x41])
    expect(await problemsOf('doccano', content)).toContain(
      'a.jsonl: is not UTF-8 text: line 2, column 2, byte 20; save it as UTF-8',
    )
  })

  it('a table as Korean Excel saves it (CP949) is told so', async () => {
    const content = Uint8Array.from([...bytes('id,label\n1,'), 0xb8, 0xbc, 0xc0, 0xbd, 0x0a])
    expect(await problemsOf('csv', content, 'a.csv')).toContain(
      'a.csv: is not UTF-8 text: line 2, column 3, byte 12; save it as UTF-8',
    )
  })

  it.each([
    ['UTF-8 with a byte order mark', bytes(`\ufeff${doccanoText('가 👩')}`)],
    ['UTF-16, little end first', utf16(doccanoText('가 👩'), false)],
    ['UTF-16, big end first', utf16(doccanoText('가 👩'), true)],
  ])('%s is read like any other', async (_, content) => {
    const read = await format('doccano').read(memoryFiles({ 'a.jsonl': content }, 3))
    expect(read).toMatchObject({ outcome: 'read', dataset: { items: [{ text: '가 👩' }] }, problems: [] })
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a class called %s is a class', async (name) => {
    const row = JSON.stringify({ text: '가나', label: [[0, 1, name]] })
    const read = await format('doccano').read(memoryFiles({ 'a.jsonl': row }))
    expect(read).toMatchObject({ outcome: 'read', dataset: { taxonomy: { classes: [{ name }] } }, problems: [] })
    for (const each of TEXT_FORMATS)
      if (read.outcome === 'read') expect(each.write(read.dataset).files.size).toBeGreaterThan(0)
  })

  it.each([
    [
      'a quote that is never closed',
      'id,label\n1,a\n2,"b\n3,c\n',
      ['a.csv, line 3: has a quote in column 2 that is never closed; nothing from here on is read'],
    ],
    [
      'text behind a quote',
      'id,label\n1,"a"b\n2,c\n',
      ['a.csv, line 2: has text behind the closing quote of column 2; it is skipped'],
    ],
    [
      'a row too short',
      'id,text,label\n1,a\n2,b,c\n',
      ['a.csv, line 2: has 2 columns where the header has 3; the row is skipped'],
    ],
    [
      'a choice that is none',
      'id,choice\n1,left\n2,a\n',
      ['a.csv, line 2: choice is "left", not a, b or tie; the row is skipped'],
    ],
    [
      'a rating that is no number',
      'id,rating:tone (1..5)\n1,good\n2,4\n',
      ['a.csv, line 2: tone is "good", not a number; the row is skipped'],
    ],
    [
      'a list that is no JSON',
      'id,labels\n1,a|b\n2,"[""a""]"\n',
      ['a.csv, line 2: labels: is not JSON: line 1, column 1: "a" where value is expected; the row is skipped'],
    ],
    ['a row that is cut', 'id,label\n1,a\n2,b', ['a.csv: does not end with a line end: its last line may be cut off']],
  ])('csv: %s', async (_, content, expected) => {
    expect(await problemsOf('csv', content, 'a.csv')).toEqual(expected)
  })

  it('csv: a megabyte of quotes or of commas costs little', async () => {
    expect((await problemsOf('csv', `id,label\n1,"${'""'.repeat(500_000)}`, 'a.csv')).join()).toContain('never closed')
    expect((await problemsOf('csv', `id,label\n${','.repeat(1_000_000)}\n1,a\n`, 'a.csv')).join()).toContain(
      '1000001 columns',
    )
  })

  it('brat: lines that are none, texts that differ and pieces are told with their lines', async () => {
    const ann = [
      'T1\tPS 0 3\t강리나',
      'T2\tPS 0 3\t다른',
      'T3\tPS 0 1;2 3\t강 나',
      'T4 PS 0 1',
      'X1\tfoo',
      'T5\tPS 0 99\tx',
      'R1\tof Arg1:T1 Arg2:T2',
      '#1\tNote T1\tx',
      '*\tEquiv T1 T2',
      '',
    ].join('\n')
    const read = await format('brat').read(
      memoryFiles({ 'a.txt': '강리나 씨', 'a.ann': ann, 'b.ann': '', 'annotation.conf': '[entities]' }),
    )
    expect(read.problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'a.ann, line 3: T3 is in 2 pieces, and a span is one; it is skipped',
      'a.ann, line 4: is not "T1<tab>class start end<tab>text"; it is skipped',
      'a.ann, line 5: is no line of brat standoff; it is skipped',
      'a.ann: relations (R) are not read: line 7',
      'a.ann: notes (#) are not read: line 8',
      'a.ann: equivalences (*) are not read: line 9',
      'a.ann, line 2: says "다른" where the text has "강리나"; the span is skipped',
      'a.ann, line 6: end 99 lies behind the end of the text (5 characters); the span is skipped',
      'b.ann: its text, b.txt, is missing; it is not read',
      'annotation.conf: is configuration of brat, not data; it is not read',
    ])
  })

  it('conll: a line without a tag spoils its sentence and no other', async () => {
    expect(await problemsOf('conll', 'a\tO\nb\nc\tO\n\nd\tB-X\n', 'a.conll')).toEqual([
      'a.conll, line 2: has one column ("b") where a token and a tag are expected; the sentence from line 1 is skipped',
    ])
  })

  it('more than a thousand problems are counted', async () => {
    const problems = await problemsOf('doccano', `${doccanoText('가')}\n${'x\n'.repeat(1005)}`)
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)).toBe('(files): have 5 more problems')
  })
})

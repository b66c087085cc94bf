import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { conll } from './format.ts'
import { isIob1, runsOf, tagOf } from './tags.ts'

const runs = (tags: string) =>
  runsOf(tags.split(' ').map((tag) => tagOf(tag)!)).map(({ class: name, first, last }) => `${name} ${first}-${last}`)

describe('tags', () => {
  // One sentence with X at 0–1, X at 2 and Y at 4–6, in every scheme.
  it.each([
    ['IOB2', 'B-X I-X B-X O B-Y I-Y I-Y'],
    ['IOB1', 'I-X I-X B-X O I-Y I-Y I-Y'],
    ['BIOES', 'B-X E-X S-X O B-Y I-Y E-Y'],
    ['BILOU', 'B-X L-X U-X O B-Y I-Y L-Y'],
    ['BMESO', 'B-X E-X S-X O B-Y M-Y E-Y'],
  ])('of %s say the same spans', (_, tags) => expect(runs(tags)).toEqual(['X 0-1', 'X 2-2', 'Y 4-6']))

  it.each([
    ['another class inside', 'B-X I-Y', ['X 0-0', 'Y 1-1']],
    ['inside after an end', 'B-X E-X I-X', ['X 0-1', 'X 2-2']],
    ['an end alone', 'O E-X', ['X 1-1']],
    ['an end of another class', 'B-X E-Y O', ['X 0-0', 'Y 1-1']],
  ])('with %s are read as conlleval reads them', (_, tags, expected) => expect(runs(tags)).toEqual(expected))

  it('of IOB1 are told from IOB2', () => {
    const sentence = (tags: string) => tags.split(' ').map((tag) => tagOf(tag)!)
    expect(isIob1([sentence('I-X I-X B-X O I-Y')])).toBe(true)
    expect(isIob1([sentence('I-X O B-X')])).toBe(false)
  })
})

describe('a file in columns', () => {
  const read = (text: string) => conll.read(memoryFiles({ 'a.conll': text }))

  it('of CoNLL-2003 has four, between blanks', async () => {
    const text =
      '-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\n\nPeter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n'
    const result = await read(text)
    expect(result).toMatchObject({
      dataset: {
        items: [
          { key: '1', text: 'EU rejects', labels: [{ spans: [{ id: '1', class: 'ORG', start: 0, end: 2 }] }] },
          { key: '2', text: 'Peter Blackburn', labels: [{ spans: [{ class: 'PER', start: 0, end: 15 }] }] },
        ],
      },
    })
    expect(result.problems.map(({ message }) => message)).toEqual([
      'borders of documents (-DOCSTART-): not read',
      'the columns between the first and the last (2 of 4): not read',
    ])
  })

  it('keeps hashtags, and takes a comment that names a sentence', async () => {
    const result = await read('# id = 문서 1\n#\tO\n#서울\tB-LC\n')
    expect(result).toMatchObject({ dataset: { items: [{ key: '문서 1', text: '# #서울' }] }, problems: [] })
  })

  it('says when spans of IOB2 begin inside', async () => {
    const { problems } = await read('a\tB-X\nb\tO\nc\tI-X\n')
    expect(problems).toEqual([
      { where: 'a.conll', message: 'spans begin without B, the first in line 3; they are read' },
    ])
  })

  it('is written with a tab, and what does not fit is listed with its keys', () => {
    const spans = [
      { id: '1', class: 'PS', start: 0, end: 3 },
      { id: '2', class: 'OG', start: 5, end: 8 },
      { id: '3', class: 'X', start: 5, end: 10 },
    ]
    const item = {
      key: 'k',
      width: null,
      height: null,
      text: '강리나가  Open AI',
      labels: [{ kind: 'spans' as const, spans }],
    }
    const { files, losses } = conll.write({
      taxonomy: { classes: [{ name: 'PS' }, { name: 'OG' }, { name: 'X' }] },
      items: [item, { ...item, key: 'none', labels: [] }],
    })
    expect(files.get('dataset.conll')).toBe('# id = k\n강리나가\tO\nOpen\tO\nAI\tO\n')
    expect(losses).toEqual([
      { what: 'blanks other than one between words are left out, so offsets move', count: 1, examples: ['k'] },
      { what: 'spans that do not begin and end with words are left out', count: 3, examples: ['k'] },
      { what: 'items without spans labels are left out: they would read as having none', count: 1, examples: ['none'] },
    ])
  })
})

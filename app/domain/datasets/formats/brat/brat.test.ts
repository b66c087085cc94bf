import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { brat } from './format.ts'

describe('brat', () => {
  it('counts code points of the file, line ends and a byte order mark among them', async () => {
    const files = memoryFiles({ 'a/b.txt': '\ufeff👩\r\n서울', 'a/b.ann': 'T1\tLC 4 6\t서울\nT2\tX 1 6\t👩  서울\n' })
    expect(await brat.read(files)).toEqual({
      outcome: 'read',
      format: 'brat',
      dataset: {
        taxonomy: { classes: [{ name: 'LC' }, { name: 'X' }] },
        items: [
          {
            key: 'a/b',
            width: null,
            height: null,
            text: '\ufeff👩\r\n서울',
            labels: [
              {
                kind: 'spans',
                spans: [
                  { id: '1', class: 'LC', start: 4, end: 6 },
                  { id: '2', class: 'X', start: 1, end: 6 },
                ],
              },
            ],
          },
        ],
      },
      problems: [],
    })
  })

  it('has no gold for a text without an .ann file, and no spans for one with an empty one', async () => {
    const files = memoryFiles({ 'a.txt': '가', 'b.txt': '나', 'b.ann': '', 'c.txt': '다', 'c.ann': 'T1\tX 0 1\t다\n' })
    const read = await brat.read(files)
    expect(read).toMatchObject({
      dataset: { items: [{ labels: [] }, { labels: [{ spans: [] }] }, { labels: [{ spans: [{}] }] }] },
      problems: [{ where: 'a.txt', message: 'has no annotations (a.ann is missing); it is an item without gold' }],
    })
  })

  it('names files of the BioNLP shared tasks', async () => {
    const { problems } = await brat.read(memoryFiles({ 'x.a1': 'T1\tProtein 0 1\ta\n' }))
    expect(problems[0]?.message).toContain('BioNLP shared task')
  })

  it.each([
    ['a way out', '../x'],
    ['a drive', 'C:x'],
    ['a name in other letters', 'DOC'],
    ['a trailing dot', 'x.'],
    ['a wildcard', 'a*'],
  ])('writes no file for a key that is %s', (_, key) => {
    const item = { width: null, height: null, text: '가', labels: [{ kind: 'spans' as const, spans: [] }] }
    const { files, losses } = brat.write({
      taxonomy: { classes: [{ name: 'x' }] },
      items: [
        { ...item, key: 'doc' },
        { ...item, key },
      ],
    })
    expect([...files.keys()]).toEqual(['doc.txt', 'doc.ann', 'item-2.txt', 'item-2.ann'])
    expect(losses).toContainEqual({
      what: 'keys that cannot be file names are replaced by numbers',
      count: 1,
      examples: [key],
    })
  })

  it('writes classes without blanks, and never two as one', () => {
    const span = (id: string, name: string) => ({ id, class: name, start: 0, end: 1 })
    const spans = [span('1', 'a b'), span('2', 'a_b')]
    const item = { key: 'a', width: null, height: null, text: '가', labels: [{ kind: 'spans' as const, spans }] }
    const { files, losses } = brat.write({ taxonomy: { classes: [{ name: 'a b' }, { name: 'a_b' }] }, items: [item] })
    expect(files.get('a.ann')).toBe('T1\ta_b_ 0 1\t가\nT2\ta_b 0 1\t가\n')
    expect(losses).toEqual([
      { what: 'blanks in names of classes are replaced by underscores', count: 1, examples: ['a b'] },
    ])
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Format } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { expectValid } from '#tests/support/valid-dataset.ts'
import { TEXT_FORMATS } from './index.ts'

const format = (name: string): Format => TEXT_FORMATS.find((each) => each.name === name)!

describe('whatever is read', () => {
  const scrap = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('가나다', 'accept', '__proto__', 'constructor', 'a.png', 0, 1, 3, -1, 1e300, null, true),
    fc.constantFrom<unknown>(
      [[0, 1, 'PS']],
      [{ start: 0, end: 1, label: 'PS' }],
      [{ start_offset: 0, end_offset: 2, label: 'x' }],
    ),
  )
  const fields = [
    ...[
      'id',
      'text',
      'data',
      'meta',
      'label',
      'labels',
      'entities',
      'cats',
      'annotations',
      'relations',
      'spans',
      'tokens',
    ],
    ...['answer', 'options', 'accept', '_input_hash', 'annotator', 'annotation_id', 'completions', '__proto__'],
  ]
  const value = fc.oneof(
    scrap,
    fc.dictionary(fc.constantFrom('text', 'image', 'id', 'x', '__proto__'), scrap, { maxKeys: 3 }),
  )
  const result = fc.record(
    {
      type: fc.constantFrom('labels', 'rectanglelabels', 'choices', 'rating'),
      from_name: scrap,
      original_width: scrap,
      original_height: fc.constantFrom<unknown>(10, 1e9, -1),
      value: fc.dictionary(
        fc.constantFrom(
          'x',
          'y',
          'width',
          'height',
          'rotation',
          'points',
          'start',
          'end',
          'labels',
          'choices',
          'rating',
          'text',
          'rle',
        ),
        scrap,
        { maxKeys: 7 },
      ),
    },
    { requiredKeys: ['value'] },
  )
  const record = fc.oneof(
    fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 }),
    fc.record({
      data: fc.constantFrom({ text: '가나다라' }, { image: 'a.png' }),
      annotations: fc.array(fc.record({ result: fc.array(result, { maxLength: 4 }) }), { maxLength: 2 }),
    }),
  )

  it.each(['doccano', 'prodigy', 'labelstudio', 'labelstudio-min'])(
    '%s never throws, and what comes out is valid',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.array(record, { maxLength: 4 }), fc.boolean(), async (records, lines) => {
          const text = lines ? records.map((each) => JSON.stringify(each)).join('\n') : JSON.stringify(records)
          const files = memoryFiles({ 'a.json': text.replaceAll('1e+300', 'NaN') })
          await format(name).detect(files)
          expectValid(await format(name).read(files))
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each(['brat', 'conll', 'csv'])('%s never throws, and what comes out is valid', async (name) => {
    const piece = fc.constantFrom(
      ...[
        'T1',
        '\t',
        ' ',
        '\n',
        '\n\n',
        'PS',
        '0',
        '3',
        ';',
        '-1',
        'B-',
        'I-PS',
        'O',
        '가나',
        '"',
        ',',
        '=',
        "'",
        '\r\n',
        '\ufeff',
      ],
      ...[
        'id,text,label\n',
        'task_id,worker_id,label,gold\n',
        'T2\tPS 0 2\t가나\n',
        '-DOCSTART- O\n',
        '# id = ',
        '__proto__',
      ],
    )
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(text, text, async (first, second) => {
        const files = memoryFiles(
          name === 'brat' ? { 'a.txt': first, 'a.ann': second } : { 'a.txt': first, 'b.txt': second },
        )
        await format(name).detect(files)
        expectValid(await format(name).read(files))
      }),
      { numRuns: 1000 },
    )
  })

  it.each(TEXT_FORMATS)('$name takes any bytes', async (each) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (content) => {
        const files = memoryFiles({ 'a.json': content, 'b.ann': content, 'b.txt': content })
        await each.detect(files)
        expectValid(await each.read(files))
      }),
    )
  })
})

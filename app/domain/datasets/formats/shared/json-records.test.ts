import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonRecords } from './json-records.ts'
import { memoryFiles } from './memory-files.ts'
import { Unreadable } from './unreadable.ts'

type Read = { records: [string, number, string][]; values: [string, string][]; lists: string[] }

async function read(text: string, wants: (list: string) => boolean = () => true, chunk = 65_536): Promise<Read> {
  const found: Read = { records: [], values: [], lists: [] }
  await readJsonRecords(memoryFiles(new Map([['a.json', text]]), chunk), 'a.json', {
    wants,
    list: (name) => found.lists.push(name),
    value: (key, value) => found.values.push([key, value]),
    record: (list, index, record) => found.records.push([list, index, record]),
  })
  return found
}

describe('a JSON file', () => {
  it('is handed over record by record, whatever is in them, in pieces of any size', async () => {
    const anything = fc.json({ maxDepth: 5 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.array(anything, { maxLength: 4 })), {
          maxLength: 4,
        }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('', ' ', '\n\t'),
        async (lists, chunk, gap) => {
          const parts = lists.map(
            ([name, records]) =>
              `${gap}${JSON.stringify(name)}${gap}:${gap}[${gap}${records.join(`${gap},${gap}`)}${gap}]${gap}`,
          )
          const { records, lists: names } = await read(`{${parts.join(',')}}`, undefined, chunk)
          expect(names).toEqual(lists.map(([name]) => name))
          expect(records.map(([list, index, text]) => [list, index, JSON.parse(text) as unknown])).toEqual(
            lists.flatMap(([name, own]) => own.map((record, index) => [name, index, JSON.parse(record) as unknown])),
          )
        },
      ),
    )
  })

  it('may be one list, and may hold other values', async () => {
    expect((await read('[1, "a", {"b": [2]}]')).records).toEqual([
      ['', 0, '1'],
      ['', 1, '"a"'],
      ['', 2, '{"b": [2]}'],
    ])
    expect((await read('{"info": {"a": [1]}, "n": -1.5e3, "t": "x\\"y", "l": []}')).values).toEqual([
      ['info', '{"a": [1]}'],
      ['n', '-1.5e3'],
      ['t', '"x\\"y"'],
    ])
  })

  it('of which a list is not wanted is passed over', async () => {
    const { records } = await read('{"a":[1,{"x":"]}"},3],"b":[4]}', (list) => list === 'b')
    expect(records).toEqual([['b', 0, '4']])
  })

  it('as Python writes it may hold NaN', async () => {
    expect((await read('{"a":[{"x":NaN},-Infinity]}')).records.map(([, , text]) => text)).toEqual([
      '{"x":NaN}',
      '-Infinity',
    ])
  })

  it.each([
    ['', 'is empty'],
    ['   ', 'ends in the middle, after 3 bytes'],
    ['{"a":[1,2', 'ends in the middle, after 9 bytes'],
    ['{"a":[1,2]', 'ends in the middle, after 10 bytes'],
    ['{"a":1}x', 'goes on after its end, at byte 7'],
    ['{"a":[1 2]}', 'is not JSON: "2" at byte 8, where a comma should be'],
    ['{"a":[,1]}', 'is not JSON: "," at byte 6, where a value should be'],
    ['{"a":[1,]}', 'is not JSON: "]" at byte 8, where a value should be'],
    ['{a:1}', 'is not JSON: "a" at byte 1, where a name in quotes should be'],
    ['{"a" 1}', 'is not JSON: "1" at byte 5, where a colon should be'],
    ['"a"', 'is not JSON: """ at byte 0, where the beginning of an object or a list should be'],
  ])('%j is refused: %s', async (text, message) => {
    await expect(read(text)).rejects.toThrow(Unreadable)
    await expect(read(text)).rejects.toThrow(`a.json: ${message}`)
  })
})

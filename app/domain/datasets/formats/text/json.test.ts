import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import { shown } from './json.ts'

describe('JSON that is none', () => {
  it.each([
    ['', 'is not JSON: line 1, column 1: the text ends where value is expected'],
    ['{"a": 1', 'is not JSON: line 1, column 8: the text ends where , or } is expected'],
    ['{\n  "a": [1, 2,]\n}', 'is not JSON: line 2, column 14: "]" where value is expected'],
    ['{"a" 1}', 'is not JSON: line 1, column 6: "1" where : is expected'],
    ["{'a': 1}", 'is not JSON: line 1, column 2: "\'" where field name or } is expected'],
    ['{"a": 1} x', 'is not JSON: line 1, column 10: "x" where the end is expected'],
    ['[01]', 'is not JSON: line 1, column 2: "0" where value or ] is expected'],
    [
      '["a\tb"]',
      'is not JSON: line 1, column 2: the string that begins here is not closed, or holds a line end or a wrong escape',
    ],
    ['[NaN, tru]', 'is not JSON: line 1, column 7: "t" where value is expected'],
    ['[\u0001]', 'is not JSON: line 1, column 2: control character 1 where value or ] is expected'],
  ])('%j is told by its place', (text, problem) => expect(parseJson(text)).toEqual({ problem }))

  it('is told where V8 tells it, wherever V8 says something of the place', () => {
    const wrong = fc.constantFrom('}', ']', ',', ':', '?', '1', '{', '[')
    let compared = 0
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(200), wrong, fc.boolean(), (value, at, extra, cut) => {
        // Inside a word or a number V8 tells the character, and we tell where it begins: here all values are strings.
        const good = JSON.stringify(value, (_, each: unknown) =>
          typeof each === 'object' && each !== null ? each : 's',
        )
        const index = at % (good.length + 1)
        const text = cut ? good.slice(0, index) : good.slice(0, index) + extra + good.slice(index)
        const parsed = parseJson(text)
        let said = ''
        try {
          JSON.parse(text)
        } catch (error) {
          said = (error as Error).message
        }
        if (said === '') {
          expect(parsed).toEqual({ value: JSON.parse(text) as unknown })
          return
        }
        expect(parsed).toHaveProperty('problem')
        const problem = (parsed as { problem: string }).problem
        const position = /^Expected .* at position (\d+)/.exec(said)?.[1]
        const token = /^Unexpected token '(.)'/.exec(said)?.[1]
        if (position !== undefined) expect(problem).toContain(`column ${Number(position) + 1}:`)
        if (token !== undefined) expect(problem).toContain(`"${token}" where`)
        if (said.startsWith('Unexpected end') && !problem.includes('string that begins'))
          expect(problem).toContain(`column ${text.length + 1}: the text ends`)
        if (position ?? token) compared++
      }),
      { numRuns: 5000 },
    )
    expect(compared).toBeGreaterThan(300)
  })
})

describe('JSON as Python writes it', () => {
  it('may hold bare NaN and Infinity, which become null; texts that say so stay', () => {
    expect(parseJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN, \\"Infinity"}')).toEqual({
      value: { a: null, b: [null, null], c: 'NaN, "Infinity' },
    })
  })
})

describe('a value in a message', () => {
  it.each([
    [undefined, 'missing'],
    [[1], 'a list'],
    [{ a: 1 }, 'an object'],
    [null, 'null'],
    ['a"b', '"a\\"b"'],
    ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
  ])('%j is %s', (value, text) => expect(shown(value)).toBe(text))
})

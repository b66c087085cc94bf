import { expect, test } from 'vitest'
import { glyphs } from './glyphs.ts'
import { wordWidth } from './lettering.ts'
import { bladeNames, shopNames } from './shop-names.ts'

test('every character of every shop name has an outline', () => {
  const missing = [...new Set([...shopNames, ...bladeNames].join(''))].filter((c) => c !== ' ' && !glyphs[c]?.[1])
  expect(missing).toEqual([])
})

test('a word is as wide as its letters together, and grows with its size', () => {
  expect(wordWidth('커피', 20)).toBeCloseTo(wordWidth('커', 20) + wordWidth('피', 20))
  expect(wordWidth('CAFE', 40)).toBeCloseTo(2 * wordWidth('CAFE', 20))
})

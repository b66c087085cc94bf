import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, countSteps, DELETION, HIT, INSERTION, SUBSTITUTION } from './alignment.ts'
import { editDistance } from './edit-distance.ts'

const symbols = (text: string) => Int32Array.from(text, (letter) => letter.charCodeAt(0))
const distance = (a: string, b: string) => editDistance(symbols(a), a.length, symbols(b), b.length)

/** The definition (Levenshtein 1965; Wagner and Fischer 1974), a cell at a time. */
function byDefinition(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}

const few = fc.constantFrom(...'ab가')
const text = fc.oneof(
  fc.string({ unit: few, maxLength: 40 }),
  fc.string({ unit: few, minLength: 30, maxLength: 140 }),
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), maxLength: 100 }),
)
/** A text and another made of it by a few edits. */
const near = fc.tuple(text, fc.array(fc.tuple(fc.nat(140), few, fc.nat(2)), { maxLength: 6 })).map(([from, edits]) => {
  let to = from
  for (const [at, letter, kind] of edits)
    to = to.slice(0, at) + (kind === 0 ? '' : letter) + to.slice(kind === 1 ? at : at + 1)
  return [from, to] as const
})
const pair = fc.oneof(fc.tuple(text, text), near)

describe('the edit distance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3],
    ['intention', 'execution', 5],
    ['', 'abc', 3],
    ['세종대왕', '새종대왕님', 2],
  ])('from %s to %s is %d', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected)
  })

  it('equals the definition', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => distance(a, b) === byDefinition(symbols(a), symbols(b))),
      { numRuns: 2000 },
    )
  })

  it('is a metric: nothing between equals, the same both ways, no detour is shorter', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(distance(a, a)).toBe(0)
        expect(distance(a, b) === 0).toBe(a === b)
        expect(distance(b, a)).toBe(distance(a, b))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
      }),
    )
  })
})

const alignAll = (a: Int32Array, b: Int32Array) => {
  const { steps, length } = align(a, a.length, b, b.length)
  return steps.slice(0, length)
}
const counted = (steps: Uint8Array) => countSteps({ steps, length: steps.length })

/** What the steps make of the reference, taking inserted and substituted symbols from the hypothesis. */
function replay(steps: Uint8Array, reference: Int32Array, hypothesis: Int32Array): number[] {
  const made: number[] = []
  let [i, j] = [0, 0]
  for (const step of steps) {
    if (step === HIT) made.push(reference[i]!)
    if (step === SUBSTITUTION || step === INSERTION) made.push(hypothesis[j]!)
    if (step !== INSERTION) i++
    if (step !== DELETION) j++
  }
  expect([i, j]).toEqual([reference.length, hypothesis.length])
  return made
}

describe('the alignment', () => {
  it.each([
    ['kitten', 'sitting', { hits: 4, substitutions: 2, deletions: 0, insertions: 1 }],
    ['abc', '', { hits: 0, substitutions: 0, deletions: 3, insertions: 0 }],
    ['', 'abc', { hits: 0, substitutions: 0, deletions: 0, insertions: 3 }],
    ['띄어쓰기', '띄워쓰기기', { hits: 3, substitutions: 1, deletions: 0, insertions: 1 }],
  ])('from %s to %s has %j', (a, b, counts) => {
    expect(counted(alignAll(symbols(a), symbols(b)))).toEqual(counts)
  })

  it('turns the reference into the hypothesis in as many edits as the distance', () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const [a, b] = [symbols(from), symbols(to)]
        const steps = alignAll(a, b)
        expect(replay(steps, a, b)).toEqual([...b])
        const { hits, substitutions, deletions, insertions } = counted(steps)
        expect(substitutions + deletions + insertions).toBe(byDefinition(a, b))
        expect(hits + substitutions + deletions).toBe(a.length)
        expect(hits + substitutions + insertions).toBe(b.length)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['two that have little in common', 7, 11],
    ['a long one and a short one', 3, 1200],
  ])('of ten thousand symbols is found in bounded memory: %s', (_, step, keep) => {
    const a = Int32Array.from({ length: 10_000 }, (_, i) => (i * i * step) % 101)
    const b = Int32Array.from({ length: keep === 1200 ? 1200 : 10_000 }, (_, i) => (i * i * keep + i) % 97)
    const steps = alignAll(a, b)
    expect(replay(steps, a, b)).toEqual([...b])
    const { substitutions, deletions, insertions } = counted(steps)
    expect(substitutions + deletions + insertions).toBe(editDistance(a, a.length, b, b.length))
  })
})

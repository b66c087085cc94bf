import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunksOf } from './chunks.ts'
import { likelyScheme, SCHEMES } from './scheme.ts'
import { scoreTags } from './score-tags.ts'
import { UnknownTag } from './tag.ts'

const read = (tags: string, reading: Parameters<typeof chunksOf>[1]) =>
  chunksOf(tags.split(' '), reading).map(({ type, start, end }) => `${type} ${start}-${end}`)

describe('conlleval’s lenient reading', () => {
  it.each([
    ['B-A I-A O', ['A 0-2']],
    ['I-A I-A O', ['A 0-2']],
    ['O I-A I-B', ['A 1-2', 'B 2-3']],
    ['B-A B-A I-A', ['A 0-1', 'A 1-3']],
    ['B-A I-B I-B', ['A 0-1', 'B 1-3']],
    ['I-A E-A I-A', ['A 0-2', 'A 2-3']],
    ['E-A E-A', ['A 0-1', 'A 1-2']],
    ['S-A I-A E-A', ['A 0-1', 'A 1-3']],
    ['B-A E-A O S-A', ['A 0-2', 'A 3-4']],
    ['O O O', []],
    ['B I O', [' 0-2']],
    ['B-a-b I-a-b', ['a-b 0-2']],
  ])('sees in %s the chunks %j', (tags, chunks) => {
    expect(read(tags, 'lenient')).toEqual(chunks)
  })
})

describe('a strict reading', () => {
  it.each([
    ['IOB2', 'I-A I-A O B-A I-A', ['A 3-5']],
    ['IOB2', 'B-A I-B I-B O', ['A 0-1']],
    ['IOB2', 'B-A B-A', ['A 0-1', 'A 1-2']],
    ['IOB1', 'I-A I-A B-A I-A I-B', ['A 0-2', 'A 2-4', 'B 4-5']],
    ['IOB1', 'O B-A O', []],
    ['IOE2', 'I-A E-A E-A I-A O', ['A 0-2', 'A 2-3']],
    ['IOE1', 'I-A I-A O I-A E-A I-A O', ['A 0-2', 'A 3-5', 'A 5-6']],
    ['BIOES', 'B-A I-A E-A S-B O', ['A 0-3', 'B 3-4']],
    ['BIOES', 'B-A I-A O E-A I-A', []],
    ['BIOES', 'B-A L-A U-B', ['A 0-2', 'B 2-3']],
  ] as const)('by %s sees in %s only %j', (scheme, tags, chunks) => {
    expect(read(tags, scheme)).toEqual(chunks)
  })

  it.each([
    ['X-A', 'lenient'],
    ['', 'lenient'],
    ['BPER', 'lenient'],
    ['E-A', 'IOB2'],
    ['B-A', 'IOE2'],
  ] as const)('refuses the tag %j when reading %s', (tag, reading) => {
    expect(() => chunksOf([tag], reading)).toThrow(UnknownTag)
  })

  it('is guessed from the letters that are used', () => {
    expect(likelyScheme(['O', 'B-A', 'I-A'])).toBe('IOB2')
    expect(likelyScheme(['O', 'I-A', 'E-A'])).toBe('IOE2')
    expect(likelyScheme(['B-A', 'E-A'])).toBe('BIOES')
    expect(likelyScheme(['U-A', 'O'])).toBe('BIOES')
  })
})

const tags = fc.array(fc.constantFrom('O', 'O', 'B-A', 'I-A', 'E-A', 'S-A', 'B-B', 'I-B', 'E-B', 'S-B'), {
  maxLength: 25,
})
const iob2 = tags.map((all) => all.map((tag) => tag.replace('E-', 'I-').replace('S-', 'B-')))

describe('chunks', () => {
  it('never overlap, and lenient ones cover exactly the tokens that are not outside', () => {
    fc.assert(
      fc.property(tags, fc.constantFrom('lenient' as const, 'BIOES' as const), (sequence, reading) => {
        const covered = sequence.map(() => 0)
        for (const { start, end } of chunksOf(sequence, reading))
          for (let i = start; i < end; i++) covered[i] = covered[i]! + 1
        for (const [i, count] of covered.entries()) {
          expect(count).toBeLessThanOrEqual(1)
          if (reading === 'lenient') expect(count).toBe(sequence[i] === 'O' ? 0 : 1)
        }
      }),
    )
  })

  it('are the same, read strictly or leniently, when tags are written by the scheme', () => {
    fc.assert(
      fc.property(iob2, (sequence) => {
        const well = sequence.map((tag, i) =>
          tag.startsWith('I-') && !['B', 'I'].includes(sequence[i - 1]?.[0] ?? '') ? tag.replace('I-', 'B-') : tag,
        )
        const proper = well.map((tag, i) =>
          tag.startsWith('I-') && well[i - 1]!.slice(2) !== tag.slice(2) ? tag.replace('I-', 'B-') : tag,
        )
        expect(chunksOf(proper, 'IOB2')).toEqual(chunksOf(proper, 'lenient'))
      }),
    )
  })
})

describe('tag scores', () => {
  const one = (gold: string, guess: string) => [{ gold: gold.split(' '), guess: guess.split(' ') }]

  it("equal the example of seqeval's own README, where leniency makes all the difference", () => {
    const example = one('B-NP I-NP O', 'I-NP I-NP O')
    expect(scoreTags(example, 'lenient')).toMatchObject({ precision: 1, recall: 1, f1: 1 })
    expect(scoreTags(example, 'IOB2')).toMatchObject({ precision: 0, recall: 0, f1: 0, accuracy: 2 / 3 })
  })

  it('equal the classification report of seqeval’s README', () => {
    const report = scoreTags(
      [
        ...one('O O O B-MISC I-MISC I-MISC O', 'O O B-MISC I-MISC I-MISC I-MISC O'),
        ...one('B-PER I-PER O', 'B-PER I-PER O'),
      ],
      'lenient',
    )
    expect(report).toMatchObject({ precision: 0.5, recall: 0.5, f1: 0.5, accuracy: 0.8, macro: { f1: 0.5 } })
    expect(report.types.map(({ type, f1, support }) => [type, f1, support])).toEqual([
      ['MISC', 0, 1],
      ['PER', 1, 1],
    ])
  })

  it('are 0 where there is nothing to divide by', () => {
    expect(scoreTags(one('O O', 'O O'), 'lenient')).toMatchObject({ precision: 0, recall: 0, f1: 0, accuracy: 1 })
    expect(scoreTags([], 'lenient')).toMatchObject({ tokens: 0, accuracy: 0, f1: 0, types: [] })
  })

  it('refuse sentences of two lengths', () => {
    expect(() => scoreTags(one('O O', 'O'), 'lenient')).toThrow(/2 gold tags but 1/)
  })

  it('keep precision and recall apart: they change places when gold and guess do', () => {
    const pairs = fc.array(
      fc.tuple(iob2, iob2).map(([a, b]) => ({ gold: a.slice(0, b.length), guess: b.slice(0, a.length) })),
    )
    fc.assert(
      fc.property(pairs, fc.constantFrom('lenient' as const, ...SCHEMES.slice(0, 2)), (sentences, reading) => {
        const there = scoreTags(sentences, reading)
        const back = scoreTags(
          sentences.map(({ gold, guess }) => ({ gold: guess, guess: gold })),
          reading,
        )
        expect([back.precision, back.recall, back.f1]).toEqual([there.recall, there.precision, there.f1])
        expect(scoreTags([...sentences].reverse(), reading).f1).toBe(there.f1)
      }),
    )
  })
})

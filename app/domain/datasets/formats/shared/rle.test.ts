import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersOf } from '#app/domain/grading/regions/rle.ts'
import { bitmapOf, countsFromLetters, countsOf, rleOfBitmap } from './rle.ts'

const counts = fc.array(fc.integer({ min: 0, max: 30_000 * 30_000 }), { maxLength: 40 })

describe('run lengths in letters', () => {
  it('come back exactly', () => {
    fc.assert(
      fc.property(counts, (runs) => {
        expect(countsFromLetters(lettersOf(runs))).toEqual(runs)
      }),
    )
  })

  it('never throw on other letters, and are never negative', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (letters) => {
        const read = countsFromLetters(letters)
        if (!('problem' in read)) expect(read.every((run) => Number.isInteger(run) && run >= 0)).toBe(true)
      }),
    )
  })

  it.each([
    ['0'.repeat(5), [0, 0, 0, 0, 0]],
    // 6 = 0b00110 in one letter: character 48 + 6.
    ['6', [6]],
    // 20 needs a second letter, since the fifth bit is the sign: 48 + 32 + 20, then 48.
    ['d0', [20]],
  ])('%j are %j by the definition in maskApi.c', (letters, runs) => {
    expect(countsFromLetters(letters)).toEqual(runs)
  })
})

describe('a mask', () => {
  it('fits its size or says why not', () => {
    expect(countsOf({ size: [2, 3], counts: [1, 2, 3] })).toEqual([1, 2, 3])
    expect(countsOf({ size: [2, 3], counts: [1, 2] })).toEqual({
      problem: 'counts add up to 3 pixels, not the 6 of 3×2',
    })
  })

  it('of a picture is filled where its bitmap is, and back', () => {
    const bits = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc.array(fc.constantFrom(0, 1), { minLength: width, maxLength: 9 * width }).map((all) => {
        const height = Math.floor(all.length / width)
        return { width, height, pixels: Uint8Array.from(all.slice(0, width * height)) }
      }),
    )
    fc.assert(
      fc.property(
        bits,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        ({ width, height, pixels }, left, top) => {
          const image = { width: left + width + 2, height: top + height + 1 }
          const { size, counts: runs } = rleOfBitmap({ left, top, width, height, pixels }, image)
          const back = bitmapOf(runs as number[], size)
          const filled = new Set<string>()
          if (back)
            back.pixels.forEach(
              (pixel, at) =>
                pixel && filled.add(`${back.left + (at % back.width)},${back.top + Math.floor(at / back.width)}`),
            )
          const expected = new Set<string>()
          pixels.forEach((pixel, at) => pixel && expected.add(`${left + (at % width)},${top + Math.floor(at / width)}`))
          expect(filled).toEqual(expected)
          expect(countsOf({ size, counts: runs })).toEqual(runs)
        },
      ),
    )
  })
})

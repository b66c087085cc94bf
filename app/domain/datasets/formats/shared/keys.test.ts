import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { keysOf, Pictures, placesOf, safeName, uniqueNames } from './keys.ts'

describe('keys of pictures in parts', () => {
  it('are their names, with the part before those that two parts share', () => {
    const entries = [
      { split: 'train', name: 'a.jpg' },
      { split: 'train', name: 'b.jpg' },
      { split: 'val', name: 'a.jpg' },
    ]
    expect(keysOf(entries)).toEqual(['train/a.jpg', 'b.jpg', 'val/a.jpg'])
  })

  it('lead back to their places', () => {
    const entry = fc.record({ split: fc.constantFrom('', 'train', 'val'), name: fc.constantFrom('a', 'b', 'c/d', 'e') })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ split, name }) => `${split}/${name}` }), (entries) => {
        const items = keysOf(entries).map((key, index) => {
          const { split } = entries[index]!
          return { key, width: 1, height: 1, text: null, labels: [], ...(split && { attributes: { split } }) }
        })
        expect(placesOf(items)).toEqual(entries)
      }),
    )
  })
})

describe('names that are written', () => {
  it('are safe, whatever the key', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary-ascii', maxLength: 300 })),
        fc.nat(99),
        (key, index) => {
          expect(fileNameProblem(safeName(key, index))).toBeUndefined()
        },
      ),
    )
    for (const key of ['..', '../..', '.', '/', 'con', 'NUL.txt', 'a/../b', 'a\\b', 'C:x', 'trailing. ', 'a/aux.png'])
      expect(fileNameProblem(safeName(key, 0))).toBeUndefined()
  })

  it('are each taken once, without regard to case', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a.txt', 'A.txt', 'a~2.txt', 'b', 'B')), (names) => {
        const given = uniqueNames(names).map((name) => name.toLowerCase())
        expect(new Set(given).size).toBe(names.length)
      }),
    )
  })
})

describe('a picture that annotations name', () => {
  const pictures = new Pictures(['images/train/a.jpg', 'images/val/a.jpg', 'images/val/b.png', 'c.jpg', 'deep/c.jpg'])

  it.each([
    ['b.png', '', 'images/val/b.png'],
    ['b', '', 'images/val/b.png'],
    ['val/a.jpg', '', 'images/val/a.jpg'],
    ['a.jpg', 'train', 'images/train/a.jpg'],
    ['a.jpg', '', null],
    ['c.jpg', '', 'c.jpg'],
    ['.jpg', '', null],
    ['nowhere.jpg', '', null],
  ])('%s (in %s) is %s', (name, near, expected) => {
    expect(pictures.find(name, near)).toBe(expected)
  })
})

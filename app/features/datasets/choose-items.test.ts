import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choice, chooseItems } from './choose-items.ts'
import { type ItemFacts, classCounts, factsOf } from './item-facts.ts'

const item = (key: string, classes: Record<string, number>): ItemFacts =>
  factsOf({
    id: key,
    key,
    meta: { objects: 0, classes: Object.entries(classes).map(([name, objects]) => ({ name, objects })) },
  })
const items = [
  item('a.jpg', { car: 1 }),
  item('b.jpg', { car: 6, bus: 1 }),
  item('c.jpg', { bus: 2 }),
  item('d.jpg', { dog: 9 }),
  item('e.jpg', {}),
]
const among = { items, classes: ['car', 'bus'], onlyWithObjects: true }

describe('choosing the pictures of each part', () => {
  it('gives a picture to the first part that matches it, and the rest to "the rest"', () => {
    const parts: Choice[] = [{ source: 'rest' }, { source: 'class', class: 'bus' }]
    expect(chooseItems(parts, among)).toEqual([['a.jpg'], ['b.jpg', 'c.jpg']])
  })

  it('counts only objects of the asked classes', () => {
    const parts: Choice[] = [
      { source: 'objects', min: 1, max: 3 },
      { source: 'objects', min: 4, max: null },
    ]
    expect(chooseItems(parts, among)).toEqual([['a.jpg', 'c.jpg'], ['b.jpg']])
  })

  it('lets a picture that was picked by hand go before every rule, also an empty one', () => {
    const parts: Choice[] = [{ source: 'rest' }, { source: 'picked', keys: new Set(['a.jpg', 'e.jpg']) }]
    expect(chooseItems(parts, among)).toEqual([
      ['b.jpg', 'c.jpg'],
      ['a.jpg', 'e.jpg'],
    ])
  })

  it('takes empty pictures only when asked to', () => {
    expect(chooseItems([{ source: 'rest' }], { ...among, onlyWithObjects: false })[0]).toHaveLength(5)
  })

  it('never gives a picture to two parts, whatever the parts are', () => {
    const choice: fc.Arbitrary<Choice> = fc.oneof(
      fc.constant({ source: 'rest' as const }),
      fc.constantFrom('car', 'bus', 'dog').map((name) => ({ source: 'class' as const, class: name })),
      fc.record({ source: fc.constant('objects' as const), min: fc.nat(5), max: fc.option(fc.nat(9)) }),
      fc.subarray(items.map(({ key }) => key)).map((keys) => ({ source: 'picked' as const, keys: new Set(keys) })),
    )
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 6 }), fc.boolean(), (parts, onlyWithObjects) => {
        const chosen = chooseItems(parts, { ...among, onlyWithObjects }).flat()
        expect(new Set(chosen).size).toBe(chosen.length)
      }),
    )
  })
})

describe('facts of items', () => {
  it('count pictures and objects of each class, the most shown first', () => {
    expect(classCounts(items, ['bus', 'car', 'kite'])).toEqual([
      { name: 'bus', pictures: 2, objects: 3 },
      { name: 'car', pictures: 2, objects: 7 },
      { name: 'kite', pictures: 0, objects: 0 },
    ])
  })

  it('are read from the meta of any age, and from none', () => {
    expect([...factsOf({ id: '1', key: 'a', meta: { objects: 2, classes: ['car'] } }).classes]).toEqual([['car', 1]])
    expect(factsOf({ id: '1', key: 'a', meta: {} })).toMatchObject({ objects: null })
    expect(factsOf({ id: '1', key: 'a', meta: null }).classes.size).toBe(0)
  })
})

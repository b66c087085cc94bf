import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { clipped, outsideProblem } from './boxes.ts'
import { emptyLabel } from './empty.ts'
import { goldLabelSchema, labelSchema, labelSchemaFor } from './label.ts'
import { problemsOf } from './problems.ts'
import { classTitle, taxonomySchema } from './taxonomy.ts'

const taxonomy = { classes: [{ name: 'car', title: { en: 'Car', ko: '승용차' } }, { name: '__proto__' }] }
const schema = labelSchemaFor(taxonomy, { width: 100, height: 80 })
const box = { id: 'a', class: 'car', x: 10, y: 10, width: 20, height: 20 }

function complaints(boxes: unknown[]) {
  const result = schema.safeParse({ kind: 'boxes', boxes })
  return result.success ? [] : problemsOf(result.error)
}

describe('a boxes answer', () => {
  it('may be empty, and may hold boxes of known classes inside the image', () => {
    expect(complaints([])).toEqual([])
    expect(complaints([box, { ...box, id: 'b', class: '__proto__' }])).toEqual([])
  })

  it('may reach one pixel over the edge, because pointers do', () => {
    expect(complaints([{ ...box, x: -1, width: 102 }])).toEqual([])
  })

  it.each([
    ['a class that is not offered', { ...box, class: 'bus' }, 'boxes[0].class', /"bus" is not offered/],
    ['a class that only exists on every object', { ...box, class: 'constructor' }, 'boxes[0].class', /not offered/],
    ['NaN', { ...box, x: Number.NaN }, 'boxes[0].x', /finite number/],
    ['infinity', { ...box, y: Infinity }, 'boxes[0].y', /finite number/],
    ['a string for a number', { ...box, width: '20' }, 'boxes[0].width', /finite number/],
    ['no width', { ...box, width: 0 }, 'boxes[0].width', /at least 1 pixel/],
    ['negative height', { ...box, height: -4 }, 'boxes[0].height', /at least 1 pixel/],
    ['a place outside the image', { ...box, x: 90 }, 'boxes[0]', /10 pixels outside the image \(100×80\)/],
    ['an unknown field', { ...box, gold: true }, 'boxes[0]', /gold/],
  ])('is refused for %s, saying what and where', (_, wrong, where, message) => {
    const [problem] = complaints([wrong])
    expect(problem?.where).toBe(where)
    expect(problem?.message).toMatch(message)
  })

  it('is refused when two boxes share an id', () => {
    expect(complaints([box, box])).toEqual([{ where: 'boxes[1].id', message: 'id "a" is used by another box' }])
  })

  it('holds at most 500 boxes', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...box, id: String(index) }))
    expect(complaints(many(500))).toEqual([])
    expect(complaints(many(501))).toEqual([{ where: 'boxes', message: 'at most 500 boxes' }])
  })
})

describe('a classification answer', () => {
  const choose = labelSchemaFor(taxonomy, { width: 1, height: 1, kind: 'classification' })
  const chooseMany = labelSchemaFor(taxonomy, { width: 1, height: 1, kind: 'classification', multiple: true })

  it('chooses exactly one class unless several are allowed', () => {
    expect(choose.safeParse({ kind: 'classification', classes: ['car'] }).success).toBe(true)
    expect(choose.safeParse({ kind: 'classification', classes: [] }).success).toBe(false)
    expect(choose.safeParse({ kind: 'classification', classes: ['car', '__proto__'] }).success).toBe(false)
    expect(chooseMany.safeParse({ kind: 'classification', classes: ['car', '__proto__'] }).success).toBe(true)
  })

  it('may not choose a class twice, nor one that is not offered', () => {
    expect(chooseMany.safeParse({ kind: 'classification', classes: ['car', 'car'] }).success).toBe(false)
    expect(chooseMany.safeParse({ kind: 'classification', classes: ['toString'] }).success).toBe(false)
  })

  it('is refused where boxes are asked for', () => {
    const boxesOnly = labelSchemaFor(taxonomy, { width: 1, height: 1, kind: 'boxes' })
    const result = boxesOnly.safeParse({ kind: 'classification', classes: ['car'] })
    expect(result.error && problemsOf(result.error)).toEqual([
      { where: 'kind', message: 'this item asks for boxes, not classification' },
    ])
  })
})

describe('a gold label', () => {
  it('may mark boxes as ignored and barely visible, which an answer may not', () => {
    const label = { kind: 'boxes', boxes: [{ ...box, width: 0.4, ignore: true, visibility: 0.03 }] }
    expect(goldLabelSchema.safeParse(label).success).toBe(true)
    expect(labelSchema.safeParse(label).success).toBe(false)
  })
})

describe('any label', () => {
  it('refuses whatever is not a label without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(schema.safeParse(value).success).toBe(false)
      }),
    )
  })

  it('starts empty', () => {
    expect(labelSchema.parse(emptyLabel('boxes'))).toEqual({ kind: 'boxes', boxes: [] })
  })
})

describe('a box that reaches over the edge', () => {
  it('is clipped to the image and then lies inside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 1, max: 200 }), (x, width) => {
        const inside = clipped({ ...box, x, width }, { width: 100, height: 80 })
        expect(outsideProblem(inside, { width: 100, height: 80 }, 0)).toBeUndefined()
      }),
    )
  })
})

describe('a taxonomy', () => {
  it('has unique class names and hotkeys', () => {
    const result = taxonomySchema.safeParse({
      classes: [
        { name: 'car', hotkey: '1' },
        { name: 'car', hotkey: '1' },
      ],
    })
    expect(result.error && problemsOf(result.error).map(({ where }) => where)).toEqual([
      'classes[1].name',
      'classes[1].hotkey',
    ])
  })

  it('calls a class by its title in the language, else by its name', () => {
    expect(classTitle(taxonomy, 'car', 'ko')).toBe('승용차')
    expect(classTitle(taxonomy, 'car', 'toString')).toBe('car')
    expect(classTitle(taxonomy, '__proto__', 'ko')).toBe('__proto__')
  })
})

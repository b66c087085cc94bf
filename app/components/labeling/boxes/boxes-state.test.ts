import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_BOXES, type Box } from '#app/domain/labels/boxes.ts'
import { labelSchemaFor } from '#app/domain/labels/label.ts'
import { MIN_SIDE } from './boxes-geometry.ts'
import {
  boxesOf,
  boxesReducer,
  draftRect,
  MOST_BOXES,
  startBoxes,
  type BoxesAction,
  type BoxesState,
} from './boxes-state.ts'

const IMAGE = { width: 320, height: 240 }
const BUS: Box = { id: 'bus', class: 'bus', x: 10, y: 20, width: 100, height: 50 }
const CAR: Box = { id: 'car', class: 'car', x: 200, y: 100, width: 40, height: 30 }

const run = (actions: BoxesAction[], boxes: readonly Box[] = []): BoxesState =>
  actions.reduce(boxesReducer, startBoxes(boxes, IMAGE, 'car'))
const drawn = (x: number, y: number, toX: number, toY: number): BoxesAction[] => [
  { type: 'draw', at: { x, y } },
  { type: 'drag', to: { x: toX, y: toY } },
  { type: 'finish' },
]

describe('drawing boxes', () => {
  it('makes a box of whole pixels from any corner, selects it and gives it the chosen class', () => {
    const state = run([{ type: 'choose-class', class: 'truck' }, ...drawn(90.4, 80.6, 30.2, 20.4)])
    expect(boxesOf(state)).toEqual([{ id: 'b1', class: 'truck', x: 30, y: 20, width: 60, height: 61 }])
    expect(state).toMatchObject({ selected: 'b1', draft: null, event: { type: 'added', id: 'b1' } })
  })

  it('stops at the border of the image', () => {
    expect(boxesOf(run(drawn(300, 200, 900, 900)))[0]).toMatchObject({ x: 300, y: 200, width: 20, height: 40 })
  })

  it('makes nothing of less than three pixels, and says so', () => {
    const state = run(drawn(10, 10, 12, 80))
    expect(boxesOf(state)).toEqual([])
    expect(state.event).toEqual({ type: 'refused', why: 'too-small' })
    expect(state.history.past).toEqual([])
  })

  it('takes all of an image that has fewer pixels than a box needs', () => {
    const image = { width: 1, height: 240 }
    const draw = drawn(0, 10, 1, 90).reduce(boxesReducer, startBoxes([], image, 'car'))
    expect(boxesOf(draw)).toEqual([{ id: 'b1', class: 'car', x: 0, y: 10, width: 1, height: 80 }])
  })

  it('forgets a corner that the keyboard has set when the pointer takes over', () => {
    const state = run([{ type: 'point', at: { x: 9, y: 9 } }, ...drawn(9, 9, 60, 60).slice(0, 2), { type: 'unpoint' }])
    expect(state).toMatchObject({ cursor: null, draft: null })
  })

  it('forgets a cancelled drawing', () => {
    const state = run([...drawn(0, 0, 50, 50).slice(0, 2), { type: 'cancel' }])
    expect(boxesOf(state)).toEqual([])
    expect(state.draft).toBeNull()
  })

  it('draws with the keyboard: the cursor stretches what was anchored', () => {
    const state = run([
      { type: 'point', at: { x: 40, y: 30 } },
      { type: 'draw', at: { x: 40, y: 30 } },
      { type: 'point', at: { x: 100, y: 70 } },
    ])
    expect(draftRect(state)).toEqual({ x: 40, y: 30, width: 60, height: 40 })
    expect(boxesOf(boxesReducer(state, { type: 'finish' }))[0]).toMatchObject({ x: 40, y: 30, width: 60, height: 40 })
  })

  it('takes as many boxes as a label may hold, and says when it is full', () => {
    expect(MOST_BOXES).toBe(MAX_BOXES)
    const many = Array.from({ length: MAX_BOXES }, (_, index) => ({ ...CAR, id: `c${index}` }))
    const state = run(drawn(0, 0, 50, 50), many)
    expect(boxesOf(state)).toHaveLength(MAX_BOXES)
  })
})

describe('changing boxes', () => {
  it('moves a box by a drag, and the label changes only at the end', () => {
    const dragging = run(
      [
        { type: 'grab', id: 'bus', at: { x: 50, y: 50 } },
        { type: 'drag', to: { x: 70, y: 45 } },
      ],
      [BUS],
    )
    expect(boxesOf(dragging)).toEqual([BUS])
    expect(boxesOf(boxesReducer(dragging, { type: 'finish' }))).toEqual([{ ...BUS, x: 30, y: 15 }])
  })

  it.each([
    ['nw', { x: 15, y: 27, width: 95, height: 43 }],
    ['n', { x: 10, y: 27, width: 100, height: 43 }],
    ['ne', { x: 10, y: 27, width: 105, height: 43 }],
    ['e', { x: 10, y: 20, width: 105, height: 50 }],
    ['se', { x: 10, y: 20, width: 105, height: 57 }],
    ['s', { x: 10, y: 20, width: 100, height: 57 }],
    ['sw', { x: 15, y: 20, width: 95, height: 57 }],
    ['w', { x: 15, y: 20, width: 95, height: 50 }],
  ] as const)('resizes by the handle %s', (handle, expected) => {
    const state = run(
      [
        { type: 'grab', id: 'bus', at: { x: 0, y: 0 }, handle },
        { type: 'drag', to: { x: 5, y: 7 } },
        { type: 'finish' },
      ],
      [BUS],
    )
    expect(boxesOf(state)[0]).toMatchObject(expected)
  })

  it('changes the class of the selected box, or of the next one when none is selected', () => {
    expect(
      boxesOf(
        run(
          [
            { type: 'select', id: 'bus' },
            { type: 'choose-class', class: 'truck' },
          ],
          [BUS],
        ),
      )[0]?.class,
    ).toBe('truck')
    const none = run([{ type: 'choose-class', class: 'truck' }], [BUS])
    expect(boxesOf(none)).toEqual([BUS])
    expect(none.nextClass).toBe('truck')
  })

  it('takes back small steps of one kind on one box together', () => {
    const nudge = (x: number, id = 'bus'): BoxesAction => ({ type: 'nudge', id, by: { x, y: 0 } })
    const state = run([nudge(1), nudge(1), nudge(1)], [BUS, CAR])
    expect(boxesOf(state)[0]?.x).toBe(13)
    expect(boxesOf(boxesReducer(state, { type: 'undo' }))).toEqual([BUS, CAR])
    const both = run([nudge(1), nudge(1, 'car'), { type: 'undo' }], [BUS, CAR])
    expect(boxesOf(both).map(({ x }) => x)).toEqual([11, 200])
  })

  it('remembers where a deleted box stood, so that going on starts there', () => {
    const state = run(
      [
        { type: 'select', id: 'bus' },
        { type: 'delete', id: 'bus' },
      ],
      [CAR, BUS, { ...CAR, id: 'last' }],
    )
    expect(state).toMatchObject({ selected: null, place: 0.5, event: { type: 'deleted', class: 'bus' } })
  })

  it('gives a new box an id that no box had that can still come back', () => {
    const state = run([...drawn(0, 0, 50, 50), { type: 'delete', id: 'b1' }, ...drawn(10, 10, 60, 60)])
    expect(boxesOf(state)[0]?.id).not.toBe('b1')
  })
})

const point = fc.record({
  x: fc.double({ min: -100, max: 500, noNaN: true }),
  y: fc.double({ min: -100, max: 400, noNaN: true }),
})
const id = fc.constantFrom('bus', 'car', 'b1', 'b2', 'b3', 'b4')
const edge = fc.constantFrom('nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w', undefined)
const handle = fc.oneof(edge, fc.constant('rotate' as const))
const className = fc.constantFrom('car', 'bus', 'truck')
const anyAction: fc.Arbitrary<BoxesAction> = fc.oneof(
  fc.record({ type: fc.constant('draw' as const), at: point }),
  fc.record({ type: fc.constant('drag' as const), to: point }),
  fc.record({ type: fc.constant('finish' as const) }),
  fc.record({ type: fc.constant('cancel' as const) }),
  fc.record({ type: fc.constant('grab' as const), id, at: point, handle }),
  fc.record({ type: fc.constant('point' as const), at: point }),
  fc.record({ type: fc.constant('select' as const), id: fc.option(id) }),
  fc.record({ type: fc.constant('choose-class' as const), class: className }),
  fc.record({ type: fc.constant('nudge' as const), id, by: point, handle: edge }),
  fc.record({ type: fc.constant('delete' as const), id }),
  fc.record({ type: fc.constant('rotate' as const), id, by: fc.integer({ min: -200, max: 200 }) }),
  fc.record({ type: fc.constant('copy' as const), id }),
  fc.record({ type: fc.constant('paste' as const) }),
  fc.record({ type: fc.constantFrom('hide' as const, 'lock' as const), id }),
  fc.record({
    type: fc.constant('attribute' as const),
    id,
    name: className,
    value: fc.constantFrom(true, 'x', undefined),
  }),
  fc.record({ type: fc.constant('undo' as const) }),
  fc.record({ type: fc.constant('redo' as const) }),
)
const anyActions = fc.array(anyAction, { maxLength: 60 })
const TAXONOMY = { classes: [{ name: 'car' }, { name: 'bus' }, { name: 'truck' }] }

describe('turning boxes', () => {
  it('turns by steps that are undone together, and by a handle', () => {
    const turn = (by: number): BoxesAction => ({ type: 'rotate', id: 'bus', by })
    const state = run([turn(1), turn(1), turn(15)], [BUS])
    expect(boxesOf(state)[0]).toEqual({ ...BUS, rotation: 17 })
    expect(boxesOf(boxesReducer(state, { type: 'undo' }))).toEqual([BUS])
    const pulled = run(
      [
        { type: 'grab', id: 'bus', at: { x: 60, y: 0 }, handle: 'rotate' },
        { type: 'drag', to: { x: 120, y: 45 } },
        { type: 'finish' },
      ],
      [BUS],
    )
    expect(boxesOf(pulled)[0]).toEqual({ ...BUS, rotation: 90 })
    expect(pulled.event).toEqual({ type: 'turned', id: 'bus' })
  })

  it('leaves no rotation behind on a box that is upright again', () => {
    const state = run(
      [
        { type: 'rotate', id: 'bus', to: 30 },
        { type: 'rotate', id: 'bus', to: 0 },
      ],
      [BUS],
    )
    expect(boxesOf(state)).toEqual([BUS])
  })
})

describe('whatever is done', () => {
  it('the label stays valid: boxes inside the image, big enough, ids unique', () => {
    const schema = labelSchemaFor(TAXONOMY, { ...IMAGE, kind: 'boxes' })
    fc.assert(
      fc.property(anyActions, (actions) => {
        const boxes = boxesOf(run(actions, [BUS, CAR]))
        expect(schema.safeParse({ kind: 'boxes', boxes }).error).toBeUndefined()
        for (const { x, y, width, height, rotation } of boxes) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(MIN_SIDE)
          // Of a turned box the schema has checked the centre.
          if (rotation) continue
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(IMAGE.width)
          expect(y + height).toBeLessThanOrEqual(IMAGE.height)
        }
      }),
    )
  })

  it('undo takes back exactly the last change, and redo brings it back', () => {
    fc.assert(
      fc.property(anyActions, anyAction, (actions, last) => {
        fc.pre(last.type !== 'undo' && last.type !== 'redo')
        const before = boxesReducer(run(actions, [BUS, CAR]), { type: 'select', id: null })
        const after = boxesReducer(before, last)
        fc.pre(boxesOf(after) !== boxesOf(before))
        const undone = boxesReducer(after, { type: 'undo' })
        expect(boxesOf(undone)).toBe(boxesOf(before))
        expect(boxesOf(boxesReducer(undone, { type: 'redo' }))).toBe(boxesOf(after))
      }),
    )
  })

  it('enough undos lead back to the start', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        let state = boxesReducer(run(actions, [BUS, CAR]), { type: 'cancel' })
        while (state.history.past.length > 0) state = boxesReducer(state, { type: 'undo' })
        expect(boxesOf(state)).toEqual([BUS, CAR])
      }),
    )
  })

  it('only a box that exists is selected', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const state = run(actions, [BUS, CAR])
        if (state.selected !== null) expect(boxesOf(state).map(({ id }) => id)).toContain(state.selected)
      }),
    )
  })
})

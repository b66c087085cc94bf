import { describe, expect, it } from 'vitest'
import { HISTORY_LIMIT } from '#app/components/labeling/history.ts'
import type { Shape, ShapeKit } from './shape.ts'
import { add, shapesOf, shapesReducer, startShapes, type ShapesAction, type ShapesState } from './shapes-state.ts'

type Dot = Shape & { x: number; y: number }
const DOTS: ShapeKit<Dot> = {
  most: 4,
  prefix: 'd',
  sameForm: (a, b) => a.x === b.x && a.y === b.y,
  bounds: ({ x, y }) => ({ x, y, width: 0, height: 0 }),
  moved: (dot, by, image) => ({
    ...dot,
    x: Math.min(dot.x + by.x, image.width),
    y: Math.min(dot.y + by.y, image.height),
  }),
}
const A: Dot = { id: 'd1', class: 'car', x: 10, y: 20 }
const B: Dot = { id: 'd7', class: 'bus', x: 50, y: 60 }

const after = (actions: ShapesAction[], dots: Dot[] = [A, B]): ShapesState<Dot> =>
  actions.reduce<ShapesState<Dot>>(
    (state, action) => shapesReducer(DOTS, state, action),
    startShapes(DOTS, dots, { width: 100, height: 100 }, 'car'),
  )

describe('what is done alike with every kind of shape', () => {
  it('copies and pastes, each copy a step further, with an id that nobody had', () => {
    const state = after([{ type: 'copy', id: 'd1' }, { type: 'paste' }, { type: 'paste' }])
    expect(shapesOf(state).slice(2)).toEqual([
      { ...A, id: 'd8', x: 22, y: 32 },
      { ...A, id: 'd9', x: 34, y: 44 },
    ])
    expect(state.selected).toBe('d9')
  })

  it('pastes back from a corner, where there is no way further', () => {
    const corner = { id: 'd1', class: 'car', x: 100, y: 100 }
    expect(shapesOf(after([{ type: 'copy', id: 'd1' }, { type: 'paste' }], [corner]))[1]).toMatchObject({
      x: 88,
      y: 88,
    })
  })

  it('leaves the vertex or point when the whole is selected again', () => {
    expect(
      after([
        { type: 'select', id: 'd1' },
        { type: 'part', part: '1' },
        { type: 'select', id: 'd1' },
      ]).part,
    ).toBeNull()
  })

  it('pastes nothing before something is copied, and no more than a label may hold', () => {
    expect(after([{ type: 'paste' }]).event).toEqual({ type: 'nothing-to-paste' })
    const full = after([{ type: 'copy', id: 'd1' }, { type: 'paste' }, { type: 'paste' }, { type: 'paste' }])
    expect(shapesOf(full)).toHaveLength(4)
    expect(full.event).toEqual({ type: 'refused', why: 'full' })
  })

  it('sets and takes away attributes, and leaves no empty list of them', () => {
    const set = after([
      { type: 'attribute', id: 'd1', name: 'cut', value: true },
      { type: 'attribute', id: 'd1', name: 'side', value: 'left' },
    ])
    expect(shapesOf(set)[0]).toEqual({ ...A, attributes: { cut: true, side: 'left' } })
    const cleared = ['cut', 'side'].reduce<ShapesState<Dot>>(
      (state, name) => shapesReducer(DOTS, state, { type: 'attribute', id: 'd1', name, value: undefined }),
      set,
    )
    expect(shapesOf(cleared)).toEqual([A, B])
  })

  it('changes nothing about a locked shape, and says why', () => {
    for (const action of [
      { type: 'delete', id: 'd1' },
      { type: 'choose-class', class: 'bus', id: 'd1' },
      { type: 'attribute', id: 'd1', name: 'cut', value: true },
    ] satisfies ShapesAction[]) {
      const state = after([{ type: 'lock', id: 'd1' }, action])
      expect(shapesOf(state)).toEqual([A, B])
      expect(state.event).toEqual({ type: 'refused', why: 'locked' })
    }
    expect(
      shapesOf(
        after([
          { type: 'lock', id: 'd1' },
          { type: 'lock', id: 'd1' },
          { type: 'delete', id: 'd1' },
        ]),
      ),
    ).toEqual([B])
  })

  it('hides and shows without touching the label', () => {
    const hidden = after([{ type: 'hide', id: 'd1' }])
    expect([...hidden.hidden]).toEqual(['d1'])
    expect(hidden.history.past).toEqual([])
    expect(shapesReducer(DOTS, hidden, { type: 'hide', id: 'd1' }).hidden.size).toBe(0)
  })

  it('undoes a hundred steps and more', () => {
    let state = startShapes(DOTS, [A], { width: 1000, height: 1000 }, 'car')
    for (let step = 0; step < 150; step += 1)
      state = shapesReducer(DOTS, state, { type: 'choose-class', class: `c${step}`, id: 'd1' })
    expect(HISTORY_LIMIT).toBeGreaterThanOrEqual(150)
    for (let step = 0; step < 150; step += 1) state = shapesReducer(DOTS, state, { type: 'undo' })
    expect(shapesOf(state)).toEqual([A])
  })

  it('counts ids on from the highest that was loaded', () => {
    const state = startShapes(DOTS, [B], { width: 100, height: 100 }, 'car')
    expect(shapesOf(add(DOTS, state, { class: 'car', x: 1, y: 2 })).at(-1)?.id).toBe('d8')
  })
})

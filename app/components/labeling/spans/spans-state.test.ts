import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SPANS, spansLabelSchema, type Span } from '#app/domain/labels/spans.ts'
import {
  inReadingOrder,
  MOST_SPANS,
  spansOf,
  spansReducer,
  startSpans,
  type SpansAction,
  type SpansState,
} from './spans-state.ts'

const start = (...spans: Span[]) => startSpans(spans, 'person')
const after = (state: SpansState, ...actions: SpansAction[]) => actions.reduce(spansReducer, state)
const choose = (anchor: number, caret: number): SpansAction => ({ type: 'choose', anchor, caret })
const A: Span = { id: 'a', class: 'person', start: 0, end: 4 }

describe('spans', () => {
  it('are made of the selected text, in either direction, and get the class asked for', () => {
    expect(spansOf(after(start(), choose(5, 2), { type: 'mark' }))).toEqual([
      { id: 's1', class: 'person', start: 2, end: 5 },
    ])
    const state = after(start(), choose(2, 5), { type: 'class', class: 'place' })
    expect(spansOf(state)).toEqual([{ id: 's1', class: 'place', start: 2, end: 5 }])
    expect(state.selected).toBe('s1')
  })

  it('are not made of nothing, nor twice of the same, but may overlap and nest', () => {
    expect(after(start(), choose(3, 3), { type: 'mark' }).event).toEqual({ type: 'nothing' })
    const twice = after(start(A), choose(0, 4), { type: 'mark' })
    expect([spansOf(twice).length, twice.event, twice.selected]).toEqual([1, { type: 'twice' }, 'a'])
    expect(spansOf(after(start(A), choose(0, 4), { type: 'mark', class: 'place' }))).toHaveLength(2)
    expect(spansOf(after(start(A), choose(2, 6), { type: 'mark' }))).toHaveLength(2)
  })

  it('change their class where one is selected; otherwise the next one gets it', () => {
    const state = after(start(A), { type: 'select', id: 'a' }, { type: 'class', class: 'place' })
    expect(spansOf(state)[0]!.class).toBe('place')
    expect(after(start(A), { type: 'class', class: 'place' }).nextClass).toBe('place')
    expect(spansOf(after(start(A), { type: 'class', class: 'place' }))[0]!.class).toBe('person')
  })

  it('move their borders, never to nothing; small steps are undone together', () => {
    const run = { type: 'border', id: 'a', run: 'end' } as const
    const state = after(start(A), { ...run, range: { start: 0, end: 5 } }, { ...run, range: { start: 0, end: 6 } })
    expect(spansOf(state)[0]).toMatchObject({ start: 0, end: 6 })
    expect(spansOf(after(state, { type: 'undo' }))).toEqual([A])
    expect(after(state, { ...run, range: { start: 6, end: 6 } })).toBe(state)
  })

  it('put the caret where the deleted one was, and forget it', () => {
    const state = after(start({ ...A, start: 3, end: 9 }), { type: 'select', id: 'a' }, { type: 'delete', id: 'a' })
    expect([state.caret, state.anchor, state.selected, spansOf(state)]).toEqual([3, 3, null, []])
  })

  it('are as many as the schema takes', () => {
    expect(MOST_SPANS).toBe(MAX_SPANS)
    const full = start(...Array.from({ length: MOST_SPANS }, (_, n) => ({ ...A, id: `x${n}`, end: n + 1 })))
    expect(after(full, choose(1, 7), { type: 'mark' }).event).toEqual({ type: 'full' })
  })

  it('stand in reading order: earlier first, the outer before the inner', () => {
    const spans = [{ ...A, id: 'c', start: 5, end: 6 }, { ...A, id: 'b', end: 2 }, A]
    expect(inReadingOrder(spans).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  const offset = fc.nat(30)
  const action: fc.Arbitrary<SpansAction> = fc.oneof(
    fc.tuple(offset, offset).map(([anchor, caret]) => choose(anchor, caret)),
    fc.constantFrom('person', 'place').map((name): SpansAction => ({ type: 'class', class: name })),
    fc.constant<SpansAction>({ type: 'mark' }),
    fc.constantFrom('s1', 's2', 's3', null).map((id): SpansAction => ({ type: 'select', id })),
    fc.constantFrom('s1', 's2').map((id): SpansAction => ({ type: 'delete', id })),
    fc
      .tuple(fc.constantFrom('s1', 's2'), offset, offset)
      .map(([id, start, end]): SpansAction => ({ type: 'border', id, range: { start, end } })),
    fc.constantFrom<SpansAction>({ type: 'undo' }, { type: 'redo' }, { type: 'leave' }),
  )

  it('are always a valid label, and undone to nothing, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let state = after(start(), ...actions)
        expect(spansLabelSchema.safeParse({ kind: 'spans', spans: spansOf(state) }).success).toBe(true)
        expect(state.selected === null || spansOf(state).some(({ id }) => id === state.selected)).toBe(true)
        const end = spansOf(state)
        for (let step = 0; step < 100; step += 1) state = spansReducer(state, { type: 'undo' })
        expect(spansOf(state)).toEqual([])
        for (let step = 0; step < 100; step += 1) state = spansReducer(state, { type: 'redo' })
        if (!actions.some(({ type }) => type === 'undo')) expect(spansOf(state)).toEqual(end)
      }),
    )
  })
})

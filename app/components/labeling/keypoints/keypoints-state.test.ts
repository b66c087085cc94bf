import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_INSTANCES, type Instance } from '#app/domain/labels/keypoints.ts'
import { labelSchemaFor } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { shapesOf } from '#app/components/labeling/shapes/shapes-state.ts'
import {
  keypointsReducer,
  MOST_INSTANCES,
  skeletonKit,
  startKeypoints,
  type KeypointsAction,
  type KeypointsState,
} from './keypoints-state.ts'
import { instanceAt, pointAt, skeletonLooks, skeletonOf } from './skeleton.ts'

const IMAGE = { width: 320, height: 240 }
const TAXONOMY: Taxonomy = {
  classes: [
    {
      name: 'arm',
      skeleton: {
        points: [{ name: 'shoulder', title: { en: 'Shoulder', ko: '어깨' } }, { name: 'elbow' }, { name: 'hand' }],
        edges: [
          [0, 1],
          [1, 2],
        ],
      },
    },
    { name: 'leg', skeleton: { points: [{ name: 'a' }, { name: 'b' }, { name: 'c' }], edges: [] } },
    { name: 'spot' },
  ],
}
const COUNTS = new Map([
  ['arm', 3],
  ['leg', 3],
  ['spot', 1],
])
const ARM: Instance = {
  id: 's1',
  class: 'arm',
  points: [
    { x: 10, y: 10, v: 2 },
    { x: 50, y: 20, v: 1 },
    { x: 90, y: 10, v: 2 },
  ],
}
const reduce = keypointsReducer(COUNTS)
const run = (actions: KeypointsAction[], instances: readonly Instance[] = [], first = 'arm'): KeypointsState =>
  actions.reduce(reduce, startKeypoints(skeletonKit(COUNTS), instances, IMAGE, first))
const place = (x: number, y: number): KeypointsAction => ({ type: 'place', at: { x, y } })

describe('placing a skeleton', () => {
  it('goes through its points in their order, each a finished change, and ends with the last', () => {
    const state = run([place(10.4, 20.6), place(30, 40), place(500, 60)])
    expect(shapesOf(state)).toEqual([
      {
        id: 's1',
        class: 'arm',
        points: [
          { x: 10, y: 21, v: 2 },
          { x: 30, y: 40, v: 2 },
          { x: 320, y: 60, v: 2 },
        ],
      },
    ])
    expect(state).toMatchObject({ next: null, selected: 's1', event: { key: 'complete' } })
    expect(state.history.past).toHaveLength(3)
  })

  it('keeps what was set when it is left in the middle', () => {
    const state = run([place(10, 20), { type: 'guide', next: null }])
    expect(shapesOf(state)[0]?.points.map(({ v }) => v)).toEqual([2, 0, 0])
    expect(state.next).toBeNull()
  })

  it('sets hidden points, and leaves out those that are not there', () => {
    const state = run([place(10, 20), { type: 'as', as: 1 }, place(30, 40), { type: 'skip' }])
    expect(shapesOf(state)[0]?.points).toEqual([
      { x: 10, y: 20, v: 2 },
      { x: 30, y: 40, v: 1 },
      { x: 0, y: 0, v: 0 },
    ])
    expect(state).toMatchObject({ next: null, as: 2 })
  })

  it('takes back point by point, and is guided on from there', () => {
    const state = run([place(10, 20), place(30, 40), { type: 'undo' }])
    expect(shapesOf(state)[0]?.points.map(({ v }) => v)).toEqual([2, 0, 0])
    expect(state.next).toBe(1)
    expect(shapesOf(reduce(state, { type: 'undo' }))).toEqual([])
  })

  it('begins another skeleton when one is complete and left', () => {
    const complete = [place(1, 1), place(2, 2), place(3, 3)]
    expect(shapesOf(run([...complete, { type: 'select', id: null }, place(9, 9)]))).toHaveLength(2)
  })

  it('needs one point for a class without a skeleton', () => {
    expect(shapesOf(run([place(5, 6)], [], 'spot'))[0]?.points).toEqual([{ x: 5, y: 6, v: 2 }])
  })

  it('holds as many as the schema allows', () => {
    expect(MOST_INSTANCES).toBe(MAX_INSTANCES)
  })
})

describe('changing a skeleton', () => {
  it('moves one point, or all that are labeled', () => {
    const pulled = run(
      [
        { type: 'grab-point', id: 's1', index: 1, at: { x: 50, y: 20 } },
        { type: 'drag', to: { x: 60, y: 70 } },
        { type: 'finish' },
      ],
      [ARM],
    )
    expect(shapesOf(pulled)[0]?.points[1]).toEqual({ x: 60, y: 70, v: 1 })
    const partial: Instance = { ...ARM, points: [ARM.points[0]!, { x: 0, y: 0, v: 0 }, ARM.points[2]!] }
    const moved = run([{ type: 'nudge', id: 's1', by: { x: -50, y: 5 } }], [partial])
    expect(shapesOf(moved)[0]?.points).toEqual([
      { x: 0, y: 15, v: 2 },
      { x: 0, y: 0, v: 0 },
      { x: 80, y: 15, v: 2 },
    ])
  })

  it('changes the state of a point; one that was not there is placed next', () => {
    const select: KeypointsAction = { type: 'select', id: 's1' }
    expect(shapesOf(run([select, { type: 'visibility', index: 0, v: 1 }], [ARM]))[0]?.points[0]).toEqual({
      x: 10,
      y: 10,
      v: 1,
    })
    const gone = run([select, { type: 'visibility', index: 0, v: 0 }], [ARM])
    expect(shapesOf(gone)[0]?.points[0]).toEqual({ x: 0, y: 0, v: 0 })
    const back = reduce(reduce(gone, { type: 'visibility', index: 0, v: 1 }), place(7, 8))
    expect(shapesOf(back)[0]?.points[0]).toEqual({ x: 7, y: 8, v: 1 })
  })

  it('keeps the last point', () => {
    const last: Instance = { ...ARM, points: [ARM.points[0]!, { x: 0, y: 0, v: 0 }, { x: 0, y: 0, v: 0 }] }
    const state = run(
      [
        { type: 'select', id: 's1' },
        { type: 'visibility', index: 0, v: 0 },
      ],
      [last],
    )
    expect(state.event).toEqual({ type: 'refused', why: 'last-point' })
  })

  it('takes back the last point that was placed, and with the only one the skeleton', () => {
    const two = run([place(10, 10), place(20, 20)])
    const one = reduce(two, { type: 'back' })
    expect(one).toMatchObject({ next: 1, event: { key: 'taken-back', values: { point: 1 } } })
    expect(shapesOf(one)[0]?.points.map(({ v }) => v)).toEqual([2, 0, 0])
    expect(shapesOf(reduce(one, place(30, 30)))[0]?.points[1]).toEqual({ x: 30, y: 30, v: 2 })
    expect(shapesOf(reduce(one, { type: 'back' }))).toEqual([])
    expect(shapesOf(reduce(one, { type: 'undo' }))[0]?.points[1]).toEqual({ x: 20, y: 20, v: 2 })
  })

  it('is guided only to points that it has', () => {
    const spot = run([
      { type: 'choose-class', class: 'spot' },
      place(10, 10),
      { type: 'guide', next: 2 },
      place(20, 20),
    ])
    expect(shapesOf(spot)).toHaveLength(2)
  })

  it('becomes another class only if that has as many points', () => {
    const choose = (name: string) => run([{ type: 'choose-class', class: name, id: 's1' }], [ARM])
    expect(shapesOf(choose('leg'))[0]?.class).toBe('leg')
    expect(choose('spot')).toMatchObject({ event: { type: 'refused', why: 'other-skeleton' } })
  })
})

describe('skeletons', () => {
  const looks = skeletonLooks(TAXONOMY, 'ko-KR')

  it('name their points in the language, else as stored', () => {
    expect(skeletonOf(looks, 'arm').points.map(({ title }) => title)).toEqual(['어깨', 'elbow', 'hand'])
    expect(skeletonOf(looks, 'wing', 4).points).toHaveLength(4)
  })

  it('are found by their points and by their lines', () => {
    expect(pointAt([ARM], { x: 52, y: 21 }, 5, null)).toEqual({ id: 's1', index: 1 })
    expect(pointAt([ARM], { x: 30, y: 15 }, 5, null)).toBeNull()
    expect(instanceAt([ARM], looks, { x: 30, y: 16 }, 5)).toBe('s1')
    expect(instanceAt([ARM], looks, { x: 30, y: 60 }, 5)).toBeNull()
  })

  it('let the selected one have a point that two share', () => {
    const twin = { ...ARM, id: 's2' }
    expect(pointAt([ARM, twin], { x: 10, y: 10 }, 5, 's2')).toEqual({ id: 's2', index: 0 })
  })
})

const point = fc.record({
  x: fc.double({ min: -50, max: 400, noNaN: true }),
  y: fc.double({ min: -50, max: 300, noNaN: true }),
})
const id = fc.constantFrom('s1', 's2', 's3')
const index = fc.integer({ min: 0, max: 2 })
const v = fc.constantFrom(0 as const, 1 as const, 2 as const)
const anyAction: fc.Arbitrary<KeypointsAction> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('place' as const), at: point }) },
  fc.record({
    type: fc.constantFrom(
      'skip' as const,
      'back' as const,
      'finish' as const,
      'cancel' as const,
      'undo' as const,
      'redo' as const,
      'paste' as const,
    ),
  }),
  fc.record({ type: fc.constant('guide' as const), next: fc.option(index) }),
  fc.record({ type: fc.constant('as' as const), as: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ type: fc.constant('visibility' as const), index, v }),
  fc.record({ type: fc.constant('aim' as const), at: point }),
  fc.record({ type: fc.constant('drag' as const), to: point }),
  fc.record({ type: fc.constant('grab' as const), id, at: point }),
  fc.record({ type: fc.constant('grab-point' as const), id, index, at: point }),
  fc.record({ type: fc.constant('select' as const), id: fc.option(id) }),
  fc.record({ type: fc.constant('part' as const), part: fc.constantFrom('0', '2', null) }),
  fc.record({ type: fc.constant('nudge' as const), id, by: point }),
  fc.record({ type: fc.constant('nudge-point' as const), by: point }),
  fc.record({ type: fc.constant('choose-class' as const), class: fc.constantFrom('arm', 'leg', 'spot') }),
  fc.record({ type: fc.constantFrom('copy' as const, 'delete' as const, 'lock' as const), id }),
)
const anyActions = fc.array(anyAction, { maxLength: 60 })

describe('whatever is done', () => {
  it('the label stays valid', () => {
    const schema = labelSchemaFor(TAXONOMY, { ...IMAGE, kind: 'keypoints' })
    fc.assert(
      fc.property(anyActions, (actions) => {
        const instances = shapesOf(run(actions, [ARM]))
        expect(schema.safeParse({ kind: 'keypoints', instances }).error).toBeUndefined()
      }),
    )
  })

  it('enough undos lead back to the start', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        let state = reduce(run(actions, [ARM]), { type: 'cancel' })
        while (state.history.past.length > 0) state = reduce(state, { type: 'undo' })
        expect(shapesOf(state)).toEqual([ARM])
      }),
    )
  })
})

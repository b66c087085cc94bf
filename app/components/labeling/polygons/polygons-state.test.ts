import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_POLYGONS, MAX_RINGS, MAX_VERTICES, type Region } from '#app/domain/labels/polygons.ts'
import { labelSchemaFor } from '#app/domain/labels/label.ts'
import { shapesOf } from '#app/components/labeling/shapes/shapes-state.ts'
import { polygonsReducer, startPolygons, type PolygonsAction, type PolygonsState } from './polygons-state.ts'
import { MOST_REGIONS, MOST_RINGS, MOST_VERTICES } from './region-kit.ts'
import { closes } from './ring-drawing.ts'

const IMAGE = { width: 320, height: 240 }
const SQUARE: Region = { id: 'r1', class: 'car', rings: [[10, 10, 110, 10, 110, 110, 10, 110]] }
const MASK: Region = { id: 'm', class: 'sky', mask: { size: [240, 320], counts: [100, 5, 76_695] } }

const run = (actions: PolygonsAction[], regions: readonly Region[] = []): PolygonsState =>
  actions.reduce(polygonsReducer, startPolygons(regions, IMAGE, 'car'))
const vertices = (...places: [number, number][]): PolygonsAction[] =>
  places.map(([x, y]) => ({ type: 'add', at: { x, y } }))
const drawn = (...places: [number, number][]): PolygonsAction[] => [...vertices(...places), { type: 'close' }]

describe('drawing regions', () => {
  it('sets whole pixels inside the image, vertex by vertex, and selects what was closed', () => {
    const state = run(drawn([10.4, 20.6], [500, 20], [100, 900]))
    expect(shapesOf(state)).toEqual([{ id: 'r1', class: 'car', rings: [[10, 21, 320, 20, 100, 240]] }])
    expect(state).toMatchObject({ selected: 'r1', draft: null, event: { type: 'added', id: 'r1' } })
  })

  it('is one step, however many vertices; while drawing, undo takes back one vertex', () => {
    const done = run(drawn([0, 0], [50, 0], [50, 50], [0, 50]))
    expect(shapesOf(polygonsReducer(done, { type: 'undo' }))).toEqual([])
    const open = run([...vertices([0, 0], [50, 0], [50, 50]), { type: 'undo' }, { type: 'back' }])
    expect(open.draft).toMatchObject({ type: 'ring', points: [{ x: 0, y: 0 }] })
    expect(polygonsReducer(open, { type: 'back' }).draft).toBeNull()
  })

  it.each([
    ['two vertices', drawn([0, 0], [50, 0])],
    ['vertices in line', drawn([0, 0], [50, 50], [100, 100])],
  ])('does not close %s, says so, and keeps them', (_, actions) => {
    const state = run(actions)
    expect(shapesOf(state)).toEqual([])
    expect(state.event).toEqual({ type: 'refused', why: 'too-few' })
    expect(state.draft).not.toBeNull()
  })

  it('is closed on the first vertex, or by the last one twice', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 50 },
    ]
    expect(closes(points, { x: 4, y: 3 }, { first: 5, last: 0 })).toBe(true)
    expect(closes(points, { x: 50, y: 50 }, { first: 5, last: 0 })).toBe(true)
    expect(closes(points, { x: 50, y: 0 }, { first: 5, last: 0 })).toBe(false)
    expect(closes(points.slice(0, 2), { x: 0, y: 0 }, { first: 5, last: 0 })).toBe(false)
  })

  it('goes on with the ring of before a reload, in its class', () => {
    const points = [
      { x: 0.4, y: 0 },
      { x: 500, y: 0 },
    ]
    const resumed = run([{ type: 'resume', points, class: 'sky' }])
    expect(resumed.event).toEqual({ type: 'told', key: 'resumed', values: { count: 2 } })
    expect(shapesOf(polygonsReducer(polygonsReducer(resumed, vertices([50, 50])[0]!), { type: 'close' }))).toEqual([
      { id: 'r1', class: 'sky', rings: [[0, 0, 320, 0, 50, 50]] },
    ])
    const other = run(vertices([7, 7]))
    expect(polygonsReducer(other, { type: 'resume', points, class: 'sky' })).toBe(other)
  })

  it('keeps its vertices when a second finger comes down, without the one that was aimed at', () => {
    const state = run([...vertices([0, 0], [50, 0]), { type: 'aim', at: { x: 80, y: 80 } }, { type: 'unaim' }])
    expect(state.draft).toEqual({
      type: 'ring',
      points: [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ],
      to: null,
    })
    expect(run([{ type: 'aim', at: { x: 80, y: 80 } }, { type: 'unaim' }]).draft).toBeNull()
  })

  it('is closed although it crosses itself', () => {
    expect(shapesOf(run(drawn([0, 0], [100, 100], [100, 0], [0, 100])))).toHaveLength(1)
  })

  it('holds as much as the schema allows', () => {
    expect([MOST_REGIONS, MOST_RINGS, MOST_VERTICES]).toEqual([MAX_POLYGONS, MAX_RINGS, MAX_VERTICES])
  })
})

describe('holes and parts', () => {
  const selected: PolygonsAction = { type: 'select', id: 'r1' }

  it('cuts a hole as another ring of the selected region', () => {
    const state = run([selected, { type: 'mode', mode: 'hole' }, ...drawn([30, 30], [60, 30], [60, 60])], [SQUARE])
    expect(shapesOf(state)[0]?.rings).toEqual([SQUARE.rings![0], [30, 30, 60, 30, 60, 60]])
    expect(state).toMatchObject({ mode: 'region', selected: 'r1', event: { key: 'hole-cut' } })
  })

  it('takes no vertex of a hole outside the region', () => {
    const state = run([selected, { type: 'mode', mode: 'hole' }, ...vertices([30, 30], [200, 30])], [SQUARE])
    expect(state.event).toEqual({ type: 'refused', why: 'outside' })
    expect(state.draft).toMatchObject({ points: [{ x: 30, y: 30 }] })
  })

  it('adds a part as another ring, outside too', () => {
    const state = run([selected, { type: 'mode', mode: 'part' }, ...drawn([200, 30], [260, 30], [260, 60])], [SQUARE])
    expect(shapesOf(state)[0]?.rings).toHaveLength(2)
  })

  it.each([
    ['nothing selected', [] as PolygonsAction[], 'none-selected'],
    ['a mask', [{ type: 'select', id: 'm' }] as PolygonsAction[], 'mask'],
    ['a locked region', [selected, { type: 'lock', id: 'r1' }] as PolygonsAction[], 'locked'],
  ])('needs a region that can have them, not %s', (_, before, why) => {
    const state = run([...before, { type: 'mode', mode: 'hole' }], [SQUARE, MASK])
    expect(state.event).toEqual({ type: 'refused', why })
    expect(state.mode).toBe('region')
  })
})

describe('changing regions', () => {
  it('moves a vertex by a drag, and pulls a new one out of a side', () => {
    const place = { ring: 0, index: 0 }
    const pull = (insert: boolean): PolygonsAction[] => [
      { type: 'grab-vertex', id: 'r1', place, insert, at: { x: 10, y: 10 } },
      { type: 'drag', to: { x: 60, y: 5 } },
      { type: 'finish' },
    ]
    expect(shapesOf(run(pull(false), [SQUARE]))[0]?.rings).toEqual([[60, 5, 110, 10, 110, 110, 10, 110]])
    expect(shapesOf(run(pull(true), [SQUARE]))[0]?.rings).toEqual([[10, 10, 60, 5, 110, 10, 110, 110, 10, 110]])
  })

  it('moves, inserts and deletes the vertex that is worked on', () => {
    const at = (part: string): PolygonsAction[] => [
      { type: 'select', id: 'r1' },
      { type: 'part', part },
    ]
    const nudged = run(
      [...at('0:2'), { type: 'nudge-vertex', by: { x: 1, y: 0 } }, { type: 'nudge-vertex', by: { x: 1, y: 0 } }],
      [SQUARE],
    )
    expect(shapesOf(nudged)[0]?.rings).toEqual([[10, 10, 110, 10, 112, 110, 10, 110]])
    expect(shapesOf(polygonsReducer(nudged, { type: 'undo' }))).toEqual([SQUARE])
    const inserted = run([...at('0:3'), { type: 'insert-vertex' }], [SQUARE])
    expect(shapesOf(inserted)[0]?.rings).toEqual([[10, 10, 110, 10, 110, 110, 10, 110, 10, 60]])
    expect(inserted.part).toBe('0:4')
    expect(shapesOf(run([...at('0:0'), { type: 'delete-vertex' }], [SQUARE]))[0]?.rings).toEqual([
      [110, 10, 110, 110, 10, 110],
    ])
  })

  it('keeps three vertices of the last ring, but gives a hole of three up as a whole', () => {
    const triangle = { ...SQUARE, rings: [[0, 0, 90, 0, 90, 90]] }
    const twice: PolygonsAction[] = [
      { type: 'select', id: 'r1' },
      { type: 'part', part: '0:0' },
      { type: 'delete-vertex' },
    ]
    expect(run(twice, [triangle]).event).toEqual({ type: 'refused', why: 'least' })
    const holed = { ...SQUARE, rings: [SQUARE.rings![0]!, [30, 30, 60, 30, 60, 60]] }
    const hole: PolygonsAction[] = [
      { type: 'select', id: 'r1' },
      { type: 'part', part: '1:1' },
      { type: 'delete-vertex' },
    ]
    expect(shapesOf(run(hole, [holed]))).toEqual([SQUARE])
  })

  it('leaves the outline of a mask alone', () => {
    const state = run([{ type: 'nudge', id: 'm', by: { x: 5, y: 0 } }], [MASK])
    expect(shapesOf(state)[0]).toBe(MASK)
    expect(state.event).toEqual({ type: 'refused', why: 'mask' })
  })

  it('simplifies and can be undone', () => {
    const wavy: Region = { ...SQUARE, rings: [[10, 10, 60, 11, 110, 10, 110, 110, 10, 110]] }
    const state = run([{ type: 'simplify', id: 'r1', tolerance: 2 }], [wavy])
    expect(shapesOf(state)).toEqual([SQUARE])
    expect(state.event).toMatchObject({ key: 'simplified', values: { from: 5, to: 4 } })
    expect(shapesOf(polygonsReducer(state, { type: 'undo' }))).toEqual([wavy])
  })
})

const point = fc.record({
  x: fc.double({ min: -50, max: 400, noNaN: true }),
  y: fc.double({ min: -50, max: 300, noNaN: true }),
})
const id = fc.constantFrom('r1', 'm', 'r2', 'r3')
const place = fc.record({ ring: fc.integer({ min: 0, max: 2 }), index: fc.integer({ min: 0, max: 3 }) })
const anyAction: fc.Arbitrary<PolygonsAction> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('add' as const), at: point }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('close' as const, 'back' as const, 'finish' as const) }) },
  fc.record({ type: fc.constantFrom('cancel' as const, 'undo' as const, 'redo' as const, 'paste' as const) }),
  fc.record({
    type: fc.constant('mode' as const),
    mode: fc.constantFrom('region' as const, 'part' as const, 'hole' as const),
  }),
  fc.record({ type: fc.constant('aim' as const), at: point }),
  fc.record({
    type: fc.constant('resume' as const),
    points: fc.array(point, { maxLength: 4 }),
    class: fc.constantFrom('car', 'sky'),
  }),
  fc.record({ type: fc.constant('drag' as const), to: point }),
  fc.record({ type: fc.constant('grab' as const), id, at: point }),
  fc.record({ type: fc.constant('grab-vertex' as const), id, place, insert: fc.boolean(), at: point }),
  fc.record({ type: fc.constant('select' as const), id: fc.option(id) }),
  fc.record({ type: fc.constant('part' as const), part: fc.constantFrom('0:0', '0:3', '1:1', null) }),
  fc.record({ type: fc.constantFrom('insert-vertex' as const, 'delete-vertex' as const) }),
  fc.record({ type: fc.constant('nudge' as const), id, by: point }),
  fc.record({ type: fc.constant('nudge-vertex' as const), by: point }),
  fc.record({ type: fc.constantFrom('copy' as const, 'delete' as const, 'lock' as const, 'hide' as const), id }),
  fc.record({ type: fc.constant('simplify' as const), id, tolerance: fc.double({ min: 0, max: 50, noNaN: true }) }),
)
const anyActions = fc.array(anyAction, { maxLength: 60 })

describe('whatever is done', () => {
  it('the label stays valid', () => {
    const schema = labelSchemaFor({ classes: [{ name: 'car' }, { name: 'sky' }] }, { ...IMAGE, kind: 'polygons' })
    fc.assert(
      fc.property(anyActions, (actions) => {
        const polygons = shapesOf(run(actions, [SQUARE, MASK]))
        expect(schema.safeParse({ kind: 'polygons', polygons }).error).toBeUndefined()
      }),
    )
  })

  it('enough undos lead back to the start', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        let state = polygonsReducer(run(actions, [SQUARE, MASK]), { type: 'cancel' })
        while (state.history.past.length > 0) state = polygonsReducer(state, { type: 'undo' })
        expect(shapesOf(state)).toEqual([SQUARE, MASK])
      }),
    )
  })
})

import type { Region } from '#app/domain/labels/polygons.ts'
import { distance, intoImage, type Point, type Size } from '#app/components/labeling/geometry.ts'
import type { ShapeKit } from '#app/components/labeling/shapes/shape.ts'
import {
  add,
  isFull,
  refused,
  replace,
  shapeById,
  shapesReducer,
  startShapes,
  type ShapeEvent,
  type ShapesAction,
  type ShapesState,
} from '#app/components/labeling/shapes/shapes-state.ts'
import {
  allowedMove,
  boundsOfRings,
  isInside,
  movedRings,
  nameOfPlace,
  placeOf,
  pointsOf,
  ringArea,
  ringOf,
  ringsOf,
  simplified,
  vertexCount,
  withRing,
  type Place,
} from './rings.ts'

/** The same numbers as the schema's (a test says so). */
export const MOST_REGIONS = 500
export const MOST_VERTICES = 2000
export const MOST_RINGS = 200

export const REGIONS: ShapeKit<Region> = {
  most: MOST_REGIONS,
  prefix: 'r',
  sameForm: (a, b) => a.mask === b.mask && sameRings(a.rings, b.rings),
  bounds: (region) => boundsOfRings(ringsOf(region)),
  moved: (region, by, image) => {
    const { rings } = region
    // A mask stays where it is: it is as big as its image.
    return rings ? { ...region, rings: movedRings(rings, allowedMove(boundsOfRings(rings), by, image)) } : region
  },
}

/** What the next ring becomes: a region of its own, or a part or a hole of the selected one. */
export type Mode = 'region' | 'part' | 'hole'

/** Something begun and not finished yet: not part of the label. */
export type Draft =
  /** `to`: where a finger or a held button is, before it lets go and the vertex is set. */
  | { type: 'ring'; points: readonly Point[]; to: Point | null }
  | { type: 'move'; id: string; from: Point; to: Point }
  | { type: 'vertex'; id: string; place: Place; inserted: boolean; to: Point }

export type PolygonsState = ShapesState<Region> & { draft: Draft | null; mode: Mode }

export type PolygonsAction =
  | ShapesAction
  | { type: 'mode'; mode: Mode }
  /** A vertex for the ring that is being drawn; begins one when there is none. */
  | { type: 'add'; at: Point }
  | { type: 'aim'; at: Point }
  | { type: 'back' }
  | { type: 'close' }
  | { type: 'grab'; id: string; at: Point }
  | { type: 'grab-vertex'; id: string; place: Place; insert: boolean; at: Point }
  | { type: 'drag'; to: Point }
  | { type: 'finish' }
  | { type: 'cancel' }
  | { type: 'point'; at: Point }
  | { type: 'nudge'; id: string; by: Point }
  | { type: 'nudge-vertex'; by: Point }
  | { type: 'insert-vertex' }
  | { type: 'delete-vertex' }
  | { type: 'simplify'; id: string; tolerance: number }
type Load = { type: 'load'; shapes: readonly Region[] }

export function startPolygons(regions: readonly Region[], image: Size, nextClass: string): PolygonsState {
  return { ...startShapes(REGIONS, regions, image, nextClass), draft: null, mode: 'region' }
}

/** The one place where the state of the polygons tool changes. Pure: the same actions give the same regions. */
export function polygonsReducer(state: PolygonsState, action: PolygonsAction | Load): PolygonsState {
  switch (action.type) {
    case 'load': {
      const { image, nextClass, cursor, copied } = state
      return { ...startPolygons(action.shapes, image, nextClass), cursor, copied }
    }
    case 'mode':
      return chooseMode(state, action.mode)
    case 'add':
      return addVertex(state, action.at)
    case 'aim':
      return aim(state, action.at)
    case 'back':
      return stepBack(state)
    case 'close':
      return closeRing(state)
    case 'grab': {
      const region = shapeById(state, action.id)
      if (!region) return state
      const held = { ...state, run: null, part: null, selected: action.id }
      if (state.locked.has(action.id)) return refused(held, 'locked')
      if (region.mask) return refused(held, 'mask')
      return { ...held, draft: { type: 'move', id: action.id, from: action.at, to: action.at } }
    }
    case 'grab-vertex': {
      const { id, place, insert, at } = action
      if (!shapeById(state, id)?.rings?.[place.ring]) return state
      if (state.locked.has(id)) return refused(state, 'locked')
      const index = insert ? place.index + 1 : place.index
      const held: Place = { ring: place.ring, index }
      const draft: Draft = { type: 'vertex', id, place: held, inserted: insert, to: whole(at, state.image) }
      return { ...state, run: null, selected: id, part: nameOfPlace(held), draft }
    }
    case 'drag': {
      const { draft, image } = state
      if (!draft) return state
      if (draft.type === 'ring') return aim(state, action.to)
      const to = draft.type === 'vertex' ? whole(action.to, image) : action.to
      const event: ShapeEvent = { type: 'pointed', at: to }
      return { ...state, draft: { ...draft, to }, event: draft.type === 'vertex' ? event : state.event }
    }
    case 'finish':
      return finishDraft(state)
    case 'cancel':
      return state.draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
    case 'point': {
      const at = whole(action.at, state.image)
      return { ...state, cursor: at, event: { type: 'pointed', at } }
    }
    case 'nudge': {
      const region = shapeById(state, action.id)
      if (!region || state.draft) return state
      if (region.mask) return refused(state, 'mask')
      return replace(REGIONS, state, REGIONS.moved(region, action.by, state.image), 'moved', `move ${action.id}`)
    }
    case 'nudge-vertex':
      return nudgeVertex(state, action.by)
    case 'insert-vertex':
      return insertVertex(state)
    case 'delete-vertex':
      return deleteVertex(state)
    case 'simplify':
      return simplify(state, action.id, action.tolerance)
    case 'undo':
      // Undo while drawing takes back the last vertex, as people expect.
      return state.draft ? stepBack(state) : shapesReducer(REGIONS, state, action)
    case 'redo':
      return state.draft ? state : shapesReducer(REGIONS, state, action)
    case 'select':
      return { ...shapesReducer(REGIONS, state, action), mode: action.id === state.selected ? state.mode : 'region' }
    case 'delete':
    case 'attribute':
    case 'paste':
    case 'lock':
      return { ...shapesReducer(REGIONS, state, action), draft: null, mode: 'region' }
    default:
      return shapesReducer(REGIONS, state, action)
  }
}

/** The rings of the region that is being moved or changed, as they would be if the draft were finished now. */
export function draftRings(state: PolygonsState): number[][] | null {
  const { draft, image } = state
  if (!draft || draft.type === 'ring') return null
  const rings = shapeById(state, draft.id)?.rings
  if (!rings) return null
  if (draft.type === 'move')
    return movedRings(
      rings,
      allowedMove(boundsOfRings(rings), { x: draft.to.x - draft.from.x, y: draft.to.y - draft.from.y }, image),
    )
  return withRing(rings, draft.place.ring, (points) =>
    points.toSpliced(draft.place.index, draft.inserted ? 0 : 1, draft.to),
  )
}

function chooseMode(state: PolygonsState, mode: Mode): PolygonsState {
  const region = shapeById(state, state.selected)
  if (mode === 'region') return { ...state, mode, draft: null, event: { type: 'told', key: 'mode-region', values: {} } }
  if (!region) return refused(state, 'none-selected')
  if (state.locked.has(region.id)) return refused(state, 'locked')
  if (region.mask) return refused(state, 'mask')
  if ((region.rings?.length ?? 0) >= MOST_RINGS) return refused(state, 'full-rings')
  return { ...state, mode, part: null, draft: null, event: { type: 'told', key: `mode-${mode}`, values: {} } }
}

function addVertex(state: PolygonsState, place: Point): PolygonsState {
  const { draft, image, mode } = state
  const at = whole(place, image)
  const points = draft?.type === 'ring' ? draft.points : []
  const last = points.at(-1)
  if (points.length === 0 && mode === 'region' && isFull(REGIONS, state))
    return refused({ ...state, draft: null }, 'full')
  if (last && last.x === at.x && last.y === at.y) return { ...state, draft: { type: 'ring', points, to: null } }
  if (points.length >= MOST_VERTICES) return refused(state, 'full-vertices')
  if (mode === 'hole' && !isInside(shapeById(state, state.selected)?.rings ?? [], at)) {
    const kept: Draft | null = points.length > 0 ? { type: 'ring', points, to: null } : null
    return refused<Region, PolygonsState>({ ...state, draft: kept }, 'outside')
  }
  const next = [...points, at]
  return {
    ...state,
    // A part or a hole belongs to the region that is selected; a new region to none.
    selected: mode === 'region' ? null : state.selected,
    part: null,
    run: null,
    draft: { type: 'ring', points: next, to: null },
    event: { type: 'told', key: 'vertex-added', values: { count: next.length, x: at.x, y: at.y } },
  }
}

function aim(state: PolygonsState, at: Point): PolygonsState {
  const points = state.draft?.type === 'ring' ? state.draft.points : []
  const to = whole(at, state.image)
  return { ...state, draft: { type: 'ring', points, to }, event: { type: 'pointed', at: to } }
}

function stepBack(state: PolygonsState): PolygonsState {
  const { draft } = state
  if (draft?.type !== 'ring') return draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
  const points = draft.points.slice(0, -1)
  const event: ShapeEvent = { type: 'told', key: 'vertex-back', values: { count: points.length } }
  return { ...state, draft: points.length > 0 ? { type: 'ring', points, to: null } : null, event }
}

function closeRing(state: PolygonsState): PolygonsState {
  const { draft, mode } = state
  if (draft?.type !== 'ring') return state
  const ring = ringOf(draft.points)
  if (draft.points.length < 3 || ringArea(ring) === 0)
    return refused({ ...state, draft: { ...draft, to: null } }, 'too-few')
  const free: PolygonsState = { ...state, draft: null, mode: 'region' }
  if (mode === 'region') return add(REGIONS, free, { class: state.nextClass, rings: [ring] })
  const region = shapeById(state, state.selected)
  if (!region?.rings) return free
  const event: ShapeEvent = { type: 'told', key: mode === 'hole' ? 'hole-cut' : 'part-added', values: {} }
  return replace(REGIONS, free, { ...region, rings: [...region.rings, ring] }, event)
}

function finishDraft(state: PolygonsState): PolygonsState {
  const { draft } = state
  if (draft?.type === 'ring') return draft.to ? addVertex(state, draft.to) : state
  const rings = draftRings(state)
  const free: PolygonsState = { ...state, draft: null }
  const region = draft ? shapeById(state, draft.id) : undefined
  if (!draft || !rings || !region) return free
  if (draft.type === 'move') return replace(REGIONS, free, { ...region, rings }, 'moved')
  if (draft.inserted && (rings[draft.place.ring]?.length ?? 0) > 2 * MOST_VERTICES)
    return refused(free, 'full-vertices')
  return replace(
    REGIONS,
    free,
    { ...region, rings },
    vertexEvent(draft.inserted ? 'inserted' : 'moved', rings, draft.place),
  )
}

function vertexEvent(what: 'moved' | 'inserted', rings: readonly number[][], place: Place): ShapeEvent {
  const points = pointsOf(rings[place.ring] ?? [])
  const { x = 0, y = 0 } = points[place.index] ?? {}
  return {
    type: 'told',
    key: `vertex-${what}`,
    values: { index: place.index + 1, total: points.length, x, y },
    patient: true,
  }
}

/** The vertex that is worked on, with its region; undefined when there is none. */
export function workedVertex(state: PolygonsState) {
  const region = shapeById(state, state.selected)
  const place = placeOf(state.part)
  const points = place && region?.rings?.[place.ring] ? pointsOf(region.rings[place.ring]!) : []
  const point = place ? points[place.index] : undefined
  return region?.rings && place && point ? { region, rings: region.rings, place, point, points } : undefined
}

function nudgeVertex(state: PolygonsState, by: Point): PolygonsState {
  const worked = workedVertex(state)
  if (!worked || state.draft) return state
  const { region, place, point } = worked
  const to = whole({ x: point.x + by.x, y: point.y + by.y }, state.image)
  const rings = withRing(worked.rings, place.ring, (points) => points.with(place.index, to))
  return replace(
    REGIONS,
    state,
    { ...region, rings },
    vertexEvent('moved', rings, place),
    `vertex ${region.id} ${state.part}`,
  )
}

function insertVertex(state: PolygonsState): PolygonsState {
  const worked = workedVertex(state)
  if (!worked || state.draft) return state
  const { region, place, point, points } = worked
  if (points.length >= MOST_VERTICES) return refused(state, 'full-vertices')
  const next = points[(place.index + 1) % points.length] ?? point
  const between = whole({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }, state.image)
  const inserted = { ...place, index: place.index + 1 }
  const rings = withRing(worked.rings, place.ring, (all) => all.toSpliced(inserted.index, 0, between))
  const changed = replace(REGIONS, state, { ...region, rings }, vertexEvent('inserted', rings, inserted))
  return changed.history === state.history ? changed : { ...changed, part: nameOfPlace(inserted) }
}

/** Without the vertex; a ring of three goes as a whole, unless it is the last one. */
function deleteVertex(state: PolygonsState): PolygonsState {
  const worked = workedVertex(state)
  if (!worked || state.draft) return state
  const { region, place, points } = worked
  const whole = points.length <= 3
  if (whole && worked.rings.length === 1) return refused(state, 'least')
  const rings = whole
    ? worked.rings.filter((_, at) => at !== place.ring)
    : withRing(worked.rings, place.ring, (all) => all.toSpliced(place.index, 1))
  const key = whole ? 'ring-deleted' : 'vertex-deleted'
  const changed = replace(
    REGIONS,
    state,
    { ...region, rings },
    {
      type: 'told',
      key,
      values: { count: whole ? rings.length : points.length - 1 },
    },
  )
  if (changed.history === state.history) return changed
  const part = whole ? null : nameOfPlace({ ...place, index: Math.max(0, place.index - 1) })
  return { ...changed, part }
}

function simplify(state: PolygonsState, id: string, tolerance: number): PolygonsState {
  const region = shapeById(state, id)
  if (!region?.rings || state.draft) return state
  const rings = region.rings.map((ring) => simplified(ring, tolerance))
  const values = { from: vertexCount(region.rings), to: vertexCount(rings) }
  return { ...replace(REGIONS, state, { ...region, rings }, { type: 'told', key: 'simplified', values }), part: null }
}

/** Whether a point is so near to the start (or, as by a double click, to the end) of the drawn ring that it closes it. */
export function closes(points: readonly Point[], at: Point, reach: { first: number; last: number }): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 3 || !first || !last) return false
  return distance(first, at) <= reach.first || distance(last, at) <= reach.last
}

const whole = ({ x, y }: Point, image: Size): Point => intoImage({ x: Math.round(x), y: Math.round(y) }, image)

function sameRings(
  a: readonly (readonly number[])[] | undefined,
  b: readonly (readonly number[])[] | undefined,
): boolean {
  if (a === b || !a || !b) return a === b
  return (
    a.length === b.length &&
    a.every((ring, at) => ring.length === b[at]!.length && ring.every((value, index) => value === b[at]![index]))
  )
}

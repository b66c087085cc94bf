import type { Region } from '#app/domain/labels/polygons.ts'
import { whole, type Point, type Size } from '#app/components/labeling/geometry.ts'
import {
  refused,
  replace,
  shapeById,
  shapesReducer,
  startShapes,
  type ShapeEvent,
  type ShapesAction,
  type ShapesState,
} from '#app/components/labeling/shapes/shapes-state.ts'
import { MOST_RINGS, MOST_VERTICES, REGIONS } from './region-kit.ts'
import { addVertex, aim, closeRing, resumeRing, stepBack } from './ring-drawing.ts'
import { allowedMove, boundsOfRings, movedRings, nameOfPlace, withRing, type Place } from './rings.ts'
import { deleteVertex, insertVertex, nudgeVertex, simplify, vertexEvent } from './vertex-editing.ts'

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
  /** A ring that was being drawn when the page was left. */
  | { type: 'resume'; points: readonly Point[]; class: string }
  | { type: 'back' }
  | { type: 'close' }
  | { type: 'grab'; id: string; at: Point }
  | { type: 'grab-vertex'; id: string; place: Place; insert: boolean; at: Point }
  | { type: 'drag'; to: Point }
  | { type: 'finish' }
  /** Takes the aim away, as when a second finger comes down: the vertex is not set, but the ring stays. */
  | { type: 'unaim' }
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
    case 'resume':
      return resumeRing(state, action.points, action.class)
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
    case 'unaim': {
      const { draft } = state
      if (draft?.type !== 'ring' || draft.points.length === 0) return polygonsReducer(state, { type: 'cancel' })
      return { ...state, draft: { ...draft, to: null } }
    }
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

import type { Region } from '#app/domain/labels/polygons.ts'
import { distance, whole, type Point } from '#app/components/labeling/geometry.ts'
import {
  add,
  isFull,
  refused,
  replace,
  shapeById,
  type ShapeEvent,
} from '#app/components/labeling/shapes/shapes-state.ts'
import type { Draft, PolygonsState } from './polygons-state.ts'
import { MOST_VERTICES, REGIONS } from './region-kit.ts'
import { inLine, isInside, ringOf } from './rings.ts'

/** A vertex for the ring that is being drawn; begins one when there is none. */
export function addVertex(state: PolygonsState, place: Point): PolygonsState {
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

/** Goes on with a ring from before. */
export function resumeRing(state: PolygonsState, points: readonly Point[], name: string): PolygonsState {
  if (state.draft || points.length === 0 || isFull(REGIONS, state)) return state
  const kept = points.slice(0, MOST_VERTICES).map((point) => whole(point, state.image))
  const event: ShapeEvent = { type: 'told', key: 'resumed', values: { count: kept.length } }
  return {
    ...state,
    selected: null,
    part: null,
    mode: 'region',
    nextClass: name,
    draft: { type: 'ring', points: kept, to: null },
    event,
  }
}

/** Shows where a vertex would be set. */
export function aim(state: PolygonsState, at: Point): PolygonsState {
  const points = state.draft?.type === 'ring' ? state.draft.points : []
  const to = whole(at, state.image)
  return { ...state, draft: { type: 'ring', points, to }, event: { type: 'pointed', at: to } }
}

/** Without the last vertex of the ring that is being drawn. */
export function stepBack(state: PolygonsState): PolygonsState {
  const { draft } = state
  if (draft?.type !== 'ring') return draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
  const points = draft.points.slice(0, -1)
  const event: ShapeEvent = { type: 'told', key: 'vertex-back', values: { count: points.length } }
  return { ...state, draft: points.length > 0 ? { type: 'ring', points, to: null } : null, event }
}

/** The ring becomes a region, or a part or a hole of the selected one. */
export function closeRing(state: PolygonsState): PolygonsState {
  const { draft, mode } = state
  if (draft?.type !== 'ring') return state
  const ring = ringOf(draft.points)
  if (draft.points.length < 3 || inLine(draft.points))
    return refused({ ...state, draft: { ...draft, to: null } }, 'too-few')
  const free: PolygonsState = { ...state, draft: null, mode: 'region' }
  if (mode === 'region') return add(REGIONS, free, { class: state.nextClass, rings: [ring] })
  const region = shapeById(state, state.selected)
  if (!region?.rings) return free
  const event: ShapeEvent = { type: 'told', key: mode === 'hole' ? 'hole-cut' : 'part-added', values: {} }
  return replace(REGIONS, free, { ...region, rings: [...region.rings, ring] }, event)
}

/** Whether a point is so near to the start (or, as by a double click, to the end) of the drawn ring that it closes it. */
export function closes(points: readonly Point[], at: Point, reach: { first: number; last: number }): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 3 || !first || !last) return false
  return distance(first, at) <= reach.first || distance(last, at) <= reach.last
}

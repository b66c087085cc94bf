import { whole, type Point } from '#app/components/labeling/geometry.ts'
import { refused, replace, shapeById, type ShapeEvent } from '#app/components/labeling/shapes/shapes-state.ts'
import type { PolygonsState } from './polygons-state.ts'
import { MOST_VERTICES, REGIONS } from './region-kit.ts'
import { nameOfPlace, placeOf, pointsOf, simplified, vertexCount, withRing, type Place } from './rings.ts'

/** What has become of a vertex, for those who cannot see it. */
export function vertexEvent(what: 'moved' | 'inserted', rings: readonly number[][], place: Place): ShapeEvent {
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

/** The vertex that is worked on, moved by a distance. */
export function nudgeVertex(state: PolygonsState, by: Point): PolygonsState {
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

/** A new vertex in the middle of the side behind the one that is worked on. */
export function insertVertex(state: PolygonsState): PolygonsState {
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
export function deleteVertex(state: PolygonsState): PolygonsState {
  const worked = workedVertex(state)
  if (!worked || state.draft) return state
  const { region, place, points } = worked
  const all = points.length <= 3
  if (all && worked.rings.length === 1) return refused(state, 'least')
  const rings = all
    ? worked.rings.filter((_, at) => at !== place.ring)
    : withRing(worked.rings, place.ring, (ring) => ring.toSpliced(place.index, 1))
  const key = all ? 'ring-deleted' : 'vertex-deleted'
  const changed = replace(
    REGIONS,
    state,
    { ...region, rings },
    {
      type: 'told',
      key,
      values: { count: all ? rings.length : points.length - 1 },
    },
  )
  if (changed.history === state.history) return changed
  const part = all ? null : nameOfPlace({ ...place, index: Math.max(0, place.index - 1) })
  return { ...changed, part }
}

/** A region with fewer vertices, within a tolerance in pixels. */
export function simplify(state: PolygonsState, id: string, tolerance: number): PolygonsState {
  const region = shapeById(state, id)
  if (!region?.rings || state.draft) return state
  const rings = region.rings.map((ring) => simplified(ring, tolerance))
  const values = { from: vertexCount(region.rings), to: vertexCount(rings) }
  return { ...replace(REGIONS, state, { ...region, rings }, { type: 'told', key: 'simplified', values }), part: null }
}

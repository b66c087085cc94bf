import type { Instance, Keypoint } from '#app/domain/labels/keypoints.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import {
  around,
  clamp,
  distance,
  distanceToSegment,
  type Point,
  type Rect,
  type Size,
} from '#app/components/labeling/geometry.ts'

/** A class's skeleton as the tool shows it: the points' titles in their order, and the lines between them. */
export type SkeletonLook = {
  points: { name: string; title: string | null }[]
  edges: readonly (readonly [number, number])[]
}

/** Whether a point is there: seen, hidden by something, or not there (not labeled). COCO's 2, 1 and 0. */
export type Visibility = Keypoint['v']

/** A class without a skeleton is labeled with one point, which needs no title of its own. */
const ONE_POINT: SkeletonLook = { points: [{ name: 'point', title: null }], edges: [] }

/** The skeleton of each class, with titles in a language. */
export function skeletonLooks(taxonomy: Taxonomy, language: string): ReadonlyMap<string, SkeletonLook> {
  const locale = language.split('-')[0] ?? language
  return new Map(
    taxonomy.classes.map(({ name, skeleton }) => [
      name,
      skeleton
        ? {
            points: skeleton.points.map(({ name, title }) => ({ name, title: title?.[locale] ?? title?.en ?? name })),
            edges: skeleton.edges,
          }
        : ONE_POINT,
    ]),
  )
}

/** The skeleton of a class; one that nobody knows any more has as many unnamed points as are asked for. */
export function skeletonOf(looks: ReadonlyMap<string, SkeletonLook>, name: string, count?: number): SkeletonLook {
  const known = looks.get(name)
  if (known && (count === undefined || known.points.length === count)) return known
  return { points: Array.from({ length: count ?? 1 }, (_, at) => ({ name: String(at), title: null })), edges: [] }
}

/** A point that is not there; where it lies says nothing. */
export const ABSENT: Keypoint = { x: 0, y: 0, v: 0 }

export const labeledPoints = ({ points }: Pick<Instance, 'points'>): Keypoint[] => points.filter(({ v }) => v > 0)
export const boundsOfInstance = (instance: Pick<Instance, 'points'>): Rect => around(labeledPoints(instance))

/** The first point at or after a place that is not labeled yet; null when all are. */
export function nextAbsent(points: readonly Keypoint[], from: number): number | null {
  const found = points.findIndex(({ v }, index) => index >= from && v === 0)
  return found < 0 ? null : found
}

/** A skeleton moved as far as all its labeled points stay inside the image: whole pixels. */
export function movedInstance<I extends Pick<Instance, 'points'>>(instance: I, by: Point, image: Size): I {
  const { x, y, width, height } = boundsOfInstance(instance)
  const dx = clamp(Math.round(by.x), -x, image.width - x - width)
  const dy = clamp(Math.round(by.y), -y, image.height - y - height)
  return {
    ...instance,
    points: instance.points.map((point) => (point.v > 0 ? { ...point, x: point.x + dx, y: point.y + dy } : point)),
  }
}

export type PointPlace = { id: string; index: number }

/** The labeled point nearest to a place, within reach (image pixels); one of the skeleton `first` before all others. */
export function pointAt(
  instances: readonly Instance[],
  at: Point,
  reach: number,
  first: string | null,
): PointPlace | null {
  const near = instances
    .flatMap(({ id, points }) =>
      points.map((point, index) => ({ id, index, far: point.v > 0 ? distance(point, at) : Infinity })),
    )
    .filter(({ far }) => far <= reach)
    .sort((a, b) => Number(b.id === first) - Number(a.id === first) || a.far - b.far)[0]
  return near ? { id: near.id, index: near.index } : null
}

/** The skeleton whose lines pass nearest to a place, within reach. */
export function instanceAt(
  instances: readonly Instance[],
  looks: ReadonlyMap<string, SkeletonLook>,
  at: Point,
  reach: number,
): string | null {
  let best: string | null = null
  let least = reach
  for (const { id, class: name, points } of instances) {
    for (const [a, b] of skeletonOf(looks, name, points.length).edges) {
      const [from, to] = [points[a], points[b]]
      if (!from?.v || !to?.v) continue
      const far = distanceToSegment(at, from, to)
      if (far <= least) [best, least] = [id, far]
    }
  }
  return best
}

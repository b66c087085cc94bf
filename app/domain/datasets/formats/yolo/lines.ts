import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { bridged } from '#app/domain/datasets/formats/shared/rings.ts'
import { boxAround, boxOfPoints } from '#app/domain/datasets/formats/shared/shapes.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { GoldInstance } from '#app/domain/labels/keypoints.ts'
import { MAX_VERTICES, type GoldRegion } from '#app/domain/labels/polygons.ts'

export type YoloTask = 'detect' | 'segment' | 'pose'
type Sized = DatasetItem & { width: number; height: number }
type Shape = GoldBox | GoldRegion | GoldInstance

/** The lines of an item's label file; what a line cannot say is listed as lost. */
export function linesOf(
  item: Sized,
  task: YoloTask,
  numbers: ReadonlyMap<string, number>,
  points: number,
  losses: Losses,
): string[] {
  const shapes: readonly Shape[] =
    task === 'detect'
      ? (labelOf(item, 'boxes')?.boxes ?? [])
      : task === 'segment'
        ? (labelOf(item, 'polygons')?.polygons ?? [])
        : (labelOf(item, 'keypoints')?.instances ?? [])
  const lines: string[] = []
  for (const shape of shapes) {
    const number = numbers.get(shape.class)
    const shares = usable(shape, number, item, losses) ? sharesOf(shape, item, points, losses) : null
    if (!shares) continue
    lines.push([number, ...shares].join(' '))
    if (shape.id !== String(lines.length)) losses.add('ids of shapes: YOLO has none; counted by line', item.key)
    if (shape.attributes && Object.keys(shape.attributes).length > 0)
      losses.add('attributes of shapes: YOLO has no place for them', item.key)
  }
  return lines
}

function usable(shape: Shape, number: number | undefined, item: Sized, losses: Losses): boolean {
  if (number === undefined) losses.add('shapes of a class that the taxonomy does not list', item.key)
  // Written as an ordinary object, a crowd would teach and grade wrongly.
  else if (shape.ignore) losses.add('ignored shapes (crowds): YOLO cannot say so; they are left out', item.key)
  else return true
  return false
}

function sharesOf(shape: Shape, item: Sized, points: number, losses: Losses): string[] | null {
  if ('points' in shape) return poseShares(shape, item, points, losses)
  if ('x' in shape) {
    if (shape.rotation) losses.add('rotation of boxes: YOLO boxes are upright; the box around is written', item.key)
    if (shape.visibility !== undefined) losses.add('visibility of boxes: YOLO has no place for it', item.key)
    return boxShares(shape.rotation ? boxAround(shape, item) : shape, item)
  }
  if (!shape.rings) {
    losses.add('masks: YOLO has outlines only', item.key)
    return null
  }
  if (shape.rings.length > 1)
    losses.add(
      'regions of several rings (parts, holes): joined to one outline by a seam, which fills the same',
      item.key,
    )
  const ring = bridged(shape.rings)
  if (ring.length <= 2 * MAX_VERTICES)
    return ring.map((value, index) => share(value, index % 2 === 0 ? item.width : item.height))
  losses.add(`regions of more than ${MAX_VERTICES} points`, item.key)
  return null
}

function poseShares(instance: GoldInstance, item: Sized, points: number, losses: Losses): string[] | null {
  if (instance.points.length !== points) {
    losses.add(`skeletons of another number of points than ${points}: a YOLO dataset allows one`, item.key)
    return null
  }
  if (instance.area !== undefined) losses.add('areas of objects: YOLO has no place for them', item.key)
  const [x, y, width, height] = instance.box ?? boxOfPoints(instance.points, item)
  const rest = instance.points.flatMap((point) => [
    share(point.x, item.width),
    share(point.y, item.height),
    String(point.v),
  ])
  return [...boxShares({ x, y, width, height }, item), ...rest]
}

function boxShares(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  item: Sized,
): string[] {
  return [
    share(x + width / 2, item.width),
    share(y + height / 2, item.height),
    share(width, item.width),
    share(height, item.height),
  ]
}

/** A share with the six digits that YOLO's tools write. */
function share(value: number, whole: number): string {
  const digits = (value / whole).toFixed(6)
  return digits === '-0.000000' ? '0.000000' : digits
}

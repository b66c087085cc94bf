import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { bridged, ringArea, ringsOverlap } from '#app/domain/datasets/formats/shared/rings.ts'
import { bitmapOf, countsOf } from '#app/domain/datasets/formats/shared/rle.ts'
import { boundsOf, boxAround, boxOfPoints } from '#app/domain/datasets/formats/shared/shapes.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { GoldInstance } from '#app/domain/labels/keypoints.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import { MAX_VERTICES, type GoldRegion } from '#app/domain/labels/polygons.ts'

/** An annotation to be written, without its number and its picture's. */
export type CocoWritten = { id: string; fields: Record<string, unknown> }

type Shapes = { id: string; class: string; box?: GoldBox; region?: GoldRegion; instance?: GoldInstance }
type Quad = readonly [number, number, number, number]

/** The annotations of an item: shapes of one id and class are one object. */
export function objectsOf(item: DatasetItem, categories: ReadonlyMap<string, number>, losses: Losses): CocoWritten[] {
  const objects = new Map<string, Shapes>()
  const object = ({ id, class: name }: { id: string; class: string }): Shapes => {
    const key = JSON.stringify([id, name])
    if (!objects.has(key)) objects.set(key, { id, class: name })
    return objects.get(key)!
  }
  for (const box of labelOf(item, 'boxes')?.boxes ?? []) object(box).box = box
  for (const region of labelOf(item, 'polygons')?.polygons ?? []) object(region).region = region
  for (const instance of labelOf(item, 'keypoints')?.instances ?? []) object(instance).instance = instance
  const known = (name: string) => {
    if (categories.has(name)) return true
    losses.add('shapes of a class that the taxonomy does not list', item.key)
    return false
  }
  const drawn = [...objects.values()].filter((shapes) => known(shapes.class))
  const written = drawn.flatMap((shapes) => {
    const fields = fieldsOf(shapes, item, losses)
    return fields ? [{ id: shapes.id, fields: { category_id: categories.get(shapes.class), ...fields } }] : []
  })
  const chosen = (labelOf(item, 'classification')?.classes ?? []).filter(known)
  if (chosen.length > 0 && drawn.length > 0)
    losses.add(
      'classes of pictures that also have shapes: COCO would take them for broken shapes',
      item.key,
      chosen.length,
    )
  else
    chosen.forEach((name, index) =>
      written.push({ id: `class ${index}`, fields: { category_id: categories.get(name) } }),
    )
  return written
}

function fieldsOf(
  { box, region, instance }: Shapes,
  item: DatasetItem,
  losses: Losses,
): Record<string, unknown> | null {
  if (box?.rotation) losses.add('rotation of boxes: COCO boxes are upright; the box around is written', item.key)
  if (box?.visibility !== undefined) losses.add('visibility of boxes: COCO has no place for it', item.key)
  if (box && instance?.box && instance.box.some((side, index) => side !== [box.x, box.y, box.width, box.height][index]))
    losses.add("boxes of skeletons that differ from their object's box: COCO has one box for both", item.key)
  const segmentation = region ? segmentationOf(region, item, losses) : []
  if (!segmentation) return null
  const bbox = boxOf(item, box, region, instance)
  const unseen = instance?.points.every(({ v }) => v === 0) ?? false
  const ignored = [box, region, instance].map((shape) => shape?.ignore ?? false)
  const crowd = unseen ? ignored[0] || ignored[1] : ignored.some(Boolean)
  const attributes = attributesOf([box, region, instance], item, losses)
  return {
    bbox,
    segmentation,
    area: instance?.area ?? areaOf(region, bbox),
    iscrowd: crowd ? 1 : 0,
    ...(instance && {
      keypoints: instance.points.flatMap(({ x, y, v }) => [x, y, v]),
      num_keypoints: instance.points.filter(({ v }) => v > 0).length,
    }),
    ...(attributes && { attributes }),
  }
}

/** Rings that may overlap mean their union in COCO, and a hole here: those are joined to one ring by a seam. */
function segmentationOf({ rings, mask }: GoldRegion, item: DatasetItem, losses: Losses): unknown {
  if (mask) {
    if (mask.size[0] === item.height && mask.size[1] === item.width) return { size: mask.size, counts: mask.counts }
    losses.add('masks of another size than their picture', item.key)
    return null
  }
  if (!rings || !ringsOverlap(rings)) return rings ?? []
  const whole = bridged(rings)
  if (whole.length > 2 * MAX_VERTICES) {
    losses.add(`regions with holes of more than ${MAX_VERTICES} points`, item.key)
    return null
  }
  losses.add(
    'holes of regions as rings of their own: COCO has none; joined to one outline by a seam, which fills the same',
    item.key,
  )
  return [whole]
}

function boxOf(
  item: DatasetItem,
  box: GoldBox | undefined,
  region: GoldRegion | undefined,
  instance: GoldInstance | undefined,
): Quad {
  if (box) {
    const { x, y, width, height } = box.rotation ? boxAround(box, item) : box
    return [x, y, width, height]
  }
  if (instance?.box) return instance.box
  if (!region) return boxOfPoints(instance!.points, item)
  const { x, y, width, height } = regionBounds(region)
  return [x, y, width, height]
}

function regionBounds({ rings, mask }: GoldRegion): { x: number; y: number; width: number; height: number } {
  if (rings) return boundsOf(rings)
  const counts = countsOf(mask!)
  const bitmap = 'problem' in counts ? null : bitmapOf(counts, mask!.size)
  if (!bitmap) return { x: 0, y: 0, width: mask!.size[1], height: mask!.size[0] }
  return { x: bitmap.left, y: bitmap.top, width: bitmap.width, height: bitmap.height }
}

function areaOf(region: GoldRegion | undefined, [, , width, height]: Quad): number {
  if (region?.rings && !ringsOverlap(region.rings)) return region.rings.reduce((sum, ring) => sum + ringArea(ring), 0)
  const counts = region?.mask && countsOf(region.mask)
  if (counts && !('problem' in counts)) return counts.reduce((sum, run, index) => sum + (index % 2) * run, 0)
  return width * height
}

/** The attributes of an object; its shapes share one place for them. */
function attributesOf(
  shapes: readonly ({ attributes?: Attributes | undefined } | undefined)[],
  item: DatasetItem,
  losses: Losses,
): Attributes | undefined {
  const given = shapes.flatMap((shape): Attributes[] => (shape?.attributes ? [shape.attributes] : []))
  const all: Attributes = Object.fromEntries(given.flatMap((own) => Object.entries(own)))
  if (given.some((own) => Object.entries(own).some(([name, value]) => all[name] !== value)))
    losses.add('attributes that differ between the shapes of one object: the last one is written', item.key)
  return Object.keys(all).length > 0 ? all : undefined
}

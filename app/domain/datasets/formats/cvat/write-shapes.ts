import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { bridged } from '#app/domain/datasets/formats/shared/rings.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { escaped } from '#app/domain/datasets/formats/shared/xml.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { GoldInstance } from '#app/domain/labels/keypoints.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import { MAX_VERTICES, type GoldRegion } from '#app/domain/labels/polygons.ts'
import { classNames, type Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { CROWD } from './labels.ts'
import { maskAttributes } from './shapes.ts'

type Shape = { id: string; class: string; attributes?: Attributes | undefined; ignore?: boolean | undefined }
type Element = { name: string; attributes: Record<string, string | number>; children?: string[] }

/** The elements of an item's shapes and classes, line by line. */
export function shapesOf(item: DatasetItem, taxonomy: Taxonomy, losses: Losses): string[] {
  const known = classNames(taxonomy)
  const lines: string[] = []
  let count = 0
  const add = (shape: Shape, element: Element | null) => {
    if (!element) return
    count++
    if (shape.id !== String(count)) losses.add('ids of shapes: CVAT has none; counted by order', item.key)
    lines.push(...linesOf(element, shape))
  }
  const listed = <S extends Shape>(shapes: readonly S[] | undefined): S[] =>
    (shapes ?? []).filter((shape) => {
      if (!known.has(shape.class)) losses.add('shapes of a class that the taxonomy does not list', item.key)
      return known.has(shape.class)
    })
  for (const box of listed(labelOf(item, 'boxes')?.boxes)) add(box, boxElement(box, item, losses))
  for (const region of listed(labelOf(item, 'polygons')?.polygons)) add(region, regionElement(region, item, losses))
  for (const instance of listed(labelOf(item, 'keypoints')?.instances))
    add(instance, instanceElement(instance, item, taxonomy, losses))
  for (const name of labelOf(item, 'classification')?.classes ?? [])
    if (known.has(name)) lines.push(`    <tag label="${escaped(name)}" source="manual"></tag>`)
  return lines
}

function linesOf({ name, attributes, children = [] }: Element, shape: Shape): string[] {
  const { occluded, ...others } = shape.attributes ?? {}
  // Skeletons have no such mark of their own in CVAT; there it stays an attribute like any other.
  const marked = occluded === true && name !== 'skeleton'
  const kept = {
    ...others,
    ...(occluded !== undefined && !marked && { occluded }),
    ...(shape.ignore && { [CROWD]: true }),
  }
  const head = { label: shape.class, source: 'manual', occluded: marked ? 1 : 0, ...attributes, z_order: 0 }
  const open = Object.entries(head).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const values = Object.entries(kept).map(
    ([key, value]) => `      <attribute name="${escaped(key)}">${escaped(String(value))}</attribute>`,
  )
  return [`    <${name}${open.join('')}>`, ...children, ...values, `    </${name}>`]
}

function boxElement(box: GoldBox, item: DatasetItem, losses: Losses): Element {
  const { x, y, width, height, rotation } = box
  if (box.visibility !== undefined) losses.add('visibility of boxes: CVAT has no place for it', item.key)
  const corners = { xtl: short(x), ytl: short(y), xbr: short(x + width), ybr: short(y + height) }
  return { name: 'box', attributes: { ...corners, ...(rotation && { rotation }) } }
}

function regionElement({ rings, mask }: GoldRegion, item: DatasetItem, losses: Losses): Element | null {
  if (mask) {
    const attributes = maskAttributes(mask)
    if (!attributes) losses.add('masks that are empty or too large for CVAT', item.key)
    return attributes && { name: 'mask', attributes }
  }
  if (rings!.length > 1)
    losses.add(
      'regions of several rings (parts, holes): joined to one outline by a seam, which fills the same',
      item.key,
    )
  const ring = bridged(rings!)
  if (ring.length <= 2 * MAX_VERTICES) return { name: 'polygon', attributes: { points: pointsOf(ring) } }
  losses.add(`regions of more than ${MAX_VERTICES} points`, item.key)
  return null
}

function instanceElement(
  instance: GoldInstance,
  item: DatasetItem,
  taxonomy: Taxonomy,
  losses: Losses,
): Element | null {
  if (instance.area !== undefined || instance.box)
    losses.add('areas and boxes of skeletons: CVAT has no place for them', item.key)
  const skeleton = taxonomy.classes.find(({ name }) => name === instance.class)?.skeleton
  if (skeleton && skeleton.points.length === instance.points.length)
    return {
      name: 'skeleton',
      attributes: {},
      children: instance.points.map(({ x, y, v }, index) => {
        const name = escaped(skeleton.points[index]!.name)
        return `      <points label="${name}" source="manual" outside="${v === 0 ? 1 : 0}" occluded="${v === 1 ? 1 : 0}" points="${pointsOf([x, y])}"></points>`
      }),
    }
  if (instance.points.some(({ v }) => v !== 2)) {
    losses.add('points of classes without a skeleton that are hidden or not labeled: CVAT has no such points', item.key)
    return null
  }
  return { name: 'points', attributes: { points: pointsOf(instance.points.flatMap(({ x, y }) => [x, y])) } }
}

function pointsOf(numbers: readonly number[]): string {
  return Array.from(
    { length: numbers.length / 2 },
    (_, at) => `${short(numbers[2 * at]!)},${short(numbers[2 * at + 1]!)}`,
  ).join(';')
}

/** At most four decimals; CVAT itself writes two. */
function short(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0
}

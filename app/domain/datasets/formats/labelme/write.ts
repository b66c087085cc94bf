import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { placesOf, safeName, uniqueNames, withoutEnding, baseName } from '#app/domain/datasets/formats/shared/keys.ts'
import { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { ringsOverlap } from '#app/domain/datasets/formats/shared/rings.ts'
import { boxAround, isSide, tidy } from '#app/domain/datasets/formats/shared/shapes.ts'
import { labelOf, picturesOf } from '#app/domain/datasets/formats/shared/writing.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import { classNames } from '#app/domain/labels/taxonomy.ts'

type Shape = { id: string; class: string; attributes?: Attributes | undefined; ignore?: boolean | undefined }
type Drawn = { shape_type: string; points: number[][]; group_id: number | null }

/** Writes LabelMe's JSON files, one beside each picture. Parts of a region share a group. */
export function writeLabelMe(dataset: Dataset): WrittenDataset {
  const losses = new Losses()
  const kinds = ['boxes', 'classification', 'polygons', 'keypoints'] as const
  const items = picturesOf(dataset, losses, 'LabelMe', { kinds, itemAttributes: ['split'] })
  const sized = items.filter((item) => {
    if (isSide(item.width) && isSide(item.height)) return true
    losses.add('pictures of unknown size: LabelMe needs width and height', item.key)
    return false
  })
  const places = placesOf(sized)
  const safe = places.map(({ split, name }, index) => `${split && `${split}/`}${safeName(name, index)}`)
  const stems = uniqueNames(safe.map(withoutEnding))
  const classes = classNames(dataset.taxonomy)
  const used = new Set<string>()
  const files = new Map<string, string>()
  sized.forEach((item, index) => {
    if (!safe[index]!.endsWith(places[index]!.name))
      losses.add('names of pictures that are no safe file names: replaced', item.key)
    const shapes = shapesOf(item, classes, losses, used)
    const chosen = labelOf(item, 'classification')?.classes ?? []
    for (const name of chosen) used.add(name)
    const flags = Object.fromEntries(chosen.map((name) => [name, true]))
    const record = {
      version: '5.0.0',
      flags,
      shapes,
      imagePath: baseName(safe[index]!),
      imageData: null,
      imageHeight: item.height,
      imageWidth: item.width,
    }
    files.set(`${stems[index]}.json`, `${JSON.stringify(record, null, 2)}\n`)
  })
  for (const name of classes)
    if (!used.has(name)) losses.add('classes that no shape has: LabelMe lists none of its own', name)
  return { files, losses: losses.list() }
}

function shapesOf(item: DatasetItem, classes: ReadonlySet<string>, losses: Losses, used: Set<string>): object[] {
  const written: object[] = []
  let count = 0
  const add = (shape: Shape, drawn: Drawn[]) => {
    if (drawn.length === 0) return
    count++
    used.add(shape.class)
    if (shape.id !== String(count)) losses.add('ids of shapes: LabelMe has none; counted by order', item.key)
    const { flags, description } = flagsOf(shape.attributes ?? {}, item, losses)
    written.push(
      ...drawn.map(({ shape_type, points, group_id }) => ({
        label: shape.class,
        points,
        group_id,
        description,
        shape_type,
        flags,
      })),
    )
  }
  const usable = <S extends Shape>(shapes: readonly S[] | undefined): S[] =>
    (shapes ?? []).filter((shape) => {
      // Written as an ordinary object, a crowd would teach and grade wrongly.
      if (shape.ignore) losses.add('ignored shapes (crowds): LabelMe cannot say so; they are left out', item.key)
      else if (!classes.has(shape.class)) losses.add('shapes of a class that the taxonomy does not list', item.key)
      return !shape.ignore && classes.has(shape.class)
    })
  for (const box of usable(labelOf(item, 'boxes')?.boxes)) {
    if (box.rotation)
      losses.add('rotation of boxes: LabelMe rectangles are upright; the box around is written', item.key)
    if (box.visibility !== undefined) losses.add('visibility of boxes: LabelMe has no place for it', item.key)
    const { x, y, width, height } = box.rotation ? boxAround(box, item) : box
    add(box, [
      {
        shape_type: 'rectangle',
        points: [
          [x, y],
          [tidy(x + width), tidy(y + height)],
        ],
        group_id: null,
      },
    ])
  }
  for (const { rings, ...region } of usable(labelOf(item, 'polygons')?.polygons)) {
    if (!rings) losses.add('masks: LabelMe keeps them as pictures, which are not written', item.key)
    else if (ringsOverlap(rings))
      losses.add('holes of regions: written as parts of one group, which other tools may fill', item.key)
    const group_id = rings && rings.length > 1 ? count + 1 : null
    add(
      region,
      (rings ?? []).map((ring) => ({ shape_type: 'polygon', points: pairsOf(ring), group_id })),
    )
  }
  for (const instance of usable(labelOf(item, 'keypoints')?.instances)) {
    const { points, area, box } = instance
    if (area !== undefined || box) losses.add('areas and boxes of skeletons: LabelMe has no place for them', item.key)
    if (points.some(({ v }) => v !== 2))
      losses.add('skeletons with points that are hidden or not labeled: LabelMe has no such points', item.key)
    else
      add(instance, [
        {
          shape_type: points.length === 1 ? 'point' : 'points',
          points: points.map(({ x, y }) => [x, y]),
          group_id: null,
        },
      ])
  }
  return written
}

function flagsOf(
  attributes: Attributes,
  item: DatasetItem,
  losses: Losses,
): { flags: Attributes; description: string } {
  const flags = Object.entries(attributes).filter(([, value]) => typeof value === 'boolean')
  const { description } = attributes
  const texts = Object.entries(attributes).filter(
    ([name, value]) => typeof value === 'string' && name !== 'description',
  )
  losses.add('attributes of shapes that are no flags: LabelMe has no place for them', item.key, texts.length)
  return { flags: Object.fromEntries(flags), description: typeof description === 'string' ? description : '' }
}

function pairsOf(ring: readonly number[]): number[][] {
  return Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at]!, ring[2 * at + 1]!])
}

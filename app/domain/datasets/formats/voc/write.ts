import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import {
  baseName,
  folderOf,
  placesOf,
  safeName,
  uniqueNames,
  withoutEnding,
} from '#app/domain/datasets/formats/shared/keys.ts'
import { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { boxAround } from '#app/domain/datasets/formats/shared/shapes.ts'
import { labelOf, picturesOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { escaped } from '#app/domain/datasets/formats/shared/xml.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import { cornersOfBox } from './convention.ts'

const FLAGS = ['truncated', 'occluded'] as const

/**
 * Writes Pascal VOC files: `Annotations/….xml` per picture, corners by the development kit's convention (pixels counted
 * from 1, both corners included) with up to four decimals; `ImageSets/Main/<part>.txt` for each part; `labelmap.txt` with all classes.
 */
export function writeVoc(dataset: Dataset): WrittenDataset {
  const losses = new Losses()
  const items = picturesOf(dataset, losses, 'VOC', { kinds: ['boxes'], itemAttributes: ['split'] })
  const places = placesOf(items)
  const safe = places.map(({ name }, index) => safeName(name, index))
  const stems = uniqueNames(safe.map(withoutEnding))
  const classes = new Set(dataset.taxonomy.classes.map(({ name }) => name))
  const files = new Map<string, string>()
  const parts = new Map<string, string[]>()
  items.forEach((item, index) => {
    const { name, split } = places[index]!
    if (safe[index] !== name) losses.add('names of pictures that are no safe file names: replaced', item.key)
    files.set(`Annotations/${stems[index]}.xml`, annotationOf(item, safe[index]!, classes, losses))
    if (split) parts.set(split, [...(parts.get(split) ?? []), stems[index]!])
  })
  for (const [split, names] of parts)
    files.set(`ImageSets/Main/${split}.txt`, names.map((name) => `${name}\n`).join(''))
  const lines = dataset.taxonomy.classes.map(({ name }) => `${name}:::\n`)
  files.set('labelmap.txt', `# label:color_rgb:parts:actions\n${lines.join('')}`)
  return { files, losses: losses.list() }
}

function annotationOf(item: DatasetItem, name: string, classes: ReadonlySet<string>, losses: Losses): string {
  const objects = (labelOf(item, 'boxes')?.boxes ?? []).filter((box) => {
    if (!classes.has(box.class)) losses.add('shapes of a class that the taxonomy does not list', item.key)
    return classes.has(box.class)
  })
  const size =
    item.width === null || item.height === null
      ? []
      : [
          '  <size>',
          `    <width>${item.width}</width>`,
          `    <height>${item.height}</height>`,
          '    <depth>3</depth>',
          '  </size>',
        ]
  const lines = [
    '<annotation>',
    `  <folder>${escaped(baseName(folderOf(name)))}</folder>`,
    `  <filename>${escaped(baseName(name))}</filename>`,
    '  <source>',
    '    <database>Assay</database>',
    '  </source>',
    ...size,
    '  <segmented>0</segmented>',
    ...objects.flatMap((box, index) => objectOf(box, index, item, losses)),
    '</annotation>',
  ]
  return `${lines.join('\n')}\n`
}

function objectOf(box: GoldBox, index: number, item: DatasetItem, losses: Losses): string[] {
  const place = box.rotation ? boxAround(box, item) : box
  if (box.rotation) losses.add('rotation of boxes: VOC boxes are upright; the box around is written', item.key)
  if (box.visibility !== undefined) losses.add('visibility of boxes: VOC has no place for it', item.key)
  if (box.id !== String(index + 1)) losses.add('ids of shapes: VOC has none; counted by order', item.key)
  const { pose, ...others } = box.attributes ?? {}
  const flag = (name: (typeof FLAGS)[number]) => (box.attributes?.[name] === true ? 1 : 0)
  const lost = Object.entries(others).filter(
    ([name, value]) => !(FLAGS as readonly string[]).includes(name) || value !== true,
  )
  if (lost.length > 0 || (pose !== undefined && typeof pose !== 'string'))
    losses.add('attributes of shapes other than truncated, occluded and pose: VOC has no place for them', item.key)
  const corners = cornersOfBox(place)
  return [
    '  <object>',
    `    <name>${escaped(box.class)}</name>`,
    `    <pose>${typeof pose === 'string' ? escaped(pose) : 'Unspecified'}</pose>`,
    `    <truncated>${flag('truncated')}</truncated>`,
    `    <occluded>${flag('occluded')}</occluded>`,
    `    <difficult>${box.ignore ? 1 : 0}</difficult>`,
    '    <bndbox>',
    ...Object.entries(corners).map(([side, value]) => `      <${side}>${value}</${side}>`),
    '    </bndbox>',
    '  </object>',
  ]
}

import type { Dataset, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { placesOf, safeName, uniqueNames } from '#app/domain/datasets/formats/shared/keys.ts'
import { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import { picturesOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { escaped } from '#app/domain/datasets/formats/shared/xml.ts'
import { metaOf } from './meta.ts'
import { shapesOf } from './write-shapes.ts'

/**
 * Writes `annotations.xml` in CVAT's format for images, version 1.1. Ignored shapes carry the attribute `is_crowd`, as in
 * CVAT's own exchange with COCO.
 */
export function writeCvat(dataset: Dataset): WrittenDataset {
  const losses = new Losses()
  const kinds = ['boxes', 'classification', 'polygons', 'keypoints'] as const
  const items = picturesOf(dataset, losses, 'CVAT', {
    kinds,
    attributes: true,
    skeletons: true,
    itemAttributes: ['split'],
  })
  const sized = items.filter((item) => {
    if (isSide(item.width) && isSide(item.height)) return true
    losses.add('pictures of unknown size: CVAT needs width and height', item.key)
    return false
  })
  const places = placesOf(sized)
  const names = uniqueNames(places.map(({ split, name }, index) => `${split}/${safeName(name, index)}`))
  const images = sized.map((item, index) => {
    const { split, name } = places[index]!
    const written = names[index]!.slice(split.length + 1)
    if (written !== name) losses.add('names of pictures that are no safe file names: replaced', item.key)
    const subset = split ? ` subset="${escaped(split)}"` : ''
    const open = `  <image id="${index}" name="${escaped(written)}"${subset} width="${item.width}" height="${item.height}">`
    return [open, ...shapesOf(item, dataset.taxonomy, losses), '  </image>'].join('\n')
  })
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<annotations>',
    '  <version>1.1</version>',
    ...metaOf(dataset),
    ...images,
    '</annotations>',
  ]
  return { files: new Map([['annotations.xml', `${lines.join('\n')}\n`]]), losses: losses.list() }
}

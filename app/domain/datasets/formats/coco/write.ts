import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { placesOf, safeName, uniqueNames } from '#app/domain/datasets/formats/shared/keys.ts'
import { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import { picturesOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { objectsOf, type CocoWritten } from './objects.ts'

const KINDS = ['boxes', 'classification', 'polygons', 'keypoints'] as const

/**
 * Writes COCO files, one for each part of the dataset: `annotations/instances_<part>.json`. Shapes of one id and class in
 * an item become one annotation. Ids of categories and images are counted from 1; those of shapes are kept where all are
 * different whole numbers, else counted, too.
 */
export function writeCoco(dataset: Dataset): WrittenDataset {
  const losses = new Losses()
  const items = picturesOf(dataset, losses, 'COCO', {
    kinds: KINDS,
    credit: true,
    skeletons: true,
    itemAttributes: ['split'],
  })
  const sized = items.filter((item) => {
    if (isSide(item.width) && isSide(item.height)) return true
    losses.add('pictures of unknown size: COCO needs width and height', item.key)
    return false
  })
  const places = placesOf(sized)
  const names = uniqueNames(places.map(({ name, split }, index) => `${split}/${safeName(name, index)}`)).map((name) =>
    name.slice(name.indexOf('/') + 1),
  )
  names.forEach((name, index) => {
    if (name !== places[index]!.name)
      losses.add('names of pictures that are no safe file names: replaced', sized[index]!.key)
  })
  const categories = categoriesOf(dataset)
  const written = sized.map((item) => objectsOf(item, categories.ids, losses))
  const splits = [...new Set(places.map(({ split }) => split))]
  const files = new Map<string, string>()
  for (const split of splits) {
    const chosen = sized.flatMap((_, index) => (places[index]!.split === split ? [index] : []))
    const ids = shapeIds(
      chosen.map((index) => written[index]!),
      chosen.map((index) => sized[index]!.key),
      losses,
    )
    const file = `annotations/instances${split && `_${split}`}.json`
    files.set(file, fileOf(chosen, sized, names, written, ids, categories.records))
  }
  if (splits.length === 0) files.set('annotations/instances.json', fileOf([], [], [], [], [], categories.records))
  return { files, losses: losses.list() }
}

function categoriesOf({ taxonomy }: Dataset): { ids: Map<string, number>; records: object[] } {
  const ids = new Map(taxonomy.classes.map(({ name }, index) => [name, index + 1]))
  const pointed = taxonomy.classes.some(({ skeleton }) => skeleton)
  const records = taxonomy.classes.map(({ name, skeleton }, index) => ({
    id: index + 1,
    name,
    supercategory: '',
    ...(pointed && {
      keypoints: skeleton?.points.map((point) => point.name) ?? [],
      skeleton: skeleton?.edges.map((edge) => edge.map((point) => point + 1)) ?? [],
    }),
  }))
  return { ids, records }
}

/** The numbers under which shapes are written: their own where every one is another whole number. */
function shapeIds(written: readonly CocoWritten[][], keys: readonly string[], losses: Losses): number[][] {
  const all = written.flat().map(({ id }) => id)
  const own = all.every((id) => /^(?:0|[1-9]\d{0,14})$/.test(id)) && new Set(all).size === all.length
  let next = 1
  return written.map((objects, index) =>
    objects.map(({ id }) => {
      const number = own ? Number(id) : next++
      if (String(number) !== id)
        losses.add('ids of shapes: COCO wants different whole numbers; counted anew', keys[index]!)
      return number
    }),
  )
}

function fileOf(
  chosen: readonly number[],
  items: readonly DatasetItem[],
  names: readonly string[],
  written: readonly CocoWritten[][],
  ids: readonly number[][],
  categories: readonly object[],
): string {
  const licenses = [...new Set(chosen.flatMap((index) => items[index]!.credit?.license ?? []))]
  const images = chosen.map((index) => {
    const { width, height, credit } = items[index]!
    const license = credit?.license ? licenses.indexOf(credit.license) + 1 : undefined
    const record = {
      id: index + 1,
      file_name: names[index],
      width,
      height,
      license,
      flickr_url: credit?.url ?? undefined,
    }
    return JSON.stringify(record)
  })
  const annotations = chosen.flatMap((index, place) =>
    written[index]!.map(({ fields }, at) => JSON.stringify({ id: ids[place]![at], image_id: index + 1, ...fields })),
  )
  const list = (name: string, records: readonly string[]) =>
    `"${name}":[${records.map((record) => `\n${record}`).join(',')}]`
  const lines = [
    list(
      'licenses',
      licenses.map((name, index) => JSON.stringify({ id: index + 1, name, url: '' })),
    ),
    list(
      'categories',
      categories.map((category) => JSON.stringify(category)),
    ),
    list('images', images),
    list('annotations', annotations),
  ]
  return `{${lines.join(',\n')}}\n`
}

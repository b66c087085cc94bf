import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { isEmptyLabel, mayBeEmpty } from '#app/domain/labels/empty.ts'
import type { Criterion } from '#app/domain/labels/taxonomy.ts'
import { idOf } from '#app/domain/datasets/formats/text/collector.ts'
import { listIn } from '#app/domain/datasets/formats/text/lists.ts'
import { generalLosses, isNumbered, LossList } from '#app/domain/datasets/formats/text/losses.ts'
import { configOf } from './config.ts'
import { LABEL_STUDIO_KINDS } from './kinds.ts'
import { STARS } from './opinions.ts'
import { regionKinds } from './read.ts'
import { resultsOf, type WrittenResult } from './results.ts'
import { pictureName } from './subject.ts'

/** Writes `label-studio.json` and its `label-config.xml`: tasks with one annotation each, marked as ground truth; none where an item has no label. */
export function writeJson(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(dataset, { kinds: LABEL_STUDIO_KINDS, attributes: true, sizes: true, criteria: hasStars }, losses)
  const results = writtenResults(dataset, losses)
  const tasks = dataset.items.map((item, index) => {
    const result = results(item).map((one) => fullResult(one, item))
    return {
      id: index + 1,
      data: dataOf(item),
      ...(item.attributes && { meta: item.attributes }),
      annotations: item.labels.length > 0 ? [{ id: index + 1, ground_truth: true, result }] : [],
    }
  })
  return written(tasks, dataset, losses)
}

/** Writes `label-studio.json` in the shape of JSON_MIN, and `label-config.xml`; an item without a label has no annotation_id. */
export function writeMin(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(dataset, { kinds: LABEL_STUDIO_KINDS, sizes: true, criteria: hasStars }, losses)
  const results = writtenResults(dataset, losses)
  const records = dataset.items.map((item, index) => {
    const controls = new Map<string, unknown[]>()
    for (const { from, value } of results(item)) {
      const { width, height } = item
      const shape = 'x' in value || 'points' in value
      const size = shape ? { original_width: width, original_height: height } : {}
      listIn(controls, from).push({ ...value, ...size })
    }
    for (const label of item.labels) idLosses(label, item, losses)
    return {
      ...dataOf(item),
      id: item.text !== null || !isFile(item.key) ? idOf(item.key) : index + 1,
      ...Object.fromEntries([...controls].map(([name, list]) => [name, lone(list)])),
      annotator: 1,
      annotation_id: item.labels.length > 0 ? index + 1 : null,
    }
  })
  return written(records, dataset, losses)
}

function written(records: readonly object[], dataset: Dataset, losses: LossList): WrittenDataset {
  const files = new Map([
    ['label-studio.json', `${JSON.stringify(records, null, 1)}\n`],
    ['label-config.xml', configOf(dataset)],
  ])
  return { files, losses: losses.list() }
}

/** Writes the results of each item, and lists the empty labels that will not read back as they are. */
function writtenResults({ items }: Dataset, losses: LossList): (item: DatasetItem) => WrittenResult[] {
  const kinds = regionKinds(items)
  return (item) => {
    const results = item.labels.flatMap((label) => resultsOf(label, item, losses))
    const empty = item.labels.filter((label) => isEmptyLabel(label) && mayBeEmpty(label.kind)).map(({ kind }) => kind)
    const reads = results.length > 0 ? [] : item.text === null ? kinds.pictures : kinds.texts
    if (
      item.labels.length > 0 &&
      (empty.length !== reads.length || empty.some((kind) => !reads.includes(kind as never)))
    )
      losses.add('an empty annotation stands for all kinds of region: which labels are empty is left out', item.key)
    return results
  }
}

function dataOf({ key, text, width, height }: DatasetItem): object {
  if (text !== null) return { text, id: key }
  const size = width !== null && height !== null ? { width, height } : {}
  return isFile(key) ? { image: key, ...size } : { ...size, id: key }
}

/** Whether a scale is the one that a rating without a configuration is read with. */
function hasStars({ min, max }: Criterion): boolean {
  return min === 1 && max === STARS
}

/** Whether a key reads back as the name of a picture's file. */
function isFile(key: string): boolean {
  return !fileNameProblem(key) && pictureName(key) === key
}

function fullResult({ id, type, from, value }: WrittenResult, item: DatasetItem): object {
  const shape = 'x' in value || 'points' in value
  const size = shape && { original_width: item.width, original_height: item.height, image_rotation: 0 }
  const to = item.text !== null ? 'text' : 'image'
  return { ...(id !== undefined && { id }), type, from_name: from, to_name: to, origin: 'manual', ...size, value }
}

/** JSON_MIN has one choice, and nothing else, as it is instead of in a list. */
function lone(list: readonly unknown[]): unknown {
  const [first] = list as { choices?: unknown[] }[]
  if (!first?.choices) return list
  return first.choices.length === 1 ? first.choices[0] : first
}

function idLosses(label: DatasetItem['labels'][number], { key }: DatasetItem, losses: LossList): void {
  const parts = {
    boxes: () => label.kind === 'boxes' && label.boxes,
    polygons: () => label.kind === 'polygons' && label.polygons,
    keypoints: () => label.kind === 'keypoints' && label.instances,
    spans: () => label.kind === 'spans' && label.spans,
  }
  const list = Object.hasOwn(parts, label.kind) ? parts[label.kind as keyof typeof parts]() : false
  if (list && !isNumbered(list)) losses.add('ids of regions are left out: regions are numbered', key)
}

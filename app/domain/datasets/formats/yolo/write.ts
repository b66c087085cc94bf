import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { placesOf, safeName, uniqueNames, withoutEnding } from '#app/domain/datasets/formats/shared/keys.ts'
import { Losses } from '#app/domain/datasets/formats/shared/losses.ts'
import { isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import { kindsOf, picturesOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { linesOf, type YoloTask } from './lines.ts'

const KIND_OF = { detect: 'boxes', segment: 'polygons', pose: 'keypoints' } as const

/**
 * Writes YOLO files: `data.yaml` and one text per picture under `labels/`; the pictures belong under `images/`. A YOLO
 * dataset holds one kind: points where there are any, else regions, else boxes; the other kinds are listed as lost
 * (`withKinds` chooses another). Shares have six digits, as the field's tools write them.
 */
export function writeYolo(dataset: Dataset): WrittenDataset {
  const losses = new Losses()
  const kinds = kindsOf(dataset)
  const task: YoloTask = kinds.has('keypoints') ? 'pose' : kinds.has('polygons') ? 'segment' : 'detect'
  const format = `YOLO (${task})`
  const items = picturesOf(dataset, losses, format, {
    kinds: [KIND_OF[task]],
    skeletons: task === 'pose',
    itemAttributes: ['split'],
  })
  const sized = items.filter((item) => {
    if (isSide(item.width) && isSide(item.height)) return true
    losses.add('pictures of unknown size: shares of width and height cannot be computed', item.key)
    return false
  })
  const points = task === 'pose' ? pointsOf(dataset) : 0
  const places = placesOf(sized)
  const stems = uniqueNames(
    places.map(({ split, name }, index) => `${split && `${split}/`}${withoutEnding(safeName(name, index))}`),
  )
  const files = new Map<string, string>([
    ['data.yaml', configOf(dataset, [...new Set(places.map(({ split }) => split))], points, losses)],
  ])
  const numbers = new Map(dataset.taxonomy.classes.map(({ name }, index) => [name, index]))
  sized.forEach((item, index) => {
    if (!stems[index]!.endsWith(withoutEnding(places[index]!.name)))
      losses.add(
        'names of pictures that differ only in their ending or case, or are no safe file names: replaced',
        item.key,
      )
    const lines = linesOf(item as DatasetItem & { width: number; height: number }, task, numbers, points, losses)
    files.set(`labels/${stems[index]}.txt`, lines.map((line) => `${line}\n`).join(''))
  })
  return { files, losses: losses.list() }
}

/** The number of points that most skeletons of a dataset have: a YOLO dataset allows one. */
function pointsOf(dataset: Dataset): number {
  const counts = new Map<number, number>()
  for (const { labels } of dataset.items)
    for (const label of labels)
      if (label.kind === 'keypoints')
        for (const { points } of label.instances) counts.set(points.length, (counts.get(points.length) ?? 0) + 1)
  const first = dataset.taxonomy.classes.find(({ skeleton }) => skeleton)?.skeleton?.points.length ?? 1
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? first
}

function configOf({ taxonomy }: Dataset, splits: readonly string[], points: number, losses: Losses): string {
  const folder = (split: string) => (split ? `images/${split}` : 'images')
  const val = splits.filter((split) => /^val/i.test(split)).map(folder)
  const test = splits.filter((split) => /^test/i.test(split)).map(folder)
  const train = splits.map(folder).filter((name) => !val.includes(name) && !test.includes(name))
  const list = (names: readonly string[]) => JSON.stringify(names.length === 1 ? names[0] : names)
  const [first] = [train, val, test].filter((names) => names.length > 0)
  const lines = [
    'path: .',
    `train: ${list(train.length > 0 ? train : (first ?? ['images']))}`,
    `val: ${list(val.length > 0 ? val : (first ?? ['images']))}`,
  ]
  if (test.length > 0) lines.push(`test: ${list(test)}`)
  lines.push('names:', ...taxonomy.classes.map(({ name }, index) => `  ${index}: ${JSON.stringify(name)}`))
  if (points === 0) return `${lines.join('\n')}\n`
  lines.push(`kpt_shape: [${points}, 3]`, 'kpt_names:')
  taxonomy.classes.forEach(({ name, skeleton }, index) => {
    if (skeleton && skeleton.points.length !== points)
      losses.add(`skeletons of another number of points than ${points}: a YOLO dataset allows one`, name)
    else if (skeleton) lines.push(`  ${index}: ${JSON.stringify(skeleton.points.map((point) => point.name))}`)
    if (skeleton?.edges.length) losses.add('lines between the points of skeletons: YOLO has no place for them', name)
  })
  return `${lines.join('\n')}\n`
}

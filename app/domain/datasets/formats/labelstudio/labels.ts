import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import type { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { listIn } from '#app/domain/datasets/formats/text/lists.ts'
import { freeId, usableSpans, type FoundSpan } from '#app/domain/datasets/formats/text/spans.ts'
import { opinionsOf } from './opinions.ts'
import { boxOf, classesOf, instanceOf, pictureOf, polygonOf, sortOf, type RegionSort } from './regions.ts'
import type { Result, Task } from './tasks.ts'

const SHAPES = { box: boxOf, polygon: polygonOf, keypoint: instanceOf } as const

/** The labels that the results of a task say; `text` is the one that spans are about. */
export function labelsOf(task: Task, results: readonly Result[], text: SourceText | undefined, collector: Collector) {
  const regions = new Map<RegionSort, Result[]>()
  const whole: Result[] = []
  const lines: Result[] = []
  for (const result of results) {
    const sort = sortOf(result)
    const ofShape = sort === 'box' || sort === 'polygon' || sort === 'keypoint'
    if (!sort) whole.push(result)
    else if (sort === 'other') collector.problems.unread(task.file, `regions of type ${typeOf(result)}`)
    else if (classesOf(result)) listIn(regions, sort).push(result)
    else if (ofShape && result.value.has('text')) lines.push(result)
    else collector.problems.unread(task.file, `regions of type ${typeOf(result)} without a label`)
  }
  const labels: GoldLabel[] = []
  const boxes = shapesOf('box', regions, collector)
  if (boxes) labels.push({ kind: 'boxes', boxes })
  const polygons = shapesOf('polygon', regions, collector)
  if (polygons) labels.push({ kind: 'polygons', polygons })
  const instances = shapesOf('keypoint', regions, collector)
  if (instances) labels.push({ kind: 'keypoints', instances })
  if (text && regions.has('span'))
    labels.push({
      kind: 'spans',
      spans: usableSpans(regions.get('span')!.flatMap(foundSpans), text, collector, 'units'),
    })
  return [...labels, ...opinionsOf(task, whole, lines, collector)]
}

function typeOf({ type, value }: Result): string {
  return type || [...value.keys()].join('+').slice(0, 80)
}

/** One span for each class that a region of text names. */
function foundSpans(result: Result): FoundSpan[] {
  const { id, value, where } = result
  const text = value.get('text')
  return classesOf(result)!.map((name) => ({
    id,
    class: name,
    start: value.get('start'),
    end: value.get('end'),
    where,
    ...(typeof text === 'string' && { text }),
  }))
}

type Shape<S extends keyof typeof SHAPES> = Exclude<ReturnType<(typeof SHAPES)[S]>, { problem: string }>

/** The shapes of one sort, one for each class that a region names; undefined when the task has no such region. */
function shapesOf<S extends keyof typeof SHAPES>(
  sort: S,
  regions: ReadonlyMap<RegionSort, readonly Result[]>,
  collector: Collector,
): Shape<S>[] | undefined {
  const found = regions.get(sort)
  if (!found) return undefined
  const shapes: Shape<S>[] = []
  const ids = new Set<string>()
  for (const result of found)
    for (const name of classesOf(result)!) {
      const id = freeId(result.id, shapes.length + 1, ids)
      const shape = shapeOf(sort, result, id, name, collector)
      if ('problem' in shape) collector.problems.add(result.where, `${shape.problem}; the region is skipped`)
      else {
        ids.add(id)
        shapes.push(shape as Shape<S>)
      }
    }
  return shapes
}

function shapeOf(sort: keyof typeof SHAPES, result: Result, id: string, name: unknown, collector: Collector) {
  const image: ImageSize | { problem: string } = pictureOf(result)
  if ('problem' in image) return image
  const known = collector.class(name)
  if ('problem' in known) return known
  if (sort === 'keypoint')
    collector.describe({ name: known.name, skeleton: { points: [{ name: known.name }], edges: [] } })
  return SHAPES[sort](result, id, known.name, image)
}

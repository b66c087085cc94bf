import type { DatasetItem, Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { emptyLabel } from '#app/domain/labels/empty.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { attributesOf, Collector, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { jsonRecords, type JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { labelsOf } from './labels.ts'
import { isMin, tasksOfMin } from './min.ts'
import { sizeOf } from './regions.ts'
import { subjectOf, type Subject } from './subject.ts'
import { taskOf, type Task } from './tasks.ts'

/**
 * Reads both JSON exports of Label Studio: JSON (tasks with annotations, or completions as they were called) and JSON_MIN.
 * Rectangles, polygons and keypoints come from per cent into pixels of the original picture, rounded to a millionth; text
 * spans from UTF-16 code units into code points. A picture's key is its file, a text's is `data.id` or the task's id.
 * An annotation with nothing in it is an empty label of every kind of region that the files hold for such tasks.
 * Brush masks, ellipses, videos, taxonomies and other results without a counterpart are told by their type.
 */
export async function readLabelStudio(files: Files, format: string): Promise<ReadDataset> {
  const collector = new Collector(format)
  const tasks: Task[] = []
  const min: JsonRecord[] = []
  for await (const record of jsonRecords(files, collector, unfit)) {
    if (isMin(record.fields)) min.push(record)
    else {
      const task = taskOf(record, collector)
      if (task) tasks.push(task)
    }
  }
  tasks.push(...tasksOfMin(min, collector))
  const read = tasks.flatMap((task) => readTask(task, collector) ?? [])
  const regions = regionKinds(read.map(({ item }) => item))
  for (const { item, where, empty } of read) {
    if (empty) item.labels = (item.text === null ? regions.pictures : regions.texts).map((kind) => emptyLabel(kind))
    collector.add(item, where)
  }
  return collector.finish()
}

function unfit(name: string, head: string): string {
  if (/^\s*(?:<\?xml[^>]*>\s*)?<View\b/.test(head))
    return 'is a label configuration of Label Studio, not data; it is not read'
  if (/^\d+(?: -?[\d.]+){4,}\s/.test(head)) return 'looks like labels of YOLO, not Label Studio JSON; it is not read'
  return 'is no JSON; it is not read'
}

type ReadTask = { item: DatasetItem; where: string; empty: boolean }

function readTask(task: Task, collector: Collector): ReadTask | undefined {
  const { where, file, data, results = [] } = task
  const skip = (problem: string) => void collector.problems.add(where, `${problem}; the task is skipped`)
  const subject = subjectOf(task, results)
  if ('problem' in subject) return skip(subject.problem)
  const text = subject.picture ? null : subject.text
  const problem = text === null ? undefined : textProblem(text)
  if (problem) return skip(`data.${subject.field}: ${problem}`)
  const sizes = [...results, { width: data.get('width'), height: data.get('height') }].flatMap(
    (each) => sizeOf(each) ?? [],
  )
  if (sizes.some(({ width, height }) => width !== sizes[0]!.width || height !== sizes[0]!.height))
    return skip('its results state different sizes of the picture')
  const source = text === null ? undefined : new SourceText(text)
  const labels: GoldLabel[] = labelsOf(task, results, source, collector)
  tellUnread(task, subject, sizes.length > 0, collector)
  const attributes = attributesOf(task.meta, file, collector.problems)
  const size = text === null ? sizes[0] : undefined
  const item = {
    key: subject.key,
    width: size?.width ?? null,
    height: size?.height ?? null,
    text: source?.text ?? null,
    labels,
    ...(attributes && { attributes }),
  }
  return { item, where, empty: task.results?.length === 0 }
}

function tellUnread({ data, file }: Task, { field }: Subject, sized: boolean, collector: Collector): void {
  for (const name of data.keys())
    if (name !== field && name !== 'id' && !(sized && (name === 'width' || name === 'height')))
      collector.problems.unread(file, `data.${name.slice(0, 80)}`)
}

/** The kinds of region that pictures, and texts, of these items have. */
export function regionKinds(items: readonly DatasetItem[]) {
  const kinds = ['boxes', 'polygons', 'keypoints', 'spans'] as const
  const found = (picture: boolean) =>
    kinds.filter((kind) =>
      items.some((item) => (item.text === null) === picture && item.labels.some((label) => label.kind === kind)),
    )
  return { pictures: found(true), texts: found(false) }
}

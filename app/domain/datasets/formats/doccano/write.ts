import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import { idOf } from '#app/domain/datasets/formats/text/collector.ts'
import { jsonLines } from '#app/domain/datasets/formats/text/json-records.ts'
import { generalLosses, isNumbered, labelOf, LossList, spansToWrite } from '#app/domain/datasets/formats/text/losses.ts'

/**
 * Writes `all.jsonl`: `label` holds the spans as [start, end, class], or the classes. A dataset with both has `entities` and
 * `cats`; one whose spans have ids of their own has `entities` with these. An item without a label has neither field.
 */
export function writeDoccano(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(dataset, { kinds: ['classification', 'spans'], attributes: true }, losses)
  const labels = dataset.items.flatMap((item) => item.labels)
  const spans = labels.filter((label) => label.kind === 'spans')
  const entities =
    labels.some(({ kind }) => kind === 'classification') || spans.some((label) => !isNumbered(label.spans))
  const records: object[] = []
  for (const item of dataset.items) {
    if (item.text === null) losses.add('items without a text are left out', item.key)
    else
      records.push({
        id: idOf(item.key),
        text: item.text,
        ...spanFields(spansToWrite(item, losses), entities && spans.length > 0),
        ...classFields(item, spans.length > 0, losses),
        ...(item.attributes && { meta: item.attributes }),
      })
  }
  return { files: new Map([['all.jsonl', jsonLines(records)]]), losses: losses.list() }
}

function spanFields(spans: Span[] | undefined, entities: boolean): object {
  if (!spans) return {}
  if (!entities) return { label: spans.map((span) => [span.start, span.end, span.class]) }
  return {
    entities: spans.map((span) => ({
      id: idOf(span.id),
      label: span.class,
      start_offset: span.start,
      end_offset: span.end,
    })),
  }
}

function classFields(item: DatasetItem, withSpans: boolean, losses: LossList): object {
  const label = labelOf(item, 'classification')
  if (!label) return {}
  if (label.classes.length > 0) return { [withSpans ? 'cats' : 'label']: label.classes }
  losses.add('classifications without any class are left out', item.key)
  return {}
}

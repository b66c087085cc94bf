import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import { idOf } from '#app/domain/datasets/formats/text/collector.ts'
import { jsonLines } from '#app/domain/datasets/formats/text/json-records.ts'
import { generalLosses, isNumbered, labelOf, LossList, spansToWrite } from '#app/domain/datasets/formats/text/losses.ts'
import { tokenised } from './tokens.ts'

/**
 * Writes `annotations.jsonl`: spans with tokens and token offsets; classes as one accepted or rejected `label` when the
 * dataset has a single class, otherwise as `options` of which some are accepted. An item without a label is ignored
 * (`answer: ignore`).
 */
export function writeProdigy(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  const classified = dataset.items.some((item) => labelOf(item, 'classification'))
  generalLosses(dataset, { kinds: ['classification', 'spans'], attributes: true, classes: classified }, losses)
  const names = dataset.taxonomy.classes.map(({ name }) => name)
  const records: object[] = []
  for (const item of dataset.items) {
    if (item.text === null) losses.add('items without a text are left out', item.key)
    else records.push(taskOf(item, classified ? names : [], losses))
  }
  return { files: new Map([['annotations.jsonl', jsonLines(records)]]), losses: losses.list() }
}

function taskOf(item: DatasetItem, offered: readonly string[], losses: LossList): object {
  const spans = spansToWrite(item, losses)
  const chosen = labelOf(item, 'classification')?.classes
  const single = offered.length === 1 && !spans
  return {
    id: idOf(item.key),
    text: item.text,
    ...(spans && spanFields(item.text ?? '', spans)),
    ...(item.attributes && { meta: item.attributes }),
    ...(chosen && (single ? { label: offered[0] } : { options: offered.map(optionOf), accept: chosen })),
    answer: !chosen && !spans ? 'ignore' : single && chosen?.length === 0 ? 'reject' : 'accept',
  }
}

const optionOf = (name: string) => ({ id: name, text: name })

function spanFields(text: string, spans: readonly Span[]): object {
  const { tokens, firstAt, lastAt } = tokenised(text, spans)
  const numbered = isNumbered(spans)
  return {
    tokens,
    spans: spans.map(({ id, class: label, start, end }) => ({
      start,
      end,
      token_start: firstAt.get(start),
      token_end: lastAt.get(end),
      label,
      ...(!numbered && { id: idOf(id) }),
    })),
  }
}

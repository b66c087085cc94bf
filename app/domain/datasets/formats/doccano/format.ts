import type { Format } from '#app/domain/datasets/dataset.ts'
import { firstRecord, hasField, surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { readDoccano } from './read.ts'
import { writeDoccano } from './write.ts'

/** doccano's JSONL: texts with label spans or classes (github.com/doccano/doccano, data_import and data_export). */
export const doccano: Format = {
  name: 'doccano',
  title: 'doccano JSONL',
  kinds: ['classification', 'spans'],
  detect: (files) =>
    surely(async () => {
      const first = await firstRecord(files)
      if (!first || /^\s*\[/.test(first.head)) return 0
      const has = hasField(first)
      if (has('images') && has('categories')) return 0
      if (has('_task_hash') || has('answer') || has('spans')) return 0
      if (has('filename') && has('bbox')) return 0.6
      if (!has('text') && !has('data')) return 0
      return ['label', 'labels', 'entities', 'cats', 'annotations'].some(has) ? 0.8 : 0
    }),
  read: readDoccano,
  write: writeDoccano,
}

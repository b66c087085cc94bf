import type { Format } from '#app/domain/datasets/dataset.ts'
import { firstRecord, hasField, surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { readProdigy } from './read.ts'
import { writeProdigy } from './write.ts'

/** Prodigy's JSONL: named entities, span and text categories (prodi.gy/docs/api-interfaces). */
export const prodigy: Format = {
  name: 'prodigy',
  title: 'Prodigy JSONL',
  kinds: ['classification', 'spans'],
  detect: (files) =>
    surely(async () => {
      const first = await firstRecord(files)
      if (!first || /^\s*\[/.test(first.head)) return 0
      const has = hasField(first)
      if (has('_task_hash') || has('_input_hash')) return 0.95
      if (has('answer') && (has('text') || has('image'))) return 0.9
      return has('text') && has('spans') ? 0.7 : 0
    }),
  read: readProdigy,
  write: writeProdigy,
}

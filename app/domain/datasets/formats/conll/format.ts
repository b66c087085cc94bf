import type { Format } from '#app/domain/datasets/dataset.ts'
import { surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { headOf } from '#app/domain/datasets/formats/text/source.ts'
import { readConll } from './read.ts'
import { columnsOf, isTag } from './tags.ts'
import { writeConll } from './write.ts'

/** Columns of tokens and tags: CoNLL-2003, CoNLL-2000, WNUT, KLUE (clips.uantwerpen.be/conll2003/ner). */
export const conll: Format = {
  name: 'conll',
  title: 'CoNLL columns (BIO, IOB1, BIOES)',
  kinds: ['spans'],
  detect: (files) =>
    surely(async () => {
      for (const name of files.names.slice(0, 20)) {
        const head = await headOf(files, name)
        if (/^\s*(?:\{\s*"|\[\s*[[{"])/.test(head)) continue
        const lines = head.split('\n').slice(0, 200)
        const rows = lines.filter((line) => line.trim() !== '' && !/^##? /.test(line)).slice(0, 50)
        const tagged = rows.map(columnsOf).filter((columns) => columns.length > 1 && isTag(columns.at(-1)!))
        if (rows.length > 0 && tagged.length >= rows.length * 0.9) return 0.9
      }
      return 0
    }),
  read: readConll,
  write: writeConll,
}

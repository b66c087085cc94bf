import type { Format } from '#app/domain/datasets/dataset.ts'
import { surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { headOf, linesOf } from '#app/domain/datasets/formats/text/source.ts'
import { readBrat } from './read.ts'
import { writeBrat } from './write.ts'

/** brat's standoff: `name.txt` and `name.ann` side by side (brat.nlplab.org/standoff.html). */
export const brat: Format = {
  name: 'brat',
  title: 'brat standoff (.txt and .ann)',
  kinds: ['spans'],
  detect: (files) =>
    surely(async () => {
      const names = files.names.filter((name) => name.endsWith('.ann'))
      if (names.length === 0) return 0
      for (const name of names.slice(0, 20)) {
        const first = [...linesOf((await headOf(files, name)).slice(0, 4096))].find(({ line }) => line.trim() !== '')
        if (first) return /^(?:[TREMAN]\d+|#\d*|\*)\t/.test(first.line) ? 0.95 : 0.1
      }
      return names.some((name) => files.names.includes(name.replace(/\.ann$/, '.txt'))) ? 0.9 : 0.1
    }),
  read: readBrat,
  write: writeBrat,
}

import type { Format } from '#app/domain/datasets/dataset.ts'
import { surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { headOf } from '#app/domain/datasets/formats/text/source.ts'
import { labelsSomething, rolesOf } from './columns.ts'
import { readCsv } from './read.ts'
import { delimiterOf, rowsOf } from './rows.ts'
import { writeCsv } from './write.ts'

/** Tables: one row an item with its class, preference, ratings or transcription; or one row an answer of a worker. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV (classes, preferences, ratings, answers)',
  kinds: ['classification', 'transcription', 'preference', 'rating'],
  detect: (files) =>
    surely(async () => {
      for (const name of files.names.slice(0, 20)) {
        const head = await headOf(files, name)
        if (/^\s*[[{<]/.test(head)) continue
        const [header] = rowsOf(head, delimiterOf(head))
        if (!header || 'problem' in header || header.cells.length < 2) continue
        const roles = rolesOf(header.cells)
        if (!labelsSomething(roles)) continue
        return roles.some(({ role }) => role === 'key' || role === 'text') ? 0.8 : 0.4
      }
      return files.names.some((name) => /\.[ct]sv$/i.test(name)) ? 0.2 : 0
    }),
  read: readCsv,
  write: writeCsv,
}

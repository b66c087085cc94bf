import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { assembled, type PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readHeadText, readText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { LabelMeReader } from './reader.ts'
import { writeLabelMe } from './write.ts'

const MAX_FILES = 200_000
const MAX_LOOKS = 10

/** LabelMe's JSON files (the desktop tool of wkentaro), one per picture. */
export const labelme: Format = {
  name: 'labelme',
  title: 'LabelMe JSON',
  kinds: ['boxes', 'classification', 'polygons', 'keypoints'],
  async detect(files) {
    const heads = await Promise.all(
      jsonNames(files)
        .slice(0, MAX_LOOKS)
        .map((name) => readHeadText(files, name)),
    )
    const scores = heads.map((head) => {
      if (!head.trimStart().startsWith('{')) return 0
      const signs = [/"shapes"\s*:\s*\[/, /"imagePath"\s*:/, /"shape_type"\s*:/, /"imageData"\s*:/, /"flags"\s*:\s*\{/]
      const count = signs.filter((sign) => sign.test(head)).length
      return count >= 3 ? 0.95 : count === 2 && /"shapes"/.test(head) ? 0.8 : 0
    })
    return Math.max(0, ...scores)
  },
  read,
  write: writeLabelMe,
}

function jsonNames(files: Files): string[] {
  return files.names.filter((name) => /\.json$/i.test(name))
}

function read(files: Files): Promise<ReadDataset> {
  const report = new Report()
  return reading(
    'labelme',
    async () => {
      const names = jsonNames(files)
      if (names.length > MAX_FILES) throw new Unreadable('(files)', `are more than ${MAX_FILES} annotations`)
      const reader = new LabelMeReader(files, report)
      for (const file of names) {
        try {
          await reader.read(await readText(files, file), file)
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error
          report.add(error.problem.where, error.problem.message)
        }
      }
      if (reader.drafts.length === 0) throw new Unreadable('(files)', 'hold no LabelMe file that can be read')
      const classes = reader.classes.list()
      if (classes.length === 0) throw new Unreadable('(files)', 'hold no usable class')
      const kinds = reader.kinds.size > 0 ? reader.kinds : new Set<PictureKind>(['polygons'])
      return {
        outcome: 'read',
        format: 'labelme',
        dataset: assembled(reader.drafts, kinds, { classes }),
        problems: report.problems(),
      }
    },
    () => report.problems(),
  )
}

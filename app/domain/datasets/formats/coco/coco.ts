import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { assembled } from '#app/domain/datasets/formats/shared/assemble.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readHeadText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { mergeCoco } from './merge.ts'
import { readCocoFile, type CocoFile } from './read-file.ts'
import { writeCoco } from './write.ts'

/** How much of a file is looked at for telling what it is. */
const HEAD_BYTES = 16_384
/** Most files that are looked at. */
const MAX_LOOKS = 40

/** COCO's object annotations (cocodataset.org, data format): instances, person keypoints, stuff, and plain classes. */
export const coco: Format = {
  name: 'coco',
  title: 'COCO JSON',
  kinds: ['boxes', 'classification', 'polygons', 'keypoints'],
  async detect(files) {
    const scores = await Promise.all(
      jsonNames(files)
        .slice(0, MAX_LOOKS)
        .map((name) => scoreOf(files, name)),
    )
    return Math.max(0, ...scores)
  },
  read: (files) => readCocoFiles(files),
  write: writeCoco,
}

/**
 * Reads all COCO files of a folder as one dataset. `boxesOnly` keeps nothing but boxes, which for files of some gigabytes
 * is a fraction of the memory.
 */
export function readCocoFiles(files: Files, { boxesOnly = false } = {}): Promise<ReadDataset> {
  const report = new Report()
  return reading(
    'coco',
    async () => {
      const names = await cocoNames(files)
      const read: CocoFile[] = []
      const refused: Unreadable[] = []
      for (const file of names) {
        const prefix = names.length > 1 ? `${file}: ` : ''
        try {
          read.push(await readCocoFile(files, file, { report, prefix, boxesOnly }))
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error
          refused.push(error)
        }
      }
      for (const { problem } of refused.slice(read.length === 0 ? 1 : 0)) report.add(problem.where, problem.message)
      if (read.length === 0) throw refused[0] ?? new Unreadable('(files)', 'there is no COCO file here')
      const { drafts, classes } = mergeCoco(read, report)
      const dataset = assembled(drafts, new Set(), { classes: classes.list() })
      return { outcome: 'read', format: 'coco', dataset, problems: report.problems() }
    },
    () => report.problems(),
  )
}

/** The COCO files among the names; the one file when there is but one, whatever it looks like. Instances come first. */
async function cocoNames(files: Files): Promise<string[]> {
  const names = jsonNames(files)
  if (names.length === 1) return names
  const found: string[] = []
  // One after the other: a folder may hold more files than can be open at once.
  for (const name of names) if ((await scoreOf(files, name)) > 0) found.push(name)
  const rank = (name: string) => (/instances/i.test(name) ? 0 : /keypoints/i.test(name) ? 1 : 2)
  return found.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function jsonNames(files: Files): string[] {
  return files.names.filter((name) => /\.json$/i.test(name))
}

async function scoreOf(files: Files, name: string): Promise<number> {
  const head = (await readHeadText(files, name, HEAD_BYTES)).trimStart()
  if (!head.startsWith('{')) return 0
  const signs = [/"images"\s*:\s*\[/, /"annotations"\s*:\s*\[/, /"categories"\s*:\s*\[/].filter((sign) =>
    sign.test(head),
  )
  if (signs.length >= 2) return 0.95
  if (signs.length === 0) return 0
  return /"(?:image_id|file_name|supercategory)"/.test(head) ? 0.9 : 0.3
}

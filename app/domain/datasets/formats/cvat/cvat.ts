import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { assembled, type Draft, type PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readHeadText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { readXmlRecords, type XmlElement } from '#app/domain/datasets/formats/shared/xml.ts'
import { ImageReader } from './image.ts'
import { CvatLabels } from './labels.ts'
import { writeCvat } from './write.ts'

const MAX_LOOKS = 10
const RECORDS = new Set(['annotations/meta', 'annotations/image', 'annotations/track', 'annotations/version'])

/** "CVAT for images 1.1": one XML file for all pictures. */
export const cvat: Format = {
  name: 'cvat',
  title: 'CVAT XML 1.1 (images)',
  kinds: ['boxes', 'classification', 'polygons', 'keypoints'],
  async detect(files) {
    const heads = await Promise.all(
      xmlNames(files)
        .slice(0, MAX_LOOKS)
        .map((name) => readHeadText(files, name, 1024)),
    )
    return heads.some((head) => /<annotations[\s>]/.test(head)) ? 0.95 : 0
  },
  read,
  write: writeCvat,
}

function xmlNames(files: Files): string[] {
  return files.names.filter((name) => /\.xml$/i.test(name))
}

function read(files: Files): Promise<ReadDataset> {
  const report = new Report()
  return reading(
    'cvat',
    async () => {
      const labels = new CvatLabels()
      const drafts: Draft[] = []
      const kinds = new Set<PictureKind>()
      const taken = new Set<string>()
      const names = xmlNames(files)
      if (names.length === 0) throw new Unreadable('(files)', 'hold no XML file')
      for (const file of names) {
        const reader = new ImageReader(file, labels, report, taken)
        try {
          await readOne(files, file, labels, reader, report)
        } catch (error) {
          if (!(error instanceof Unreadable) || names.length === 1) throw error
          report.add(error.problem.where, error.problem.message)
          continue
        }
        drafts.push(...reader.drafts)
        for (const kind of reader.kinds) kinds.add(kind)
      }
      if (drafts.length === 0) throw new Unreadable('(files)', 'hold no <image> that can be read')
      const classes = labels.classes.list()
      if (classes.length === 0) throw new Unreadable('(files)', 'hold no usable class')
      const attributes = labels.definitions()
      const taxonomy = { classes, ...(attributes.length > 0 && { attributes }) }
      if (kinds.size === 0) kinds.add('boxes')
      return {
        outcome: 'read',
        format: 'cvat',
        dataset: assembled(drafts, kinds, taxonomy),
        problems: report.problems(),
      }
    },
    () => report.problems(),
  )
}

async function readOne(
  files: Files,
  file: string,
  labels: CvatLabels,
  reader: ImageReader,
  report: Report,
): Promise<void> {
  await readXmlRecords(
    files,
    file,
    (path) => RECORDS.has(path),
    (element) => use(element, file, labels, reader, report),
  )
}

function use(element: XmlElement, file: string, labels: CvatLabels, reader: ImageReader, report: Report): void {
  const where = `${file}:${element.line}`
  if (element.name === 'track')
    throw new Unreadable(
      where,
      'is a CVAT video file: its labels are tracks over frames, which are not read; export it as "CVAT for images 1.1" or COCO',
    )
  if (element.name === 'version' && !/^1\.[01]$/.test(element.text))
    throw new Unreadable(where, `is version ${element.text.slice(0, 20)} of CVAT's file; 1.1 is read`)
  if (element.name === 'meta') labels.readMeta(element, report, file)
  if (element.name === 'image') reader.read(element)
}

import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { assembled } from '#app/domain/datasets/formats/shared/assemble.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readHeadText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { readXmlRecords } from '#app/domain/datasets/formats/shared/xml.ts'
import { provesEdges, provesPixels, type Convention } from './convention.ts'
import { draftsOf, listedClasses } from './drafts.ts'
import { annotationOf, type VocAnnotation } from './object.ts'
import { writeVoc } from './write.ts'

const MAX_FILES = 200_000
const MAX_LOOKS = 10

/** Pascal VOC's XML files (VOC2007–2012 development kit): one per picture, upright boxes. */
export const voc: Format = {
  name: 'voc',
  title: 'Pascal VOC XML',
  kinds: ['boxes'],
  async detect(files) {
    const heads = await Promise.all(
      xmlNames(files)
        .slice(0, MAX_LOOKS)
        .map((name) => readHeadText(files, name)),
    )
    const scores = heads.map((head) => {
      if (!/<annotation[\s>]/.test(head) || /<polygon>|<imagesize>|<sourceAnnotation>/.test(head)) return 0
      return /<bndbox>/.test(head) ? 0.95 : /<filename>/.test(head) ? 0.6 : 0
    })
    return Math.max(0, ...scores)
  },
  read,
  write: writeVoc,
}

function xmlNames(files: Files): string[] {
  return files.names.filter((name) => /\.xml$/i.test(name))
}

function read(files: Files): Promise<ReadDataset> {
  const report = new Report()
  return reading(
    'voc',
    async () => {
      const annotations = await readAnnotations(files, report)
      if (annotations.length === 0) throw new Unreadable('(files)', 'hold no VOC annotation that can be read')
      const convention = conventionOf(annotations, report)
      const classes = await listedClasses(files, report)
      const drafts = await draftsOf(files, annotations, convention, classes, report)
      listUnread(files, annotations, report)
      if (classes.list().length === 0) throw new Unreadable('(files)', 'hold no usable class')
      const dataset = assembled(drafts, new Set(['boxes']), { classes: classes.list() })
      return { outcome: 'read', format: 'voc', dataset, problems: report.problems() }
    },
    () => report.problems(),
  )
}

async function readAnnotations(files: Files, report: Report): Promise<VocAnnotation[]> {
  const names = xmlNames(files)
  if (names.length > MAX_FILES) throw new Unreadable('(files)', `are more than ${MAX_FILES} annotations`)
  const annotations: VocAnnotation[] = []
  for (const file of names) {
    try {
      let found: VocAnnotation | null = null
      await readXmlRecords(
        files,
        file,
        (path) => path === 'annotation',
        (root) => (found = annotationOf(root, file)),
      )
      if (found) annotations.push(found)
      else report.add(file, 'is no VOC annotation: its root is not <annotation>')
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      report.add(error.problem.where, error.problem.message)
    }
  }
  return annotations
}

/** The kit's convention, unless a box shows that edges are counted from 0; then all boxes are read so, and it is said. */
function conventionOf(annotations: readonly VocAnnotation[], report: Report): Convention {
  for (const { file, database, objects } of annotations) {
    if (provesPixels(database)) return 'pixels-from-1'
    for (const { corners, line } of objects) {
      const proof = 'problem' in corners ? undefined : provesEdges(corners)
      if (!proof) continue
      report.add(
        `${file}:${line}`,
        `${proof}: all boxes are read as edges counted from 0, not as VOC's pixels counted from 1`,
      )
      return 'edges-from-0'
    }
  }
  return 'pixels-from-1'
}

/** Parts of objects, actions, and masks are facts of VOC that labels here do not hold. */
function listUnread(files: Files, annotations: readonly VocAnnotation[], report: Report): void {
  const counts = new Map<string, number>()
  for (const { objects } of annotations)
    for (const { others } of objects) for (const name of others) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const [name, count] of counts)
    report.add('(files)', `<${name}> of ${count} ${count === 1 ? 'object' : 'objects'} is not read`)
  const masks = files.names.filter((name) => /(?:^|\/)Segmentation(?:Class|Object)\//.test(name)).length
  if (masks > 0)
    report.add(
      '(files)',
      `${masks} masks in SegmentationClass and SegmentationObject are not read: they are colours in PNG files`,
    )
}

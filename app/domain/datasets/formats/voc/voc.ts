import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { assembled, Classes, newDraft, nextId, put, type Draft } from '#app/domain/datasets/formats/shared/assemble.ts'
import { pictureSize } from '#app/domain/datasets/formats/shared/image-size.ts'
import {
  baseName,
  folderOf,
  isSplitName,
  Pictures,
  withoutEnding,
  type InSplit,
} from '#app/domain/datasets/formats/shared/keys.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { checkedBox, isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import { readHeadText, readText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { readXmlRecords } from '#app/domain/datasets/formats/shared/xml.ts'
import { boxOfCorners, provesEdges, provesPixels, type Convention } from './convention.ts'
import { annotationOf, type VocAnnotation } from './object.ts'
import { splitsOf } from './image-sets.ts'
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

/** The classes in the order of `labelmap.txt`, which some tools write, so that unused ones are known, too. */
async function listedClasses(files: Files, report: Report): Promise<Classes> {
  const classes = new Classes()
  const file = files.names.find((name) => baseName(name) === 'labelmap.txt')
  if (file === undefined) return classes
  for (const [index, line] of (await readText(files, file, 1_000_000)).split(/\r?\n/).entries()) {
    const name = line.replace(/:[\d,\s]*:[^:]*:[^:]*$/, '').trim()
    const problem = line.startsWith('#') || name === '' ? undefined : classes.problem(name)
    if (problem) report.add(`${file}:${index + 1}`, problem)
  }
  return classes
}

async function draftsOf(
  files: Files,
  annotations: readonly VocAnnotation[],
  convention: Convention,
  classes: Classes,
  report: Report,
): Promise<Draft[]> {
  const pictures = new Pictures(files.names)
  const splits = await splitsOf(files)
  const taken = new Set<string>()
  const drafts: Draft[] = []
  for (const annotation of annotations) {
    const place = placeOf(annotation, splits)
    const unsafe = fileNameProblem(place.name)
    if (unsafe) report.add(annotation.file, `filename ${unsafe}`)
    else if (taken.has(`${place.split}/${place.name}`))
      report.add(annotation.file, `filename "${place.name}" is used by an earlier file`)
    else {
      taken.add(`${place.split}/${place.name}`)
      const picture = pictures.find(place.name, place.split)
      const told =
        annotation.size && isSide(annotation.size.width) && isSide(annotation.size.height) ? annotation.size : null
      const draft = newDraft(
        place.name,
        place.split,
        told ?? (picture === null ? null : await pictureSize(files, picture)),
      )
      drafts.push(draft)
      addBoxes(draft, annotation, convention, classes, report)
    }
  }
  return drafts
}

function addBoxes(
  draft: Draft,
  { file, objects }: VocAnnotation,
  convention: Convention,
  classes: Classes,
  report: Report,
): void {
  const size = draft.width === null || draft.height === null ? null : { width: draft.width, height: draft.height }
  objects.forEach(({ line, name, corners, difficult, attributes }) => {
    const where = `${file}:${line}`
    if (!report.passes(corners, where)) return
    const problem = classes.problem(name)
    if (problem) return report.add(where, problem)
    const place = checkedBox(boxOfCorners(corners, convention), size, 'bndbox')
    if (!report.passes(place, where)) return
    const more = { ...(Object.keys(attributes).length > 0 && { attributes }), ...(difficult && { ignore: true }) }
    put(draft, 'boxes', { id: nextId(draft), class: name, ...place, ...more }, report, where)
  })
}

/** A picture's name is that in the file; the folders are those of the file below `Annotations`. */
function placeOf({ file, filename }: VocAnnotation, splits: ReadonlyMap<string, string>): InSplit {
  const folders = folderOf(file)
    .split('/')
    .filter((part) => part !== '')
  const at = folders.findLastIndex((part) => /^annotations$/i.test(part))
  const below = at >= 0 ? folders.slice(at + 1) : []
  const own = baseName(filename.replaceAll('\\', '/')) || withoutEnding(baseName(file))
  const name = [...below, own].join('/')
  const stem = withoutEnding([...below, baseName(file)].join('/'))
  return { split: splits.get(stem) ?? folders.find(isSplitName) ?? '', name }
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

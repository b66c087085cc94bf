import type { Files } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { Classes, newDraft, nextId, put, type Draft } from '#app/domain/datasets/formats/shared/assemble.ts'
import { pictureSize } from '#app/domain/datasets/formats/shared/image-size.ts'
import {
  baseName,
  folderOf,
  isSplitName,
  Pictures,
  withoutEnding,
  type InSplit,
} from '#app/domain/datasets/formats/shared/keys.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { checkedBox, isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import { readText } from '#app/domain/datasets/formats/shared/text.ts'
import { boxOfCorners, type Convention } from './convention.ts'
import { splitsOf } from './image-sets.ts'
import type { VocAnnotation } from './object.ts'

/** The classes in the order of `labelmap.txt`, which some tools write, so that unused ones are known, too. */
export async function listedClasses(files: Files, report: Report): Promise<Classes> {
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

/** The pictures of the annotations with their boxes. A picture whose size nobody tells has none. */
export async function draftsOf(
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

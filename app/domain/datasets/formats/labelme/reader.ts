import type { Files } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import {
  Classes,
  newDraft,
  nextId,
  put,
  type Draft,
  type PictureKind,
} from '#app/domain/datasets/formats/shared/assemble.ts'
import { isPictureName, pictureSize } from '#app/domain/datasets/formats/shared/image-size.ts'
import { baseName, folderOf, isSplitName, Pictures, withoutEnding } from '#app/domain/datasets/formats/shared/keys.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import { readShape } from './shape.ts'

/** Understands LabelMe files, one after the other. */
export class LabelMeReader {
  readonly drafts: Draft[] = []
  readonly kinds = new Set<PictureKind>()
  readonly classes = new Classes()
  readonly #files: Files
  readonly #pictures: Pictures
  readonly #report: Report
  readonly #taken = new Set<string>()

  constructor(files: Files, report: Report) {
    this.#files = files
    this.#pictures = new Pictures(files.names)
    this.#report = report
  }

  async read(text: string, file: string): Promise<void> {
    const parsed = parseJson(text)
    if ('problem' in parsed) return this.#report.add(file, parsed.problem)
    const { value } = parsed
    const fields =
      typeof value === 'object' && value !== null
        ? new Map<string, unknown>(Object.entries(value))
        : new Map<string, unknown>()
    const shapes = fields.get('shapes')
    if (!Array.isArray(shapes)) return this.#report.add(file, 'is no LabelMe file: it has no list "shapes"')
    const name = pictureName(fields.get('imagePath'), file)
    const unsafe = fileNameProblem(name)
    if (unsafe) return this.#report.add(file, `imagePath ${unsafe}`)
    const size = await this.#sizeOf(fields, name)
    if (!size)
      return this.#report.add(
        file,
        'imageWidth and imageHeight are not whole numbers of pixels, and the picture is not among the files',
      )
    const split = file.split('/').slice(0, -1).find(isSplitName) ?? ''
    const own =
      split === ''
        ? name
        : name
            .split('/')
            .filter((part) => part !== split)
            .join('/')
    if (this.#taken.has(`${split}/${own}`))
      return this.#report.add(file, `imagePath "${own}" is used by an earlier file`)
    this.#taken.add(`${split}/${own}`)
    const draft = newDraft(own, split, size)
    this.drafts.push(draft)
    this.#flags(fields.get('flags'), draft, file)
    this.#shapes(shapes, draft, file)
  }

  /** Files of old versions leave the size to the picture. */
  async #sizeOf(fields: ReadonlyMap<string, unknown>, name: string): Promise<ImageSize | null> {
    const [width, height] = [fields.get('imageWidth'), fields.get('imageHeight')]
    if (isSide(width) && isSide(height)) return { width, height }
    const picture = width === undefined && height === undefined ? this.#pictures.find(name) : null
    return picture === null ? null : pictureSize(this.#files, picture)
  }

  /** Flags of a picture are its classes: true ones are chosen, all of them can be. */
  #flags(flags: unknown, draft: Draft, file: string): void {
    if (typeof flags !== 'object' || flags === null) return
    for (const [name, value] of Object.entries(flags)) {
      const problem = this.classes.problem(name)
      if (problem) this.#report.add(`${file}: flags`, problem)
      else if (value === true) {
        draft.classes.push(name)
        this.kinds.add('classification')
      }
    }
  }

  #shapes(shapes: readonly unknown[], draft: Draft, file: string): void {
    const groups = new Map<string, number[][]>()
    const size = { width: draft.width!, height: draft.height! }
    shapes.forEach((value, index) => {
      const where = `${file}: shapes[${index}]`
      const shape = readShape(value, size)
      if (!this.#report.passes(shape, where)) return
      const problem = this.classes.problem(shape.label)
      if (problem) return this.#report.add(where, problem)
      const label = shape.label as string
      const common = { id: nextId(draft), class: label, ...(shape.attributes && { attributes: shape.attributes }) }
      if (shape.kind === 'box') this.#put(draft, 'boxes', 'boxes', { ...common, ...shape.place }, where)
      else if (shape.kind === 'points')
        this.#put(draft, 'keypoints', 'instances', { ...common, points: shape.points }, where)
      else {
        // Polygons of one label and group are the parts of one region.
        const key = JSON.stringify([label, shape.group])
        const rings = shape.group === null ? undefined : groups.get(key)
        if (rings) return void rings.push(shape.ring)
        const own = [shape.ring]
        groups.set(key, own)
        this.#put(draft, 'polygons', 'polygons', { ...common, rings: own }, where)
      }
    })
  }

  #put<K extends 'boxes' | 'polygons' | 'instances'>(
    draft: Draft,
    kind: PictureKind,
    list: K,
    shape: Draft[K][number],
    where: string,
  ): void {
    this.kinds.add(kind)
    put(draft, list, shape, this.#report, where)
  }
}

/** A picture's path in the dataset: relative to its file, as LabelMe writes it, with either kind of slash. */
function pictureName(imagePath: unknown, file: string): string {
  const given =
    typeof imagePath === 'string' && isPictureName(imagePath)
      ? imagePath.replaceAll('\\', '/')
      : `${withoutEnding(baseName(file))}.jpg`
  const parts = given.startsWith('/') || /^[a-z]:/i.test(given) ? [baseName(given)] : given.split('/')
  const path = folderOf(file)
    .split('/')
    .filter((part) => part !== '')
  for (const part of parts) {
    if (part === '..' && path.length === 0) return baseName(given)
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

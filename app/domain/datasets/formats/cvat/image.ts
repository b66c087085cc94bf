import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { newDraft, nextId, put, type Draft, type PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { isSide } from '#app/domain/datasets/formats/shared/shapes.ts'
import type { XmlElement } from '#app/domain/datasets/formats/shared/xml.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import { attributesSchema, type Attributes } from '#app/domain/labels/parts.ts'
import { CROWD, type CvatLabels } from './labels.ts'
import { readBox, readMask, readPoints, readPolygon, readSkeleton } from './shapes.ts'

/** What is understood of CVAT's shapes; the others are named when they are met. */
const NOT_READ = new Set(['polyline', 'ellipse', 'cuboid'])

/** Understands `<image>` elements of one file. */
export class ImageReader {
  readonly drafts: Draft[] = []
  readonly kinds = new Set<PictureKind>()
  readonly #file: string
  readonly #labels: CvatLabels
  readonly #report: Report
  readonly #taken: Set<string>

  constructor(file: string, labels: CvatLabels, report: Report, taken: Set<string>) {
    this.#file = file
    this.#labels = labels
    this.#report = report
    this.#taken = taken
  }

  read(element: XmlElement): void {
    const where = `${this.#file}:${element.line}`
    const name = element.attributes.get('name')
    const unsafe = fileNameProblem(name)
    if (unsafe || name === undefined) return this.#report.add(where, `image: name ${unsafe}`)
    const split = element.attributes.get('subset') ?? ''
    const key = JSON.stringify([split, name])
    if (this.#taken.has(key)) return this.#report.add(where, `image: "${name}" is used by an earlier image`)
    const [width, height] = ['width', 'height'].map((side) => Number(element.attributes.get(side)))
    if (!isSide(width) || !isSide(height))
      return this.#report.add(where, 'image: width and height are not whole numbers of pixels')
    this.#taken.add(key)
    const draft = newDraft(name, /^default$/i.test(split) || split.length > 200 ? '' : split, { width, height })
    this.drafts.push(draft)
    for (const child of element.children) this.#shape(child, draft, { width, height })
  }

  #shape(element: XmlElement, draft: Draft, image: ImageSize): void {
    const where = `${this.#file}:${element.line}`
    if (NOT_READ.has(element.name))
      return this.#report.add(where, `<${element.name}> is not read: there is no such kind of label`)
    const label = element.attributes.get('label') ?? ''
    const problem = this.#labels.classes.problem(label)
    if (problem) return this.#report.add(where, `${element.name}: ${problem}`)
    const { crowd, attributes } = this.#attributes(element, label, where)
    const common = {
      id: nextId(draft),
      class: label,
      ...(attributes && { attributes }),
      ...(crowd && { ignore: true }),
    }
    const add = <K extends 'boxes' | 'polygons' | 'instances'>(kind: PictureKind, list: K, read: object) => {
      if (!this.#report.passes(read, where)) return
      this.kinds.add(kind)
      put(draft, list, { ...common, ...read } as Draft[K][number], this.#report, where)
    }
    switch (element.name) {
      case 'box':
        return add('boxes', 'boxes', readBox(element, image))
      case 'polygon':
        return add('polygons', 'polygons', named('rings', readPolygon(element, image)))
      case 'mask':
        return add('polygons', 'polygons', named('mask', readMask(element, image)))
      case 'points':
        return add('keypoints', 'instances', named('points', this.#fitting(label, readPoints(element, image))))
      case 'skeleton':
        return add(
          'keypoints',
          'instances',
          named('points', readSkeleton(element, image, this.#labels.skeleton(label))),
        )
      case 'tag':
        return this.#tag(draft, label, where)
      default:
        this.#report.add(where, `<${element.name.slice(0, 40)}> is not known`)
    }
  }

  /** A class with a skeleton has as many points as it names. */
  #fitting<T extends readonly unknown[]>(label: string, read: T | { problem: string }): T | { problem: string } {
    const skeleton = this.#labels.skeleton(label)
    if ('problem' in read || !skeleton || skeleton.points.length === read.length) return read
    return { problem: `points: there are ${read.length}, but "${label}" names ${skeleton.points.length}` }
  }

  #tag(draft: Draft, label: string, where: string): void {
    if (draft.classes.includes(label)) return this.#report.add(where, `tag: "${label}" is there twice`)
    this.kinds.add('classification')
    draft.classes.push(label)
  }

  #attributes(element: XmlElement, label: string, where: string): { crowd: boolean; attributes?: Attributes } {
    const values = new Map<string, string | boolean>()
    if (element.attributes.get('occluded') === '1' && element.name !== 'skeleton') values.set('occluded', true)
    for (const child of element.children.filter(({ name }) => name === 'attribute')) {
      const name = child.attributes.get('name') ?? ''
      const flag = this.#labels.isFlag(name, label) && /^(?:true|false)$/i.test(child.text)
      values.set(name, flag ? /^true$/i.test(child.text) : child.text)
    }
    const crowd = /^(?:true|1)$/i.test(String(values.get(CROWD) ?? ''))
    values.delete(CROWD)
    if (values.size === 0) return { crowd }
    const parsed = attributesSchema.safeParse(Object.fromEntries(values))
    if (parsed.success) return { crowd, attributes: parsed.data }
    this.#report.add(where, `attributes are not read: ${parsed.error.issues[0]!.message}`)
    return { crowd }
  }
}

function named<T extends object>(name: string, read: T | { problem: string }): object {
  return 'problem' in read ? read : { [name]: read }
}

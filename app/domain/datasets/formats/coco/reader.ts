import {
  creditOf,
  readAnnotation,
  readCategory,
  readImage,
  type CocoObject,
  type Image,
} from '#app/domain/datasets/coco-records.ts'
import { Classes, newDraft, put, type Draft, type PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import { placeOfRecord, type Report } from '#app/domain/datasets/formats/shared/report.ts'
import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import type { Skeleton } from '#app/domain/labels/taxonomy.ts'
import { readSkeleton } from './shapes.ts'

/** What one file may hold. */
export const COCO_LIMITS = { images: 200_000, annotations: 4_000_000, categories: 400 }

export interface CocoReaderOptions {
  report: Report
  /** Begins the place of each problem, where there are several files. */
  prefix?: string
  /** The part of the dataset that the file holds. */
  split?: string
  boxesOnly?: boolean
}

/** The lists of a COCO file, in the order in which their records can be understood. */
export const COCO_LISTS = ['licenses', 'categories', 'images', 'annotations'] as const
export type CocoList = (typeof COCO_LISTS)[number]

/**
 * Understands the records of one COCO file, which are handed to it one by one: first all licences, categories and images,
 * then the annotations. Of a record nothing is kept but what labels need.
 */
export class CocoReader {
  readonly #report: Report
  readonly #prefix: string
  readonly #split: string
  readonly #boxesOnly: boolean
  readonly #classes = new Classes()
  readonly #classOf = new Map<unknown, string>()
  readonly #skeletons = new Map<string, Skeleton>()
  readonly #licenses = new Map<unknown, string>()
  readonly #images = new Map<unknown, Image>()
  readonly #names = new Set<string>()
  readonly #ids = new Set<string>()
  readonly #drafts = new Map<Image, Draft>()
  readonly #kinds = new Set<PictureKind>()
  /** Annotations that name a class and nothing else: a classification, if no other annotation has a shape. */
  #shapeless: { draft: Draft; class: string; where: string }[] = []

  constructor({ report, prefix = '', split = '', boxesOnly = false }: CocoReaderOptions) {
    this.#report = report
    this.#prefix = prefix
    this.#split = split
    this.#boxesOnly = boxesOnly
  }

  read(list: CocoList, record: unknown, index: number): void {
    if (list !== 'licenses' && index >= COCO_LIMITS[list])
      throw new Unreadable(`${this.#prefix}${list}`, `has more than ${COCO_LIMITS[list]} entries`)
    if (list === 'licenses') this.#license(record)
    else if (list === 'categories') this.#category(record, index)
    else if (list === 'images') this.#image(record, index)
    else this.#annotation(record, index)
  }

  get classCount(): number {
    return this.#classOf.size
  }

  get imageCount(): number {
    return this.#images.size
  }

  /** Everything that was read. `kinds` are those of which the file holds at least one label; boxes when it holds none. */
  result(): { drafts: Draft[]; kinds: ReadonlySet<PictureKind>; classes: Classes } {
    this.#settleShapeless()
    if (this.#kinds.size === 0) this.#kinds.add('boxes')
    for (const [image, draft] of this.#drafts) draft.credit = creditOf(image, this.#licenses)
    return { drafts: [...this.#drafts.values()], kinds: this.#kinds, classes: this.#classes }
  }

  #license(record: unknown): void {
    if (typeof record !== 'object' || record === null || !('id' in record) || !('name' in record)) return
    if (typeof record.name === 'string') this.#licenses.set(record.id, record.name.slice(0, 200))
  }

  #category(record: unknown, index: number): void {
    const where = () => this.#where('categories', index, record)
    const category = readCategory(record, this.#classOf)
    if (!this.#report.passes(category, where)) return
    const full = this.#classes.problem(category.name)
    if (full) return this.#report.add(where(), full)
    this.#classOf.set(category.id, category.name)
    const skeleton = this.#boxesOnly ? undefined : readSkeleton(record)
    if (!skeleton || !this.#report.passes(skeleton, where)) return
    this.#skeletons.set(category.name, skeleton)
    this.#classes.amend(category.name, { skeleton })
  }

  #image(record: unknown, index: number): void {
    const image = readImage(record, this.#images, this.#names)
    if (!this.#report.passes(image, () => this.#where('images', index, record))) return
    this.#images.set(image.id, image)
    this.#names.add(image.key)
    this.#drafts.set(image, newDraft(image.key, this.#split, image))
  }

  #annotation(record: unknown, index: number): void {
    refuseOthers(record, this.#prefix)
    const where = () => this.#where('annotations', index, record)
    const object = readAnnotation(record, index, {
      images: this.#images,
      classes: this.#classOf,
      skeletons: this.#skeletons,
      known: this.#ids,
      boxesOnly: this.#boxesOnly,
    })
    if (!this.#report.passes(object, where)) return
    this.#ids.add(object.id)
    const draft = this.#drafts.get(object.image)!
    if (!object.box && !object.region && !object.points)
      this.#shapeless.push({ draft, class: object.class, where: where() })
    else this.#shapes(object, draft, where)
  }

  /** Shapes are written out field by field: an object that is spread together takes several times the memory. */
  #shapes(object: CocoObject, draft: Draft, where: () => string): void {
    const { id, class: name, box, region, points, area, attributes, ignore } = object
    const common = { id, class: name, ...(attributes && { attributes }), ...(ignore && { ignore }) }
    if (box) {
      const { x, y, width, height } = box
      const plain = { id, class: name, x, y, width, height }
      this.#put(draft, 'boxes', 'boxes', attributes || ignore ? { ...plain, ...common } : plain, where)
    }
    if (region) {
      const plain = region.rings ? { id, class: name, rings: region.rings } : { id, class: name, mask: region.mask }
      this.#put(draft, 'polygons', 'polygons', attributes || ignore ? { ...plain, ...common } : plain, where)
    }
    if (!points) return
    const unseen = !ignore && points.every(({ v }) => v === 0)
    const bounds = box && { box: [box.x, box.y, box.width, box.height] as [number, number, number, number] }
    const instance = {
      ...common,
      points,
      ...(area !== undefined && { area }),
      ...bounds,
      ...(unseen && { ignore: true }),
    }
    this.#put(draft, 'keypoints', 'instances', instance, where)
  }

  #put<K extends 'boxes' | 'polygons' | 'instances'>(
    draft: Draft,
    kind: PictureKind,
    list: K,
    shape: Draft[K][number],
    where: () => string,
  ): void {
    this.#kinds.add(kind)
    put(draft, list, shape, this.#report, where)
  }

  #settleShapeless(): void {
    const classifies = this.#kinds.size === 0
    for (const { draft, class: name, where } of this.#shapeless) {
      if (!classifies) this.#report.add(where, 'has neither bbox, segmentation nor keypoints')
      else if (draft.classes.includes(name)) this.#report.add(where, `chooses the class "${name}" a second time`)
      else draft.classes.push(name)
    }
    if (classifies && this.#shapeless.length > 0) this.#kinds.add('classification')
    this.#shapeless = []
  }

  #where(list: string, index: number, record: unknown): string {
    return this.#prefix + placeOfRecord(list, index, record)
  }
}

/** COCO's other annotation files look alike; they are refused by their names. */
function refuseOthers(record: unknown, prefix: string): void {
  if (typeof record !== 'object' || record === null) return
  const where = prefix.replace(/: $/, '') || '(file)'
  if ('segments_info' in record)
    throw new Unreadable(
      where,
      'is a COCO panoptic file, whose regions are colours in PNG files; it is not read: export it as COCO instances',
    )
  if ('caption' in record)
    throw new Unreadable(
      where,
      'is a COCO captions file: free texts about pictures, for which there is no kind of label here',
    )
}

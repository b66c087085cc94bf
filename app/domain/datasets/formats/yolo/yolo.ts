import type { Files, Format, ReadDataset } from '#app/domain/datasets/dataset.ts'
import {
  assembled,
  newDraft,
  nextId,
  put,
  type Draft,
  type PictureKind,
} from '#app/domain/datasets/formats/shared/assemble.ts'
import { pictureSize } from '#app/domain/datasets/formats/shared/image-size.ts'
import { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readHeadText, readText } from '#app/domain/datasets/formats/shared/text.ts'
import { reading, Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { configName, readConfig, type YoloConfig } from './config.ts'
import { labelNames, pairsOf, type YoloPair } from './layout.ts'
import { readLine } from './line.ts'
import { writeYolo } from './write.ts'

const MAX_LABEL_BYTES = 16_000_000
const MAX_PAIRS = 500_000
const MAX_LOOKS = 20
const LABEL_LINE = /^\d+(?:\s+-?(?:[01](?:\.\d*)?|\.\d+)(?:e-?\d+)?){4,}$/

/** YOLO's text files: boxes, outlines (segment) and points (pose). */
export const yolo: Format = {
  name: 'yolo',
  title: 'YOLO',
  kinds: ['boxes', 'polygons', 'keypoints'],
  async detect(files) {
    const labels = labelNames(files.names).slice(0, MAX_LOOKS)
    const heads = await Promise.all(labels.map((name) => readHeadText(files, name, 2000)))
    const first = heads.map((head) => head.trimStart().split(/\r?\n/)[0]!.trim()).filter((line) => line !== '')
    if (first.length === 0) return labels.length > 0 && configName(files)?.match(/\.ya?ml$|\.names$/) ? 0.5 : 0
    const right = first.filter((line) => LABEL_LINE.test(line)).length / first.length
    return right < 0.5 ? 0 : configName(files) ? 0.9 : 0.6
  },
  read,
  write: writeYolo,
}

function read(files: Files): Promise<ReadDataset> {
  const report = new Report()
  return reading(
    'yolo',
    async () => {
      const config = await readConfig(files, report)
      const pairs = pairsOf(files, config.root)
      if (pairs.length > MAX_PAIRS) throw new Unreadable('(files)', `are more than ${MAX_PAIRS} pictures`)
      if (!pairs.some(({ label }) => label)) throw new Unreadable('(files)', 'hold no label files (labels/….txt)')
      if (config.file === null)
        report.add('(files)', 'hold no data.yaml, obj.names or classes.txt: classes are called by their numbers')
      const reader = new LabelReader(files, config, report)
      for (const pair of pairs) await reader.read(pair)
      if (reader.drafts.length === 0) throw new Unreadable('(files)', 'hold no label file whose picture is there, too')
      const classes = config.classes.list()
      if (classes.length === 0) throw new Unreadable(config.file ?? '(files)', 'names no class')
      const kinds = reader.kinds.size > 0 ? reader.kinds : new Set<PictureKind>([config.shape ? 'keypoints' : 'boxes'])
      return {
        outcome: 'read',
        format: 'yolo',
        dataset: assembled(reader.drafts, kinds, { classes }),
        problems: report.problems(),
      }
    },
    () => report.problems(),
  )
}

class LabelReader {
  readonly drafts: Draft[] = []
  readonly kinds = new Set<PictureKind>()
  readonly #files: Files
  readonly #config: YoloConfig
  readonly #report: Report

  constructor(files: Files, config: YoloConfig, report: Report) {
    this.#files = files
    this.#config = config
    this.#report = report
  }

  async read({ label, picture, name, split }: YoloPair): Promise<void> {
    const size = picture === null ? null : await pictureSize(this.#files, picture)
    if (!size) {
      const why = picture === null ? 'its picture is not among the files' : `${picture} does not tell its size`
      this.#report.add(
        label ?? picture!,
        `${why}; labels are shares of the picture's width and height and cannot become pixels without them`,
      )
      return
    }
    const draft = newDraft(name, split, size)
    this.drafts.push(draft)
    if (label === null) return
    try {
      this.#lines(await readText(this.#files, label, MAX_LABEL_BYTES), draft, size, label)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.drafts.pop()
      this.#report.add(error.problem.where, error.problem.message)
    }
  }

  #lines(text: string, draft: Draft, size: { width: number; height: number }, label: string): void {
    let [lines, usable] = [0, 0]
    text.split(/\r?\n/).forEach((line, index) => {
      if (line.trim() === '') return
      lines++
      const where = `${label}:${index + 1}`
      const read = readLine(line, size, this.#config.shape)
      if (!this.#report.passes(read, where)) return
      const name = this.#className(read.number)
      if (!this.#report.passes(name, where)) return
      usable++
      const shape = { id: nextId(draft), class: name.name }
      if (read.kind === 'box') this.#put(draft, 'boxes', 'boxes', { ...shape, ...read.place }, where)
      else if (read.kind === 'region') this.#put(draft, 'polygons', 'polygons', { ...shape, rings: [read.ring] }, where)
      else {
        const { x, y, width, height } = read.place
        const instance = {
          ...shape,
          points: read.points,
          box: [x, y, width, height] as [number, number, number, number],
        }
        this.#put(draft, 'keypoints', 'instances', instance, where)
      }
    })
    // A picture whose every label is unusable is not a picture without objects.
    if (lines > 0 && usable === 0) this.drafts.pop()
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

  #className(number: number): { name: string } | { problem: string } {
    const known = this.#config.names.get(number)
    if (known !== undefined) return { name: known }
    if (this.#config.file !== null) return { problem: `class ${number} has no name in ${this.#config.file}` }
    const problem = this.#config.classes.problem(String(number))
    return problem ? { problem } : { name: String(number) }
  }
}

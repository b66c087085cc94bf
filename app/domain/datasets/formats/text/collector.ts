import type { Attributes } from '#app/domain/labels/parts.ts'
import type { DatasetItem, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { goldLabelSchema, type GoldLabel } from '#app/domain/labels/label.ts'
import { problemsOf } from '#app/domain/labels/problems.ts'
import { classNameSchema, type Criterion, type TaxonomyClass } from '#app/domain/labels/taxonomy.ts'
import { NAMESAKE } from './losses.ts'
import { ProblemList } from './problems.ts'

/** Most items of one dataset, classes of one taxonomy, and characters (code units) of one text. */
export const LIMITS = { items: 1_000_000, classes: 400, text: 200_000 }

/** Gathers the items, classes and problems of one reading, and sees that keys are unique and labels valid. */
export class Collector {
  readonly problems = new ProblemList()
  readonly criteria = new Map<string, Criterion>()
  readonly #format: string
  readonly #items = new Map<string, DatasetItem>()
  readonly #classes = new Map<string, TaxonomyClass>()
  #classless = false

  constructor(format: string) {
    this.#format = format
  }

  /** A class as a label may name it; the reason when it may not. Knows it from now on. */
  class(name: unknown): { name: string } | { problem: string } {
    if (typeof name === 'string' && this.#classes.has(name)) return { name }
    if (typeof name === 'string' && HALVES.test(name)) return { problem: 'a class name holds half of a surrogate pair' }
    const parsed = classNameSchema.safeParse(name)
    if (!parsed.success)
      return { problem: typeof name === 'string' ? parsed.error.issues[0]!.message : 'the class is not a name' }
    if (this.#classes.size >= LIMITS.classes)
      return { problem: `class "${parsed.data}" is one of more than ${LIMITS.classes}` }
    this.#classes.set(parsed.data, { name: parsed.data })
    return { name: parsed.data }
  }

  /** Gives a known class what belongs to it (a skeleton). */
  describe(entry: TaxonomyClass): void {
    this.#classes.set(entry.name, { ...this.#classes.get(entry.name), ...entry })
  }

  /** Takes an item, or tells why it cannot be taken. */
  add(item: DatasetItem, where: string): boolean {
    const problem = this.#problemOf(item)
    if (problem) {
      this.problems.add(where, `${problem}; the record is skipped`)
      return false
    }
    this.#items.set(item.key, item)
    return true
  }

  get(key: string): DatasetItem | undefined {
    return this.#items.get(key)
  }

  #problemOf({ key, text, labels }: DatasetItem): string | undefined {
    const unusable = keyProblem(key) ?? (text === null ? undefined : textProblem(text))
    if (unusable) return unusable
    if (this.#items.has(key)) return `its id "${key}" is used by an earlier record`
    if (this.#items.size >= LIMITS.items) return `it is one of more than ${LIMITS.items}`
    for (const label of labels) {
      const parsed = goldLabelSchema.safeParse(label)
      const first = parsed.success ? undefined : problemsOf(parsed.error)[0]!
      if (first) return `${label.kind} label: ${first.where} ${first.message}`
      if (label.kind === 'transcription' && label.lines.some((line) => HALVES.test(line.text)))
        return 'a transcription holds half of a surrogate pair'
      this.#classless ||= isClassless(label)
    }
    return undefined
  }

  /** The dataset; unreadable when it has no item or nothing to label it with. */
  finish(): ReadDataset {
    const problems = this.problems.list()
    const format = this.#format
    const refuse = (message: string): ReadDataset => ({
      outcome: 'unreadable',
      format,
      problems: [...problems, { where: '(files)', message }],
    })
    if (this.#items.size === 0) return refuse('hold no usable record')
    const used = [...this.#classes.values()]
    if (used.length === 0 && !this.#classless) return refuse('hold no label: there is no class to learn from them')
    const taxonomy = {
      classes: used.length > 0 ? used : [{ name: NAMESAKE }],
      ...(this.criteria.size > 0 && { criteria: [...this.criteria.values()] }),
    }
    return { outcome: 'read', format, dataset: { taxonomy, items: [...this.#items.values()] }, problems }
  }
}

function isClassless({ kind }: GoldLabel): boolean {
  return kind === 'transcription' || kind === 'preference' || kind === 'ranking' || kind === 'rating'
}

function keyProblem(key: string): string | undefined {
  if (key === '') return 'its id is empty'
  if (key.length > 255) return 'its id is longer than 255 characters'
  return /[\u0000-\u001f\u007f\p{Surrogate}]/u.test(key) ? 'its id contains control characters' : undefined
}

/** A half of a pair has no form in UTF-8: it could not be written again. */
const HALVES = /\p{Surrogate}/u

/** Longer runs take quadratic time to normalise (the limit of Unicode Standard Annex #15, Stream-Safe Text Format). */
const MANY_MARKS = /\p{M}{31}/u

/** Why a text cannot be labeled, or undefined when it can. */
export function textProblem(text: unknown): string | undefined {
  if (typeof text !== 'string') return text === undefined ? 'text is missing' : 'text is not a string'
  if (text === '') return 'text is empty'
  if (text.length > LIMITS.text) return `text is longer than ${LIMITS.text} characters`
  if (text.includes('\0')) return 'text holds a NUL character'
  if (MANY_MARKS.test(text)) return 'text holds more than 30 combining marks in a row'
  return HALVES.test(text) ? 'text holds half of a surrogate pair' : undefined
}

/** The id of a record as a key: a string or a whole number; the number of its line when it has none. */
export function keyOf(id: unknown, line: number): string {
  if (typeof id === 'string') return id.length > 255 ? id : id.normalize('NFC')
  return Number.isSafeInteger(id) ? String(id) : `line-${line}`
}

/** A key as the id of a record: a number where that reads back the same. */
export function idOf(key: string): string | number {
  return /^(?:0|[1-9]\d{0,14})$/.test(key) ? Number(key) : key
}

/** The free values of a record that an item can hold; tells the others, and a value that is not an object. */
export function attributesOf(meta: unknown, file: string, problems: ProblemList): Attributes | undefined {
  if (meta === undefined || meta === null) return undefined
  if (typeof meta !== 'object' || Array.isArray(meta)) return void problems.unread(file, 'meta that is not an object')
  const kept: [string, string | boolean][] = []
  for (const [name, value] of Object.entries(meta)) {
    const plain = typeof value === 'number' && Number.isFinite(value) ? String(value) : (value as unknown)
    const fits = typeof plain === 'boolean' || (typeof plain === 'string' && plain.length <= 200)
    const whole = !HALVES.test(name) && !(typeof plain === 'string' && HALVES.test(plain))
    if (fits && whole && name !== '' && name.length <= 80 && name !== '__proto__' && kept.length < 50)
      kept.push([name, plain])
    else problems.unread(file, `meta.${name.slice(0, 80)}`)
  }
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

import type { Problem } from '#app/domain/labels/problems.ts'

/** Most problems that are listed one by one; the rest is counted. */
export const MAX_PROBLEMS = 1000

/** Collects what is wrong with records, with their places, up to the limit. */
export class Report {
  readonly #limit: number
  #problems: Problem[] = []
  #more = 0

  constructor(limit = MAX_PROBLEMS) {
    this.#limit = limit
  }

  add(where: string, message: string): void {
    if (this.#problems.length >= this.#limit) this.#more++
    else this.#problems.push({ where, message })
  }

  /** Whether a record was read; if not, its problem is reported. */
  passes<T extends object>(read: T | { problem: string }, where: string | (() => string)): read is T {
    if (!('problem' in read)) return true
    this.add(typeof where === 'string' ? where : where(), read.problem as string)
    return false
  }

  problems(): Problem[] {
    return this.#more === 0
      ? this.#problems
      : [...this.#problems, { where: '(file)', message: `has ${this.#more} more problems` }]
  }
}

/** The place of a record in a list of a JSON file, with its id when it has one: `annotations[3] (id 431)`. */
export function placeOfRecord(list: string, index: number, record: unknown): string {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined
  const shown = typeof id === 'number' || typeof id === 'string' ? ` (id ${String(id).slice(0, 64)})` : ''
  return `${list}[${index}]${shown}`
}

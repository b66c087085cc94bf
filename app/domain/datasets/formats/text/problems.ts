import type { Problem } from '#app/domain/labels/problems.ts'

/** Most problems that are listed of one set of files; the rest is counted. */
export const MAX_PROBLEMS = 1000

/** Collects what is wrong with files, and what of them is not read. */
export class ProblemList {
  readonly #problems: Problem[] = []
  readonly #often = new Map<string, Map<string, number>>()
  #more = 0

  add(where: string, message: string): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ where, message })
    else this.#more++
  }

  /** Something that the format holds and a dataset does not: told once per file, with how often it was met. */
  unread(file: string, what: string): void {
    this.often(file, `${what}: not read`)
  }

  /** Something that may be true of every record of a file: told once, with how often it was met. */
  often(file: string, what: string): void {
    const ofFile = this.#often.get(file) ?? new Map<string, number>()
    this.#often.set(file, ofFile)
    const known = ofFile.has(what) || ofFile.size < 100 ? what : 'more than 100 other things: not read'
    ofFile.set(known, (ofFile.get(known) ?? 0) + 1)
  }

  list(): Problem[] {
    const often = [...this.#often].flatMap(([where, ofFile]) =>
      [...ofFile].map(([what, count]) => ({ where, message: count > 1 ? `${what} (${count} times)` : what })),
    )
    const more = this.#more > 0 ? [{ where: '(files)', message: `have ${this.#more} more problems` }] : []
    return [...this.#problems, ...more, ...often]
  }
}

import type { Problem } from '#app/domain/labels/problems.ts'
import type { Id } from './types.ts'

/** Most problems that are listed. */
const MOST_PROBLEMS = 100

/** What is wrong with a record; thrown while one is read and caught where records are listed. */
export class BadRecord extends Error {}

/** A record's own fields; no name in a file can reach a prototype through a Map. */
export function fieldsOf(record: unknown): Map<string, unknown> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new BadRecord('is not an object')
  return new Map(Object.entries(record))
}

export function idIn(fields: Map<string, unknown>, name: string): Id {
  const id = fields.get(name)
  if (Number.isSafeInteger(id) || (typeof id === 'string' && id !== '')) return id as Id
  throw new BadRecord(`${name} is neither a whole number nor a name`)
}

export function numberIn(fields: Map<string, unknown>, name: string): number {
  const value = fields.get(name)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new BadRecord(`${name} is not a finite number`)
}

/** A list of finite numbers. `what` names it in the message. */
export function numbers(value: unknown, what: string): number[] {
  if (!Array.isArray(value)) throw new BadRecord(`${what} is not a list of numbers`)
  const bad = value.findIndex((one) => typeof one !== 'number' || !Number.isFinite(one))
  if (bad >= 0) throw new BadRecord(`${what}[${bad}] is not a finite number`)
  return value as number[]
}

/** Reads every record of a list; those that cannot be read are told with their place. */
export function readEach<T>(
  list: readonly unknown[],
  name: string,
  problems: Problem[],
  read: (record: unknown) => T,
): T[] {
  const found: T[] = []
  list.forEach((record, index) => {
    try {
      found.push(read(record))
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error
      if (problems.length < MOST_PROBLEMS) problems.push({ where: `${name}[${index}]`, message: error.message })
    }
  })
  return found
}

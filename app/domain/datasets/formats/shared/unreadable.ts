import type { Problem } from '#app/domain/labels/problems.ts'
import type { ReadDataset } from '#app/domain/datasets/dataset.ts'

/**
 * Thrown inside a reader, or by the files that it reads, when a file as a whole cannot be used; `reading` turns it into an
 * outcome.
 */
export class Unreadable extends Error {
  readonly problem: Problem

  constructor(where: string, message: string) {
    super(`${where}: ${message}`)
    this.problem = { where, message }
  }
}

/** Runs a reader; what makes its files unreadable becomes the outcome, with whatever else was found before. */
export async function reading(
  format: string | null,
  read: () => Promise<ReadDataset>,
  found: () => Problem[] = () => [],
): Promise<ReadDataset> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { outcome: 'unreadable', format, problems: [...found(), error.problem] }
  }
}

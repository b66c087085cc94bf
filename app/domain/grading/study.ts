import { FINDING_HINTS, FINDING_TYPES } from './finding.ts'
import type { FindingSummary } from './summary.ts'

/** A lesson section worth reading again: which mistake it is for and how often that was made. */
export type StudyAdvice = { key: string; count: number; lesson: string }

/**
 * What to study next: the most frequent mistakes for which a definition names a lesson section (`teaches`), each
 * section once. On equal counts hints come before finding types and those before classes, the more specific advice first.
 */
export function studyAdvice(
  summary: FindingSummary,
  teaches: Readonly<Record<string, string>>,
  most = 3,
): StudyAdvice[] {
  const mistakes = [
    ...FINDING_HINTS.map((key) => ({ key, count: summary.byHint[key] })),
    ...FINDING_TYPES.filter((key) => key !== 'match').map((key) => ({ key, count: summary.byType[key] })),
    ...summary.byClass.map(({ class: key, counters: { loose, missing, extra, wrongClass } }) => ({
      key,
      count: loose + missing + extra + wrongClass,
    })),
  ]
  const advice = mistakes.flatMap(({ key, count }) => {
    const lesson = Object.hasOwn(teaches, key) ? teaches[key] : undefined
    return lesson !== undefined && count > 0 ? [{ key, count, lesson }] : []
  })
  const frequentFirst = advice
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => b.entry.count - a.entry.count || a.index - b.index)
    .map(({ entry }) => entry)
  const seen = new Set<string>()
  return frequentFirst.filter(({ lesson }) => !seen.has(lesson) && seen.add(lesson)).slice(0, most)
}

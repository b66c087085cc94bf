import { FINDING_HINTS, FINDING_TYPES, type Finding, type FindingHint, type FindingType } from './finding.ts'

/** How often each thing was found about one class. `matched` are the tight ones, `loose` the found but loose ones. */
export type ClassCounters = { matched: number; loose: number; missing: number; extra: number; wrongClass: number }

/** What many grades say together: counts by finding type, by hint, and by class (names ascending). */
export type FindingSummary = {
  byType: Record<FindingType, number>
  byHint: Record<FindingHint, number>
  byClass: { class: string; counters: ClassCounters }[]
}

const counterOf = {
  match: 'matched',
  loose: 'loose',
  missing: 'missing',
  extra: 'extra',
  'wrong-class': 'wrongClass',
  'wrong-text': 'wrongClass',
  misplaced: 'loose',
  'wrong-visibility': 'loose',
  'wrong-choice': 'wrongClass',
  'wrong-order': 'wrongClass',
  off: 'wrongClass',
  'missed-error': 'missing',
  'false-alarm': 'extra',
  'wrong-reason': 'wrongClass',
} as const satisfies Record<FindingType, keyof ClassCounters>

/** The counters that findings of these types add to, in the order of the types, each once. */
export function countersOf(types: readonly FindingType[]): (keyof ClassCounters)[] {
  return [...new Set(types.map((type) => counterOf[type]))]
}

export const NO_COUNTS: Readonly<ClassCounters> = { matched: 0, loose: 0, missing: 0, extra: 0, wrongClass: 0 }

/** Counts the findings of any number of grades. A wrong-class finding counts for the class the object really has. */
export function summarise(grades: Iterable<{ findings: readonly Finding[] }>): FindingSummary {
  const byType = Object.fromEntries(FINDING_TYPES.map((type) => [type, 0])) as Record<FindingType, number>
  const byHint = Object.fromEntries(FINDING_HINTS.map((hint) => [hint, 0])) as Record<FindingHint, number>
  const classes = new Map<string, ClassCounters>()
  for (const { findings } of grades) {
    for (const finding of findings) {
      byType[finding.type]++
      if (finding.hint) byHint[finding.hint]++
      const name = finding.goldClass ?? finding.class
      const counters = classes.get(name) ?? { ...NO_COUNTS }
      counters[counterOf[finding.type]]++
      classes.set(name, counters)
    }
  }
  const byClass = [...classes].map(([name, counters]) => ({ class: name, counters }))
  return { byType, byHint, byClass: byClass.sort((a, b) => (a.class < b.class ? -1 : 1)) }
}

/** A person's counters for a class after another graded answer. */
export function addCounters(before: ClassCounters, added: ClassCounters): ClassCounters {
  return {
    matched: before.matched + added.matched,
    loose: before.loose + added.loose,
    missing: before.missing + added.missing,
    extra: before.extra + added.extra,
    wrongClass: before.wrongClass + added.wrongClass,
  }
}

/** Skill in a class, 0–1: found objects among all that were there or were claimed; null before the first. */
export function skillOf({ matched, loose, missing, extra, wrongClass }: ClassCounters): number | null {
  const all = matched + loose + missing + extra + wrongClass
  return all === 0 ? null : (matched + loose) / all
}

export type ClassScore = { class: string; precision: number; recall: number; f1: number; support: number }

/**
 * Precision, recall and F1 of each class over many grades; support is how many gold objects it had.
 * A misnamed object counts against both classes. Shares without any case are 0 (scikit-learn's zero_division=0).
 */
export function classScores(grades: Iterable<{ findings: readonly Finding[] }>): ClassScore[] {
  const counts = new Map<string, { found: number; surplus: number; lost: number }>()
  const at = (name: string) => {
    const entry = counts.get(name) ?? { found: 0, surplus: 0, lost: 0 }
    counts.set(name, entry)
    return entry
  }
  for (const { findings } of grades) {
    for (const { type, class: name, goldClass } of findings) {
      if (type === 'match' || type === 'loose') at(name).found++
      if (type === 'missing') at(name).lost++
      if (type === 'extra' || type === 'wrong-class') at(name).surplus++
      if (type === 'wrong-class' && goldClass !== undefined) at(goldClass).lost++
    }
  }
  const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return [...counts]
    .map(([name, { found, surplus, lost }]) => ({
      class: name,
      precision: ratio(found, found + surplus),
      recall: ratio(found, found + lost),
      f1: ratio(2 * found, 2 * found + surplus + lost),
      support: found + lost,
    }))
    .sort((a, b) => (a.class < b.class ? -1 : 1))
}

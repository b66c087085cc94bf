import { classificationFigures } from '#app/domain/grading/classification-set.ts'
import { wilsonInterval, type Interval } from '#app/domain/exams/interval.ts'
import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'

/** What many preferences of one person say together. */
export interface PreferenceFigures {
  /** Items with a choice. */
  items: number
  /** Share of choices that are gold's. */
  agreement: number
  /** Cohen's kappa with gold over a, b and tie; null as in `cohenKappa`. */
  kappa: number | null
  /** Share of sided choices that fell on the answer shown first, where the label tells the order; null without any. */
  firstShare: number | null
  /** Its Wilson interval of 95 %: a habit shows where ½ lies outside. */
  firstInterval: Interval | null
}

/** Figures of many preferences against gold; items without a choice count nowhere, gold without one is a tie. O(items). */
export function preferenceFigures(
  pairs: readonly { gold: PreferenceLabel; answer: PreferenceLabel }[],
): PreferenceFigures {
  const chosen = pairs.flatMap(({ gold, answer }) =>
    answer.choice === null ? [] : [{ gold: gold.choice ?? 'tie', answer: answer.choice, shown: answer.shown }],
  )
  const sided = chosen.filter(({ answer, shown }) => answer !== 'tie' && shown !== undefined)
  const first = sided.filter(({ answer, shown }) => shown!.startsWith(answer)).length
  const { accuracy, kappa } = classificationFigures(chosen)
  return {
    items: chosen.length,
    agreement: accuracy,
    kappa,
    firstShare: sided.length === 0 ? null : first / sided.length,
    firstInterval: sided.length === 0 ? null : wilsonInterval(first, sided.length),
  }
}

import { inverseNormal } from './inverse-normal.ts'

/** Reviews of items with a seeded error (hit when rejected, else miss) and without (false alarm when rejected). */
export interface ReviewCounts {
  hit: number
  miss: number
  falseAlarm: number
  correctRejection: number
}

/** How well a reviewer tells wrong items from right ones; null where there were no items of a sort. */
export interface Detection {
  /** Share of wrong items that were rejected. */
  hitRate: number | null
  /** Share of right items that were rejected. */
  falseAlarmRate: number | null
  /** d′, how far apart wrong and right items look to the reviewer: 0 is guessing, negative is the wrong way round. */
  sensitivity: number | null
  /** c, the reviewer's leaning: above 0 rather accepts, below 0 rather rejects. */
  criterion: number | null
}

/**
 * Signal detection over a set of reviews: d′ = z(H) − z(F), c = −(z(H) + z(F)) ÷ 2 (N. A. Macmillan, C. D. Creelman,
 * Detection Theory, 2nd ed. 2005, ch. 1–2). So that rates of 0 and 1 stay finite, H and F are taken with the log-linear
 * correction, (count + ½) ÷ (items + 1), always and not only where needed: M. J. Hautus, Behav. Res. Methods Instrum.
 * Comput. 27 (1995), 46–51. The reported rates are the plain ones.
 */
export function detection({ hit, miss, falseAlarm, correctRejection }: ReviewCounts): Detection {
  const wrong = hit + miss
  const right = falseAlarm + correctRejection
  const known = wrong > 0 && right > 0
  const hits = inverseNormal((hit + 0.5) / (wrong + 1))
  const alarms = inverseNormal((falseAlarm + 0.5) / (right + 1))
  return {
    hitRate: wrong === 0 ? null : hit / wrong,
    falseAlarmRate: right === 0 ? null : falseAlarm / right,
    sensitivity: known ? hits - alarms : null,
    criterion: known ? -(hits + alarms) / 2 : null,
  }
}

/** Adds up the counts of review grades (`metrics` of `gradeReview`); reviews without a verdict count nowhere. */
export function reviewCounts(grades: Iterable<{ metrics: Readonly<Record<string, number>> }>): ReviewCounts {
  const counts = { hit: 0, miss: 0, falseAlarm: 0, correctRejection: 0 }
  for (const { metrics } of grades)
    for (const name of Object.keys(counts) as (keyof ReviewCounts)[]) counts[name] += metrics[name] ?? 0
  return counts
}

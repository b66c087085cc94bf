import { cohenKappa, KAPPA_WEIGHTS } from '#app/domain/agreement/cohen.ts'

/** What was chosen where something was true, one class each. */
export interface ClassPair {
  gold: string
  answer: string
}

export interface ClassFigures {
  class: string
  precision: number
  recall: number
  f1: number
  /** Items whose gold it is. */
  support: number
}

export interface ClassificationFigures {
  classes: readonly string[]
  /** How often gold i was answered j: classes × classes, row by row. */
  confusion: Float64Array
  items: number
  accuracy: number
  perClass: ClassFigures[]
  /** Plain mean of the classes' F1. */
  macroF1: number
  /** Cohen's kappa; null where gold and answers are one and the same class throughout. */
  kappa: number | null
  /** Kappa that forgives near steps, where the classes have an order; null otherwise. */
  quadraticKappa: number | null
}

/**
 * Figures of a set of single-choice answers. `order` lists the classes from one end of a scale to the other and makes
 * quadratic-weighted kappa meaningful; without it the classes are those that occur, by code unit. Shares without any
 * case are 0, as in scikit-learn with zero_division=0. Throws on a class outside `order`. O(items + classes²).
 */
export function classificationFigures(pairs: readonly ClassPair[], order?: readonly string[]): ClassificationFigures {
  const classes = order ?? [...new Set(pairs.flatMap(({ gold, answer }) => [gold, answer]))].sort()
  const size = classes.length
  const confusion = confusionOf(pairs, classes)
  const perClass = classes.map((name, at) => figuresOf(confusion, size, at, name))
  const right = classes.reduce((sum, _, at) => sum + confusion[at * size + at]!, 0)
  return {
    classes,
    confusion,
    items: pairs.length,
    accuracy: ratio(right, pairs.length),
    perClass,
    macroF1: ratio(
      perClass.reduce((sum, { f1 }) => sum + f1, 0),
      size,
    ),
    kappa: cohenKappa(confusion, size),
    quadraticKappa: order ? cohenKappa(confusion, size, KAPPA_WEIGHTS.quadratic) : null,
  }
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

function confusionOf(pairs: readonly ClassPair[], classes: readonly string[]): Float64Array {
  const places = new Map(classes.map((name, at) => [name, at]))
  const placeOf = (name: string) => {
    const place = places.get(name)
    if (place === undefined) throw new Error(`class "${name}" is not one of ${classes.join(', ')}`)
    return place
  }
  const confusion = new Float64Array(classes.length ** 2)
  for (const { gold, answer } of pairs) confusion[placeOf(gold) * classes.length + placeOf(answer)]!++
  return confusion
}

function figuresOf(confusion: Float64Array, size: number, at: number, name: string): ClassFigures {
  const right = confusion[at * size + at]!
  let [support, answered] = [0, 0]
  for (let other = 0; other < size; other++) {
    support += confusion[at * size + other]!
    answered += confusion[other * size + at]!
  }
  return {
    class: name,
    precision: ratio(right, answered),
    recall: ratio(right, support),
    f1: ratio(2 * right, support + answered),
    support,
  }
}

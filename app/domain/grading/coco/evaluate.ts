import { AREAS, figuresOf, THRESHOLDS, type Area, type Figure } from './figures.ts'
import { matchGreedily, type Outcome } from './greedy.ts'
import { overlapBy, type Overlap } from './overlaps.ts'
import { curvesOf, type Curve } from './precision.ts'
import type { Category, CocoGold, Detection, EvaluationType, Id, Truth } from './types.ts'

/** A category's AP and AR over all thresholds, sizes and the greatest number of detections; −1 without gold that counts. */
export type ClassFigures = { id: Id; name: string; ap: number; ar: number }

/** The numbers of `figuresOf(type)`, in that order, −1 where there is nothing to measure. */
export type CocoEvaluation = { stats: number[]; figures: Figure[]; perClass: ClassFigures[] }

/**
 * COCO's evaluation of detections, number for number as cocoeval.py defines it: greedy matching per image and category at
 * ten thresholds, precision over 101 recall levels, averaged over thresholds and over categories that have gold.
 */
export function evaluateCoco(gold: CocoGold, detections: readonly Detection[], type: EvaluationType): CocoEvaluation {
  const figures = figuresOf(type)
  const areas = [...new Set(figures.map(({ area }) => area))]
  const mosts = [...new Set(figures.map(({ most }) => most))]
  const greatest = Math.max(...mosts)
  const images = [...gold.images.keys()].sort(compareIds)
  const truthsOf = grouped(gold.truths)
  const detectionsOf = grouped(detections)
  const categories = distinct(gold.categories)
  const overlap = overlapBy(type)

  const measured = categories.map(({ id }) => {
    const outcomes = outcomesOf(id, images, truthsOf, detectionsOf, areas, greatest, overlap)
    const curves = new Map<string, Curve[] | null>()
    for (const area of areas)
      for (const most of mosts) curves.set(`${area} ${most}`, curvesOf(outcomes.get(area)!, THRESHOLDS.length, most))
    return curves
  })
  const value = (figure: Figure, of: typeof measured) =>
    mean(of.flatMap((curves) => pick(curves.get(`${figure.area} ${figure.most}`) ?? null, figure)))
  const overall = (measure: 'AP' | 'AR'): Figure => ({ measure, threshold: null, area: 'all', most: greatest })
  return {
    stats: figures.map((figure) => value(figure, measured)),
    figures,
    perClass: categories.map(({ id, name }, index) => ({
      id,
      name,
      ap: value(overall('AP'), [measured[index]!]),
      ar: value(overall('AR'), [measured[index]!]),
    })),
  }
}

/** What became of one category's detections in every image that has gold or detections of it, by range of areas. */
function outcomesOf(
  category: Id,
  images: readonly Id[],
  truthsOf: Grouped<Truth>,
  detectionsOf: Grouped<Detection>,
  areas: readonly Area[],
  greatest: number,
  overlap: Overlap,
): Map<Area, Outcome[]> {
  const outcomes = new Map<Area, Outcome[]>(areas.map((area) => [area, []]))
  for (const image of images) {
    const truths = truthsOf.get(category)?.get(image) ?? []
    const best = [...(detectionsOf.get(category)?.get(image) ?? [])]
      .sort((a, b) => b.score - a.score)
      .slice(0, greatest)
    if (truths.length === 0 && best.length === 0) continue
    const overlaps = Float64Array.from(best.flatMap((detection) => truths.map((truth) => overlap(detection, truth))))
    for (const area of areas) outcomes.get(area)!.push(matchGreedily(best, truths, overlaps, THRESHOLDS, AREAS[area]))
  }
  return outcomes
}

type Grouped<T> = Map<Id, Map<Id, T[]>>

/** By category, then by image, in the order of the file. */
function grouped<T extends { category: Id; image: Id }>(list: readonly T[]): Grouped<T> {
  const groups: Grouped<T> = new Map()
  for (const one of list) {
    const byImage = groups.get(one.category) ?? new Map<Id, T[]>()
    groups.set(one.category, byImage)
    const found = byImage.get(one.image) ?? []
    byImage.set(one.image, found)
    found.push(one)
  }
  return groups
}

function distinct(categories: readonly Category[]): Category[] {
  return [...new Map(categories.map((category) => [category.id, category])).values()].sort((a, b) =>
    compareIds(a.id, b.id),
  )
}

/** Numbers by size before names by letters. */
function compareIds(a: Id, b: Id): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

function pick(curves: readonly Curve[] | null, { measure, threshold }: Figure): number[] {
  const of = (curves ?? []).filter((_, t) => threshold === null || THRESHOLDS[t] === threshold)
  return of.map(({ precision, recall }) => (measure === 'AP' ? precision : recall))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? -1 : values.reduce((sum, value) => sum + value, 0) / values.length
}

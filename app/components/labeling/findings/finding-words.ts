import type { Finding, FindingType } from '#app/domain/grading/finding.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import type { SkeletonLook } from '#app/components/labeling/keypoints/skeleton.ts'
import { figureOf } from './figures.tsx'
import type { PlacedFinding } from './finding-shapes.tsx'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What must be seen first: what is missing or wrong, then what can be better, then what is right. */
export const FINDING_ORDER: readonly FindingType[] = [
  'missing',
  'missed-error',
  'wrong-class',
  'wrong-choice',
  'wrong-text',
  'wrong-reason',
  'extra',
  'false-alarm',
  'wrong-order',
  'off',
  'misplaced',
  'wrong-visibility',
  'loose',
  'match',
]

const NO_SKELETONS: ReadonlyMap<string, SkeletonLook> = new Map()

/** The findings in that order, numbered from 1, with the shapes that they are about. */
export function placeFindings(
  findings: readonly Finding[],
  answer: Label,
  gold: GoldLabel,
  skeletons = NO_SKELETONS,
): PlacedFinding[] {
  return FINDING_ORDER.flatMap((type) => findings.filter((finding) => finding.type === type)).map((finding, index) => ({
    finding,
    number: index + 1,
    answer: figureOf(answer, finding.answerIndex, skeletons, finding.point),
    gold: figureOf(gold, finding.goldIndex, skeletons, finding.point),
  }))
}

/** One finding in one or two sentences, in the words of its kind of label. */
export function findingWords(t: Translate, finding: Finding, kind: Label['kind'], looks: readonly ClassLook[]): string {
  const values = {
    title: lookOf(looks, finding.class).title,
    gold: lookOf(looks, finding.goldClass ?? finding.class).title,
    overlap: Math.round((finding.iou ?? 0) * 100),
  }
  if (kind === 'classification') return t(`findings.classification.${finding.type}`, values)
  if (kind === 'keypoints') return t(`findings.keypoints.${finding.type}`, values)
  const shape = kind === 'polygons' ? 'polygons' : 'boxes'
  const about = t(`findings.${shape}.${finding.type}`, values)
  if (finding.type === 'loose' && finding.hint && finding.hint !== 'duplicate')
    return `${about} ${t(`findings.hint.${finding.hint}`)}`
  if (finding.type === 'extra' && finding.hint) {
    return finding.hint === 'duplicate'
      ? t(`findings.${shape}.duplicate`, values)
      : `${t(`findings.${shape}.too-far-off`, values)} ${t(`findings.hint.${finding.hint}`)}`
  }
  return about
}

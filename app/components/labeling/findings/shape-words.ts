import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { distance } from '#app/components/labeling/geometry.ts'
import { skeletonOf, type SkeletonLook } from '#app/components/labeling/keypoints/skeleton.ts'
import type { PlacedFinding } from './finding-shapes.tsx'
import { findingWords } from './finding-words.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string
type Context = {
  answer: Label
  gold: GoldLabel
  looks: readonly ClassLook[]
  skeletons: ReadonlyMap<string, SkeletonLook>
}

/** A finding about a shape in words; one about a point of a skeleton names the point and what is wrong with it. */
export function shapeWords(t: Translate, { finding }: PlacedFinding, context: Context): string {
  const { answer, gold, looks, skeletons } = context
  const { type, point } = finding
  if (answer.kind !== 'keypoints' || point === undefined) return findingWords(t, finding, answer.kind, looks)
  const [mine, theirs] = [pointOf(answer, finding.answerIndex, point), pointOf(gold, finding.goldIndex, point)]
  const skeleton = skeletonOf(skeletons, finding.class, pointsOf(answer, finding.answerIndex)?.length)
  const apart = mine && theirs ? distance(mine, theirs) : undefined
  const values = {
    title: lookOf(looks, finding.class).title,
    point: skeleton.points[point]?.title ?? t('keypoints.point-number', { index: point + 1 }),
    distance: Math.round(finding.distance ?? apart ?? 0),
    said: t(`keypoints.v.${VISIBILITY[mine?.v ?? 0]}`),
    truth: t(`keypoints.v.${VISIBILITY[theirs?.v ?? 0]}`),
  }
  // A point that one of the two does not have is not far off: it is there or not.
  const absent = !mine?.v || !theirs?.v
  return t(`findings.keypoints.${type === 'misplaced' && absent ? 'wrong-visibility' : type}`, values)
}

const VISIBILITY = ['absent', 'hidden', 'visible'] as const

function pointsOf(label: Label | GoldLabel, index: number | undefined): readonly Keypoint[] | undefined {
  return label.kind === 'keypoints' && index !== undefined ? label.instances[index]?.points : undefined
}
const pointOf = (label: Label | GoldLabel, index: number | undefined, point: number): Keypoint | undefined =>
  pointsOf(label, index)?.[point]

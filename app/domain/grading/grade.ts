import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { gradeBoxes, isIgnored } from './boxes.ts'
import { gradeClassification } from './classification.ts'
import type { Finding, Grade } from './finding.ts'
import { gradeKeypoints } from './keypoints.ts'
import { isIgnoredInstance } from './keypoints/skeleton.ts'
import { gradePreference } from './opinions/preference.ts'
import { gradeRanking } from './opinions/ranking.ts'
import { gradeRating } from './opinions/rating.ts'
import { gradeReview } from './opinions/review.ts'
import { gradePolygons } from './polygons.ts'
import type { Rubric } from './rubric.ts'
import { gradeSpans } from './spans/grade-spans.ts'
import { gradeTranscription } from './transcription/grade-transcription.ts'

export type { Finding, FindingHint, FindingType, Grade } from './finding.ts'

/** Changes whenever any grade could come out differently; stored with every grade, so that old ones can be explained. */
export const graderVersion = '1'

export type GradedTask = { kind: LabelKind; rubric: Rubric }

type Of<T, K extends LabelKind> = Extract<T, { kind: K }>
/** Grades an answer of one kind against gold of the same kind. Pure, deterministic, never throws on valid labels. */
export type Grader<K extends LabelKind> = (
  rubric: Of<Rubric, K>,
  gold: Of<GoldLabel, K>,
  answer: Of<Label, K>,
) => Omit<Grade, 'graderVersion'>

/** One grader per kind. */
const GRADERS: { [K in LabelKind]: Grader<K> } = {
  boxes: gradeBoxes,
  polygons: gradePolygons,
  keypoints: gradeKeypoints,
  classification: gradeClassification,
  preference: gradePreference,
  ranking: gradeRanking,
  rating: gradeRating,
  review: gradeReview,
  spans: gradeSpans,
  transcription: gradeTranscription,
}

/**
 * Grades an answer against gold. Pure and deterministic; never throws on valid labels of the task's kind.
 * Throws when kind, rubric, gold and answer do not belong together, which is a programming error.
 */
export function grade({ kind, rubric }: GradedTask, gold: GoldLabel, answer: Label): Grade {
  const grader = GRADERS[kind] as Grader<LabelKind>
  if (rubric.kind !== kind || gold.kind !== kind || answer.kind !== kind)
    throw new Error(
      `cannot grade ${answer.kind} against ${gold.kind} by a rubric for ${rubric.kind}: the task is ${kind}`,
    )
  const { score, metrics, findings } = grader(rubric, gold, answer)
  return { score, metrics, findings, graderVersion }
}

/**
 * The grade of an item that was never answered: score 0, everything missing. Unlike an empty answer,
 * which is right where there is nothing to label, silence proves nothing.
 */
export function unansweredGrade({ rubric }: GradedTask, gold: GoldLabel): Grade {
  return { score: 0, metrics: { unanswered: 1 }, findings: missingFindings(rubric, gold), graderVersion }
}

/** Every part of the gold as missing; what nobody needs to find is left out. */
function missingFindings(rubric: Rubric, gold: GoldLabel): Finding[] {
  const missing = (name: string, goldIndex: number): Finding => ({ type: 'missing', class: name, goldIndex })
  switch (gold.kind) {
    case 'boxes':
      return gold.boxes.flatMap((box, index) =>
        rubric.kind === 'boxes' && isIgnored(box, rubric) ? [] : [missing(box.class, index)],
      )
    case 'polygons':
      return gold.polygons.flatMap((region, index) => (region.ignore ? [] : [missing(region.class, index)]))
    case 'keypoints':
      return gold.instances.flatMap((instance, index) =>
        isIgnoredInstance(instance) ? [] : [missing(instance.class, index)],
      )
    case 'spans':
      return gold.spans.map((span, index) => missing(span.class, index))
    case 'classification':
      return gold.classes.map(missing)
    case 'transcription':
      return gold.lines.map(({ id }, index) => missing(id, index))
    case 'preference':
      return [missing(gold.choice ?? 'tie', 0)]
    case 'ranking':
      return gold.order.flat().map(missing)
    case 'rating':
      return gold.ratings.map(({ criterion }, index) => missing(criterion, index))
    case 'review':
      return [missing(gold.verdict ?? 'accept', 0)]
  }
}

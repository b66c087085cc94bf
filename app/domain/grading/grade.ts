import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { gradeBoxes, isIgnored } from './boxes.ts'
import { gradeClassification } from './classification.ts'
import type { Finding, Grade } from './finding.ts'
import type { Rubric } from './rubric.ts'

export type { Finding, FindingHint, FindingType, Grade } from './finding.ts'

/** Changes whenever any grade could come out differently; stored with every grade, so that old ones can be explained. */
export const graderVersion = '1'

export type GradedTask = { kind: LabelKind; rubric: Rubric }

/**
 * Grades an answer against gold. Pure and deterministic; never throws on valid labels of the task's kind.
 * Throws when kind, rubric, gold and answer do not belong together, which is a programming error.
 */
export function grade({ kind, rubric }: GradedTask, gold: GoldLabel, answer: Label): Grade {
  if (kind === 'boxes' && rubric.kind === kind && gold.kind === kind && answer.kind === kind)
    return { ...gradeBoxes(rubric, gold, answer), graderVersion }
  if (kind === 'classification' && rubric.kind === kind && gold.kind === kind && answer.kind === kind)
    return { ...gradeClassification(rubric, gold, answer), graderVersion }
  throw new Error(
    `cannot grade ${answer.kind} against ${gold.kind} by a rubric for ${rubric.kind}: the task is ${kind}`,
  )
}

/**
 * The grade of an item that was never answered: score 0, everything missing. Unlike an empty answer,
 * which is right where there is nothing to label, silence proves nothing.
 */
export function unansweredGrade({ rubric }: GradedTask, gold: GoldLabel): Grade {
  return { score: 0, metrics: { unanswered: 1 }, findings: missingFindings(rubric, gold), graderVersion }
}

function missingFindings(rubric: Rubric, gold: GoldLabel): Finding[] {
  if (gold.kind === 'classification')
    return gold.classes.map((name, goldIndex) => ({ type: 'missing', class: name, goldIndex }))
  return gold.boxes.flatMap((box, goldIndex): Finding[] =>
    rubric.kind === 'boxes' && isIgnored(box, rubric) ? [] : [{ type: 'missing', class: box.class, goldIndex }],
  )
}

import { type Finding, findingSchema } from '#app/domain/grading/finding.ts'
import { isRightOrWrong } from '#app/domain/grading/rubrics/right-or-wrong.ts'
import { type GoldLabel, type Label, labelSchema } from '#app/domain/labels/label.ts'
import { classNames } from '#app/domain/labels/taxonomy.ts'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { goldForRelease } from '#app/features/grading/gold.server.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import { SHOWN_ITEM, type ShownItem, shownItem } from '#app/features/items/shown-item.ts'
import { db } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'

type Shown = Pick<PracticeDefinition, 'slug' | 'title' | 'kind' | 'question' | 'guideline' | 'taxonomy' | 'teaches'> & {
  /** Whether a classification may choose several classes. */
  multiple: boolean
  /** Whether an answer is right or wrong, with nothing in between. */
  rightOrWrong: boolean
}

/** What a practice page may know. `graded` is null until an answer of this person's own was graded. */
export interface PracticeTaskPage {
  id: string
  practice: Shown
  item: ShownItem
  tries: number
  graded: { answer: Label; score: number; metrics: Record<string, number>; findings: Finding[]; gold: GoldLabel } | null
}

/** A person's own practice task; null when it is not theirs or does not exist. */
export async function loadPracticeTask(taskId: string, userId: string): Promise<PracticeTaskPage | null> {
  const task = await db.practiceTask.findFirst({
    where: { id: taskId, userId },
    select: {
      id: true,
      definitionId: true,
      tries: true,
      itemId: true,
      goldVersion: true,
      item: { select: SHOWN_ITEM },
      answers: { orderBy: { id: 'desc' }, take: 1 },
    },
  })
  if (!task) return null
  const definition = await definitionById('practice', task.definitionId)
  if (!definition) throw new Error(`the practice definition ${task.definitionId} is gone`)
  const { slug, title, kind, question, guideline, taxonomy, teaches, rubric } = definition.body
  const page = {
    id: task.id,
    practice: {
      ...{ slug, title, kind, question, guideline, taxonomy, teaches },
      multiple: severalClasses(rubric),
      rightOrWrong: isRightOrWrong(rubric),
    },
    item: shownItem(task.item),
    tries: task.tries,
  }
  const [answer] = task.answers
  if (!answer) return { ...page, graded: null }
  const gold = await goldForRelease(task.itemId, task.goldVersion, [...classNames(taxonomy)])
  if (!gold) throw new Error(`item ${task.itemId} has no gold version ${task.goldVersion}`)
  return {
    ...page,
    graded: {
      answer: labelSchema.parse(answer.label),
      score: answer.score,
      metrics: answer.metrics as Record<string, number>,
      findings: findingSchema.array().parse(answer.findings),
      gold,
    },
  }
}

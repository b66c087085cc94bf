import type { Prisma } from '@prisma/client'
import type { Grade } from '#app/domain/grading/grade.ts'
import { clipped } from '#app/domain/labels/boxes.ts'
import { type Label, labelSchemaFor } from '#app/domain/labels/label.ts'
import { type Problem, problemsOf } from '#app/domain/labels/problems.ts'
import { classNames } from '#app/domain/labels/taxonomy.ts'
import { gradeItems } from '#app/features/grading/gold.server.ts'
import { limitsOf } from '#app/features/items/label-limits.ts'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'
import { addToSkill } from './class-skill.server.ts'

export type Submitted =
  | { outcome: 'graded'; score: number; tries: number }
  | { outcome: 'invalid'; problems: Problem[] }
  /** No such task, or somebody else's. */
  | { outcome: 'unknown' }

/**
 * Grades an answer at once. The same answer sent twice is one answer: a retry after a lost reply changes nothing.
 * Only the first answer to a task counts for the person's skill, because after it the gold is shown.
 * @param input the label as it came, unchecked
 */
export async function submitPracticeAnswer(
  { taskId, userId, label: input }: { taskId: string; userId: string; label: unknown },
  now: Date,
): Promise<Submitted> {
  const task = await db.practiceTask.findFirst({ where: { id: taskId, userId }, include: { item: true } })
  if (!task) return { outcome: 'unknown' }
  const practice = await definitionById('practice', task.definitionId)
  if (!practice) throw new Error(`the practice definition ${task.definitionId} is gone`)
  const { kind, taxonomy, rubric } = practice.body
  const { itemId, goldVersion, item } = task
  const checked = checkLabel(input, labelSchemaFor(taxonomy, limitsOf(practice.body, item)), item)
  if (!checked.ok) return { outcome: 'invalid', problems: checked.problems }
  const { label } = checked
  const grades = await gradeItems([{ itemId, goldVersion, rubric, answer: label, classes: [...classNames(taxonomy)] }])
  const grade = grades.get(itemId)!
  return transaction(async (tx) => {
    const latest = await tx.practiceAnswer.findFirst({ where: { practiceTaskId: taskId }, orderBy: { id: 'desc' } })
    const { tries } = await tx.practiceTask.findUniqueOrThrow({ where: { id: taskId }, select: { tries: true } })
    if (latest && sameLabel(latest.label, label)) return { outcome: 'graded', score: latest.score, tries }
    await tx.practiceAnswer.create({ data: answerRow(taskId, label, grade, now) })
    await tx.practiceTask.update({ where: { id: taskId }, data: { score: grade.score, tries: tries + 1 } })
    if (tries === 0) {
      await addToSkill(tx, { userId, kind, taxonomy, findings: grade.findings, at: now })
      await recordExposure(tx, { userId, itemId, goldVersion, kind: 'shown', context: 'practice', at: now })
    }
    return { outcome: 'graded', score: grade.score, tries: tries + 1 }
  })
}

/** Checks a label and cuts off the pixel that a box may reach over the edge. */
function checkLabel(
  input: unknown,
  schema: ReturnType<typeof labelSchemaFor>,
  item: { width: number; height: number },
): { ok: true; label: Label } | { ok: false; problems: Problem[] } {
  const parsed = schema.safeParse(input)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
  if (parsed.data.kind !== 'boxes') return { ok: true, label: parsed.data }
  const boxes = parsed.data.boxes.map((box) => clipped(box, item))
  const problems = boxes.flatMap((box, index) =>
    box.width > 0 && box.height > 0 ? [] : [{ where: `boxes[${index}]`, message: 'lies outside the image' }],
  )
  return problems.length > 0 ? { ok: false, problems } : { ok: true, label: { kind: 'boxes', boxes } }
}

/** Zod gives the fields of a label in one order, so equal labels are equal text. */
function sameLabel(stored: Prisma.JsonValue, label: Label): boolean {
  return JSON.stringify(stored) === JSON.stringify(label)
}

function answerRow(practiceTaskId: string, label: Label, grade: Grade, gradedAt: Date) {
  const { score, metrics, findings, graderVersion } = grade
  const json = { label: label as Prisma.InputJsonObject, metrics, findings: findings as Prisma.InputJsonArray }
  return { practiceTaskId, score, graderVersion, gradedAt, ...json }
}

import { labelSchema } from '#app/domain/labels/label.ts'
import { termsAt } from '#app/features/projects/terms.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

/** A held answer as an operator judges it: over its picture, with the terms of its day. Null when none is held there. */
export async function loadHeld(assignmentId: string, locale: Locale) {
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, outcome: 'held' },
    select: {
      userId: true,
      project: true,
      leasedAt: true,
      label: true,
      task: { select: { itemId: true, item: { select: { width: true, height: true } } } },
    },
  })
  const terms = assignment && (await termsAt(assignment.project, assignment.leasedAt))
  if (!terms) return null
  const { task, userId, label } = assignment
  const { body } = terms
  return {
    id: assignmentId,
    userId,
    label: labelSchema.parse(label),
    question: body.question?.[locale],
    taxonomy: body.taxonomy,
    guideline: body.guideline[locale],
    pay: body.pay,
    item: { src: `/media/${task.itemId}`, width: task.item.width, height: task.item.height },
  }
}

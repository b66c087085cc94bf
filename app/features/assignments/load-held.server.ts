import { labelSchema } from '#app/domain/labels/label.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import { SHOWN_ITEM, shownItem } from '#app/features/items/shown-item.ts'
import { termsAt } from '#app/features/projects/terms.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
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
      visibleMs: true,
      task: { select: { item: { select: SHOWN_ITEM } } },
    },
  })
  const terms = assignment && (await termsAt(assignment.project, assignment.leasedAt))
  if (!terms) return null
  const { task, userId, label, visibleMs } = assignment
  const { body } = terms
  return {
    id: assignmentId,
    userId,
    label: labelSchema.parse(label),
    visibleMs,
    question: body.question?.[locale],
    taxonomy: body.taxonomy,
    guideline: guidelineHtml(body.guideline[locale]),
    pay: body.pay,
    multiple: severalClasses(body.rubric),
    item: shownItem(task.item),
  }
}

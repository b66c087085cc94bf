import type { Text } from '#app/domain/text.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { takesAnswers } from '#app/domain/exams/timing.ts'
import type { AttemptState } from '#app/domain/exams/transitions.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import { type ShownItem, shownItem } from '#app/features/items/shown-item.ts'
import { db } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'
import { latestAnswers } from './latest-answers.server.ts'

/** What the exam room shows; nothing in it tells what is right. */
export interface Room {
  id: string
  exam: {
    slug: string
    title: Text
    kind: LabelKind
    question: Text | null
    guideline: Text | null
    taxonomy: Taxonomy
    multiple: boolean
  }
  deadlineAt: string
  /** When this was read on the server's clock: the countdown starts from here, whatever the device's clock says. */
  serverNow: string
  /** `id` names this sitting's item and nothing else; orders of choices follow from it. */
  items: (ShownItem & { id: string; position: number; answer: Label | null })[]
}

export type RoomOutcome = { outcome: 'open'; room: Room } | { outcome: 'over' } | { outcome: 'unknown' }

/** The open attempt of a person with the newest saved answer of each item, from whatever device it came. */
export async function loadRoom(userId: string, attempt: string, now: Date): Promise<RoomOutcome> {
  const row = await db.attempt.findFirst({ where: { id: attempt, userId } })
  if (!row) return { outcome: 'unknown' }
  if (!takesAnswers({ state: row.state as AttemptState, deadlineAt: row.deadlineAt }, now)) return { outcome: 'over' }
  const exam = await definitionById('exam', row.definitionId)
  if (!exam) throw new Error(`the exam definition ${row.definitionId} is gone`)
  const { slug, title, kind, question, guideline, taxonomy, rubric } = exam.body
  const items = latestAnswers(attempt).map(({ id, position, item, answer }) => ({
    id,
    position,
    answer,
    ...shownItem(item),
  }))
  return {
    outcome: 'open',
    room: {
      id: row.id,
      exam: {
        ...{ slug, title, kind, taxonomy },
        question: question ?? null,
        guideline: guideline ?? null,
        multiple: severalClasses(rubric),
      },
      deadlineAt: row.deadlineAt.toISOString(),
      serverNow: now.toISOString(),
      items,
    },
  }
}

import type { Text } from '#app/domain/text.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { takesAnswers } from '#app/domain/exams/timing.ts'
import type { AttemptState } from '#app/domain/exams/transitions.ts'
import { db } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'
import { latestAnswers } from './latest-answers.server.ts'

/** What the exam room shows; nothing in it tells what is right. */
export interface Room {
  id: string
  exam: { slug: string; title: Text; kind: LabelKind; question: Text | null; taxonomy: Taxonomy }
  deadlineAt: string
  /** When this was read on the server's clock: the countdown starts from here, whatever the device's clock says. */
  serverNow: string
  items: { position: number; src: string; width: number; height: number; answer: Label | null }[]
}

export type RoomOutcome = { outcome: 'open'; room: Room } | { outcome: 'over' } | { outcome: 'unknown' }

/** The open attempt of a person with the newest saved answer of each item, from whatever device it came. */
export async function loadRoom(userId: string, attempt: string, now: Date): Promise<RoomOutcome> {
  const row = await db.attempt.findFirst({ where: { id: attempt, userId } })
  if (!row) return { outcome: 'unknown' }
  if (!takesAnswers({ state: row.state as AttemptState, deadlineAt: row.deadlineAt }, now)) return { outcome: 'over' }
  const exam = await definitionById('exam', row.definitionId)
  if (!exam) throw new Error(`the exam definition ${row.definitionId} is gone`)
  const { slug, title, kind, question, taxonomy } = exam.body
  const items = latestAnswers(attempt).map(({ position, itemId, width, height, answer }) => ({
    position,
    src: `/media/${itemId}`,
    width,
    height,
    answer,
  }))
  return {
    outcome: 'open',
    room: {
      id: row.id,
      exam: { slug, title, kind, question: question ?? null, taxonomy },
      deadlineAt: row.deadlineAt.toISOString(),
      serverNow: now.toISOString(),
      items,
    },
  }
}

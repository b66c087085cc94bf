import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { type Tx, db, transaction } from '#app/platform/db.server.ts'
import { currentDefinition } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type ChosenItem, type Learner, itemSeenLongestAgo, unseenItem } from './choose-item.server.ts'
import { makePracticeScene, refillInBackground } from './ready-scenes.server.ts'

export type Started =
  | { outcome: 'started'; taskId: string }
  /** There was one that is not answered yet. */
  | { outcome: 'resumed'; taskId: string }
  /** No such practice set. */
  | { outcome: 'unknown' }
  /** Its dataset has no item with gold. */
  | { outcome: 'empty' }

/**
 * Gives a person something to practise: the task they have not answered yet, else a new one on an item they never
 * saw, in their own language where there is one left. Asking twice at once gives one task.
 */
export async function startPractice(
  { practice: slug, userId, locale = null }: { practice: string; userId: string; locale?: Locale | null },
  now: Date,
): Promise<Started> {
  const practice = await currentDefinition('practice', slug)
  if (!practice) return { outcome: 'unknown' }
  const open = { userId, practice: slug, definitionId: practice.id, tries: 0 }
  const unanswered = await openTask(db, open)
  if (unanswered) return { outcome: 'resumed', taskId: unanswered }
  const chosen = await chooseItem(practice.body, { userId, locale }, now)
  if (!chosen) return { outcome: 'empty' }
  const started = await transaction(async (tx): Promise<Started> => {
    const other = await openTask(tx, open)
    if (other) return { outcome: 'resumed', taskId: other }
    const id = newId()
    await tx.practiceTask.create({ data: { id, ...open, ...chosen, servedAt: now } })
    await recordExposure(tx, { userId, ...chosen, kind: 'served', context: 'practice', at: now })
    return { outcome: 'started', taskId: id }
  })
  refillInBackground(practice.body, userId, now)
  return started
}

async function openTask(
  client: Pick<Tx, 'practiceTask'>,
  where: { userId: string; practice: string; definitionId: string; tries: number },
): Promise<string | null> {
  const task = await client.practiceTask.findFirst({ where, orderBy: { servedAt: 'desc' }, select: { id: true } })
  return task?.id ?? null
}

async function chooseItem(practice: PracticeDefinition, person: Learner, now: Date): Promise<ChosenItem | null> {
  const ready = await unseenItem(practice, person)
  if (ready) return ready
  if (practice.pool.source === 'scenes') {
    await makePracticeScene(practice, now)
    return unseenItem(practice, person)
  }
  const again = await itemSeenLongestAgo(practice, person)
  // Rather something in another language than nothing.
  return again ?? (person.locale === null ? null : chooseItem(practice, { ...person, locale: null }, now))
}

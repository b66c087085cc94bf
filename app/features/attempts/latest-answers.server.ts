import type { Label } from '#app/domain/labels/label.ts'
import type { StoredItem } from '#app/features/items/shown-item.ts'
import { statement } from '#app/platform/db.server.ts'

/** An attempt's item with the answer that counts: the newest row of its journal, null when there is none. */
export interface AnsweredItem {
  id: string
  position: number
  itemId: string
  goldVersion: number
  item: StoredItem
  answer: Label | null
}

const ANSWERS = `SELECT ai.id, ai.position, ai.itemId, ai.goldVersion, i.media, i.width, i.height, i.content,
    (SELECT j.label FROM AnswerJournal j WHERE j.attemptItemId = ai.id ORDER BY j.id DESC LIMIT 1) AS label
  FROM AttemptItem ai JOIN Item i ON i.id = ai.itemId WHERE ai.attemptId = ? ORDER BY ai.position`

/** The items of an attempt in the order in which they are asked. Journal rows were checked when they were written. */
export function latestAnswers(attempt: string): AnsweredItem[] {
  const rows = statement(ANSWERS).all(attempt) as (Omit<AnsweredItem, 'answer' | 'item'> &
    Omit<StoredItem, 'id'> & { label: string | null })[]
  return rows.map(({ label, media, width, height, content, ...row }) => ({
    ...row,
    item: { id: row.itemId, media, width, height, content },
    answer: label === null ? null : (JSON.parse(label) as Label),
  }))
}

import { statement } from '#app/platform/db.server.ts'

const SERVED = `SELECT i.media FROM Item i WHERE i.id = ?
  AND (? OR EXISTS (SELECT 1 FROM Exposure e WHERE e.userId = ? AND e.itemId = i.id))`

/** The name of an item's picture, for somebody it was served to or who authors; null for everybody else, and where there is none. */
export function loadMedia(itemId: string, viewer: { id: string; authors: boolean }): string | null {
  const row = statement(SERVED).get(itemId, viewer.authors ? 1 : 0, viewer.id) as { media: string | null } | undefined
  return row?.media ?? null
}

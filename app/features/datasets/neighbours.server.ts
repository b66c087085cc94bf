import { readTogether, statement } from '#app/platform/db.server.ts'

export interface Neighbour {
  id: string
  key: string
}

/** The items just before and after a key in the order of a dataset's list; null at its ends. */
export interface Neighbours {
  previous: Neighbour | null
  next: Neighbour | null
}

export const PREVIOUS = 'SELECT id, key FROM Item WHERE datasetId = ? AND key < ? ORDER BY key DESC LIMIT 1'
export const NEXT = 'SELECT id, key FROM Item WHERE datasetId = ? AND key > ? ORDER BY key LIMIT 1'

/** Two steps in the index of (datasetId, key), however large the dataset is. */
export function neighboursOf(datasetId: string, key: string): Neighbours {
  return readTogether(() => ({ previous: one(PREVIOUS, datasetId, key), next: one(NEXT, datasetId, key) }))
}

function one(sql: string, datasetId: string, key: string): Neighbour | null {
  return (statement(sql).get(datasetId, key) as Neighbour | undefined) ?? null
}

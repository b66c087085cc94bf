import type { Tx } from '#app/platform/db.server.ts'

export interface ExposureEntry {
  userId: string
  itemId: string
  /** served: the task was given to the person. shown: so was its gold. */
  kind: 'served' | 'shown'
  goldVersion?: number
  context: 'practice' | 'exam' | 'project' | 'lesson'
  at: Date
}

/** Writes into the ledger of who has seen what, inside the act's own transaction. Who was served may load the picture. */
export async function recordExposure(tx: Tx, entry: ExposureEntry): Promise<void> {
  await tx.exposure.create({ data: entry })
}

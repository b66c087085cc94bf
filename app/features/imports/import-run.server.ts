import type { Prisma } from '@prisma/client'
import type { Problem } from '#app/domain/labels/problems.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'

/** How many problems a run keeps. */
const KEPT = 1000

export interface RunStart {
  /** Name of the annotation file, for messages. */
  fileName: string
  /** SHA-256 of what is imported. */
  fileHash: string
  /** Its format: coco, yolo, voc … */
  format: string
  startedBy: string | null
  now: Date
}

/** Makes the row of an import, from which its progress can be read. */
export async function beginRun({ fileName, fileHash, format, startedBy, now }: RunStart): Promise<string> {
  const id = newId()
  const facts = { fileName, fileHash, format, startedBy }
  const data = { id, ...facts, state: 'running', counts: {}, problems: [], startedAt: now }
  await transaction((tx) => tx.importRun.create({ data }))
  return id
}

export async function failRun(id: string, problems: Problem[], now: Date): Promise<void> {
  await transaction((tx) =>
    tx.importRun.update({ where: { id }, data: { state: 'failed', problems: stored(problems), finishedAt: now } }),
  )
}

export async function finishRun(
  tx: Tx,
  id: string,
  { datasetId, counts, problems, now }: { datasetId: string; counts: object; problems: Problem[]; now: Date },
): Promise<void> {
  await tx.importRun.update({
    where: { id },
    data: { datasetId, state: 'done', counts: { ...counts }, problems: stored(problems), finishedAt: now },
  })
}

export async function tellRun(id: string, processed: number, total: number): Promise<void> {
  await transaction((tx) => tx.importRun.update({ where: { id }, data: { processed, total } }))
}

const stored = (problems: Problem[]) => problems.slice(0, KEPT) as unknown as Prisma.InputJsonValue

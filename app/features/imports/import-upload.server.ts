import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { readCoco } from '#app/domain/datasets/coco.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { log } from '#app/platform/log.server.ts'
import { beginImport, carryOutImport } from './import-coco.server.ts'
import { datasetProblem } from './import-dataset.server.ts'
import { type UploadProblem, receiveUpload } from './receive-upload.server.ts'

export type Uploaded =
  /** The import goes on in this process; its row tells how far it is. `finished` is for tests and shutdown. */
  | { outcome: 'started'; runId: string; finished: Promise<void> }
  | { outcome: 'refused'; status: 400 | 413; problems: UploadProblem[]; records: { where: string; message: string }[] }

/** So many problems of an unreadable file are shown. */
const SHOWN = 50
/** Imports follow each other: two at once would only take each other's processor. */
let turn: Promise<void> = Promise.resolve()

/**
 * Takes an uploaded COCO file with its pictures and starts its import: the same as on the command line, with the same
 * result. A file that cannot be read as a whole is refused here and leaves nothing behind.
 */
export async function importUpload(request: Request, startedBy: string, now: Date): Promise<Uploaded> {
  const received = await receiveUpload(request)
  if (received.outcome === 'refused') return { ...received, records: [] }
  const { folder, fields, annotations, pictures } = received.upload
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    const dataset = slugSchema.safeParse((fields.get('dataset') ?? '').trim())
    if (!dataset.success) {
      await discard()
      return refused({ where: 'dataset', message: 'operate:upload.problem.dataset' })
    }
    if (await datasetProblem(dataset.data)) {
      await discard()
      return refused({ where: 'dataset', message: 'operate:upload.problem.otherDataset' })
    }
    const text = await readFile(annotations.file, 'utf8')
    const coco = readCoco(text)
    if (coco.outcome === 'unreadable') {
      await discard()
      const problem: UploadProblem = { where: 'annotations', message: 'operate:upload.problem.unreadable' }
      return { ...refused(problem), records: coco.problems.slice(0, SHOWN) }
    }
    const job = {
      fileName: annotations.name,
      text,
      dataset: dataset.data,
      imageOf: pictureFinder(pictures),
      startedBy,
      now,
    }
    const runId = await beginImport(job)
    const finished = turn
      .then(() => carryOutImport(job, runId, coco))
      .then(() => undefined)
      .finally(discard)
      .catch((error: unknown) => log.error({ err: error, run: runId }, 'import failed'))
    turn = finished
    return { outcome: 'started', runId, finished }
  } catch (error) {
    await discard()
    throw error
  }
}

const refused = (problem: UploadProblem) => ({
  outcome: 'refused' as const,
  status: 400 as const,
  problems: [problem],
  records: [],
})

/**
 * Finds pictures by the last part of the name in the annotations, as browsers send no folders. Two entries that end
 * alike could not be told apart: only the first is found.
 */
function pictureFinder(pictures: ReadonlyMap<string, string>): (key: string) => Promise<string | null> {
  const taken = new Map<string, string>()
  return async (key) => {
    const name = path.posix.basename(key)
    if ((taken.get(name) ?? key) !== key) return null
    taken.set(name, key)
    return pictures.get(name) ?? null
  }
}

import { createHash } from 'node:crypto'
import { type CocoDataset, readCoco } from '#app/domain/datasets/coco.ts'
import { type Importable, type ImportRequest, type Imported, importDataset } from './import-dataset.server.ts'
import { beginRun } from './import-run.server.ts'

export interface CocoRequest extends ImportRequest {
  /** The annotation file's text. */
  text: string
}

/**
 * Imports a COCO file with its images: records that cannot be used are skipped and reported with their place,
 * everything else is written in one transaction or not at all. Importing the same again changes nothing; a changed
 * label becomes a new gold version.
 */
export async function importCoco(request: CocoRequest): Promise<Imported> {
  const runId = await beginImport(request)
  return carryOutImport(request, runId, readCoco(request.text))
}

/** The second half of an import, for a run that was begun and a file that was read. */
export function carryOutImport(request: ImportRequest, runId: string, coco: CocoDataset): Promise<Imported> {
  return importDataset(request, runId, importableOf(coco))
}

/** Makes the run's row, from which its progress can be read; `carryOutImport` does the work. */
export function beginImport({ fileName, text, startedBy, now }: CocoRequest): Promise<string> {
  const fileHash = createHash('sha256').update(text).digest('hex')
  return beginRun({ fileName, fileHash, format: 'coco', startedBy, now })
}

function importableOf(coco: CocoDataset): Importable {
  if (coco.outcome === 'unreadable') return coco
  const items = coco.items.map((item) => ({ ...item, text: null }))
  return { ...coco, kind: 'boxes', items }
}

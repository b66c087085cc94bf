import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { unstable_parseMultipartFormData } from '@remix-run/node'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/id.server.ts'

/** What one upload may hold. Bytes are counted as they come, whatever the request declares. */
export const UPLOAD_LIMITS = {
  files: 2000,
  pictureBytes: 20_000_000,
  annotationsBytes: 50_000_000,
  totalBytes: 300_000_000,
}

/** What is wrong with an upload: the field, a message key and what to fill in. */
export interface UploadProblem {
  where: 'dataset' | 'annotations' | 'pictures'
  message: string
  values?: Record<string, string | number>
}

export interface Upload {
  /** Folder of everything received; the caller removes it when it is done. */
  folder: string
  /** The text fields, unchecked. */
  fields: ReadonlyMap<string, string>
  annotations: { name: string; file: string }
  /** The file of each picture by its name. */
  pictures: ReadonlyMap<string, string>
}
export type Received =
  { outcome: 'received'; upload: Upload } | { outcome: 'refused'; status: 400 | 413; problems: UploadProblem[] }

/** Where uploads wait for their import. */
export const uploadsFolder = () => path.join(env.DATA_DIR, 'uploads')

/**
 * Receives a multipart form with an annotation file and pictures: streamed to generated names in a folder of its own,
 * so that no name from outside ever becomes a path and no size from outside becomes memory. What is refused is read to
 * its end, because a browser that is cut off shows nothing of the answer; then everything received is removed.
 */
export async function receiveUpload(request: Request): Promise<Received> {
  const folder = path.join(uploadsFolder(), newId())
  await mkdir(folder, { recursive: true })
  const received = new Receiver(folder)
  try {
    await unstable_parseMultipartFormData(request, async (part) => {
      await received.take(part)
      return undefined
    })
  } catch {
    // A broken or cut-off body, or a file name that the form encoding cannot carry (";", "=").
    received.problem({ where: 'pictures', message: 'operate:upload.problem.broken' })
  }
  const result = received.result()
  if (result.outcome === 'refused') await rm(folder, { recursive: true, force: true })
  return result
}

interface Part {
  name: string
  filename?: string
  data: AsyncIterable<Uint8Array>
}

const FLUSH = 256_000

class Receiver {
  readonly #folder: string
  readonly #fields = new Map<string, string>()
  readonly #pictures = new Map<string, string>()
  readonly #problems: UploadProblem[] = []
  #annotations: Upload['annotations'] | null = null
  #files = 0
  #total = 0
  #tooLarge = false

  constructor(folder: string) {
    this.#folder = folder
  }

  problem(problem: UploadProblem, tooLarge = false): void {
    this.#tooLarge ||= tooLarge
    if (this.#problems.length < 20) this.#problems.push(problem)
  }

  async take({ name, filename, data }: Part): Promise<void> {
    if (filename === undefined) return this.#takeField(name, data)
    const wanted = name === 'annotations' || name === 'pictures'
    // An input in which nothing was chosen sends a file without a name.
    if (filename === '' || !wanted || this.#tooLarge) return drain(data)
    if (fileNameProblem(filename)) {
      this.problem({ where: name, message: 'operate:upload.problem.name', values: { name: filename.slice(0, 80) } })
      return drain(data)
    }
    if (++this.#files > UPLOAD_LIMITS.files + 1) {
      this.problem(
        { where: 'pictures', message: 'operate:upload.problem.tooMany', values: { count: UPLOAD_LIMITS.files } },
        true,
      )
      return drain(data)
    }
    const file = path.join(this.#folder, String(this.#files))
    if (await this.#write(file, { name, filename, data })) this.#keep(name, filename, file)
  }

  result(): Received {
    if (this.#problems.length === 0 && !this.#annotations)
      this.problem({ where: 'annotations', message: 'operate:upload.problem.noAnnotations' })
    if (this.#problems.length === 0 && this.#pictures.size === 0)
      this.problem({ where: 'pictures', message: 'operate:upload.problem.noPictures' })
    if (this.#problems.length > 0 || !this.#annotations)
      return { outcome: 'refused', status: this.#tooLarge ? 413 : 400, problems: this.#problems }
    const upload = {
      folder: this.#folder,
      fields: this.#fields,
      annotations: this.#annotations,
      pictures: this.#pictures,
    }
    return { outcome: 'received', upload }
  }

  async #takeField(name: string, data: AsyncIterable<Uint8Array>): Promise<void> {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of data) if ((size += chunk.length) <= 1000) chunks.push(chunk)
    if (this.#fields.size < 20) this.#fields.set(name, Buffer.concat(chunks).toString('utf8'))
  }

  #keep(field: string, name: string, file: string): void {
    if (field === 'annotations') {
      if (this.#annotations) this.problem({ where: 'annotations', message: 'operate:upload.problem.twoAnnotations' })
      this.#annotations = { name, file }
    } else if (this.#pictures.has(name)) {
      this.problem({ where: 'pictures', message: 'operate:upload.problem.sameName', values: { name } })
    } else this.#pictures.set(name, file)
  }

  /** @returns whether the file was taken whole */
  async #write(
    file: string,
    { name, filename, data }: { name: 'annotations' | 'pictures'; filename: string; data: AsyncIterable<Uint8Array> },
  ): Promise<boolean> {
    const limit = name === 'annotations' ? UPLOAD_LIMITS.annotationsBytes : UPLOAD_LIMITS.pictureBytes
    const handle = await open(file, 'wx')
    let size = 0
    let waiting: Uint8Array[] = []
    let waitingBytes = 0
    const flush = async () => {
      if (waitingBytes > 0) await handle.write(Buffer.concat(waiting))
      waiting = []
      waitingBytes = 0
    }
    try {
      for await (const chunk of data) {
        size += chunk.length
        this.#total += chunk.length
        if (size > limit || this.#total > UPLOAD_LIMITS.totalBytes) continue
        waiting.push(chunk)
        waitingBytes += chunk.length
        if (waitingBytes >= FLUSH) await flush()
      }
      await flush()
    } finally {
      await handle.close()
    }
    const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)
    if (this.#total > UPLOAD_LIMITS.totalBytes) {
      const values = { limit: megabytes(UPLOAD_LIMITS.totalBytes) }
      this.problem({ where: 'pictures', message: 'operate:upload.problem.total', values }, true)
      return false
    }
    if (size > limit) {
      const values = { name: filename.slice(0, 80), limit: megabytes(limit) }
      this.problem({ where: name, message: 'operate:upload.problem.large', values }, true)
    }
    return size <= limit
  }
}

async function drain(data: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of data) void chunk
}

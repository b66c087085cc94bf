import type { Files } from '#app/domain/datasets/dataset.ts'
import { Unreadable } from './unreadable.ts'

/** Most bytes of a file that is read as one text. */
export const MAX_TEXT_BYTES = 64_000_000

/**
 * The bytes of a text file as UTF-8 without a byte order mark. Files that begin with the mark of UTF-16 are converted on
 * the way, piece by piece.
 */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let wide: TextDecoder | null = null
  let begun = false
  let held: Uint8Array = new Uint8Array(0)
  const encoder = new TextEncoder()
  const convert = (bytes: Uint8Array, decoder: TextDecoder) => encoder.encode(decoder.decode(bytes, { stream: true }))
  for await (const chunk of chunks) {
    if (begun) {
      yield wide ? convert(chunk, wide) : chunk
      continue
    }
    held = held.length === 0 ? chunk : joined([held, chunk])
    if (held.length < 3) continue
    begun = true
    wide = wideDecoder(held)
    yield wide ? convert(held, wide) : withoutMark(held)
  }
  if (!begun) {
    wide = wideDecoder(held)
    yield wide ? convert(held, wide) : withoutMark(held)
  }
  if (wide) yield encoder.encode(wide.decode())
}

function wideDecoder(bytes: Uint8Array): TextDecoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  return null
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** The bytes of several pieces in one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/**
 * A whole file as text.
 * @throws Unreadable when it is larger than `limit` bytes or not text in UTF-8 or (with a byte order mark) UTF-16
 */
export async function readText(files: Files, name: string, limit = MAX_TEXT_BYTES): Promise<string> {
  if (files.size(name) > limit) throw new Unreadable(name, `is larger than ${limit} bytes`)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of utf8Chunks(files.chunks(name))) {
    size += piece.length
    if (size > 2 * limit) throw new Unreadable(name, `is larger than ${limit} bytes`)
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(joined(pieces))
  } catch {
    throw new Unreadable(name, 'is not text in UTF-8')
  }
}

/** The first bytes of a file, at most `bytes` of them; reads no further than it must. */
export async function readHead(files: Files, name: string, bytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of files.chunks(name)) {
    pieces.push(piece)
    size += piece.length
    if (size >= bytes) break
  }
  return joined(pieces).subarray(0, bytes)
}

/** The beginning of a text file for a guess at what it is: never throws on strange bytes. */
export async function readHeadText(files: Files, name: string, bytes = 4096): Promise<string> {
  const head = await readHead(files, name, bytes)
  const decoder = wideDecoder(head) ?? new TextDecoder('utf-8')
  return decoder.decode(head)
}

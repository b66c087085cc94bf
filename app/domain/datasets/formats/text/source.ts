import type { Files } from '#app/domain/datasets/dataset.ts'

/** Most bytes of one text file; a bigger one is refused before it is read. */
export const MAX_TEXT_BYTES = 256_000_000
/** How much of a file is looked at to tell its format. */
const HEAD_BYTES = 65_536

export type ReadText = { text: string } | { problem: string }

/**
 * The whole of a file as text: UTF-8, or UTF-16 when a byte order mark says so. Bytes that are no text are named by line
 * and column, never replaced. `keepMark` keeps a UTF-8 byte order mark as the first character, for formats whose offsets
 * count it.
 */
export async function readText(files: Files, name: string, { keepMark = false } = {}): Promise<ReadText> {
  const limit = `is larger than ${MAX_TEXT_BYTES / 1_000_000} MB`
  if (files.size(name) > MAX_TEXT_BYTES) return { problem: limit }
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of files.chunks(name)) {
    size += piece.length
    if (size > MAX_TEXT_BYTES) return { problem: limit }
    pieces.push(piece)
  }
  return decoded(joined(pieces, size), keepMark)
}

/** The first 64 KB of a file as text, for telling formats; bytes that are no text become replacement characters. */
export async function headOf(files: Files, name: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of files.chunks(name)) {
    pieces.push(piece)
    size += piece.length
    if (size >= HEAD_BYTES) break
  }
  const bytes = joined(pieces, size).subarray(0, HEAD_BYTES)
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/**
 * A text as it can begin a file: a reader takes a first U+FEFF for a byte order mark and removes it, so a text that
 * itself begins with one gets a second.
 */
export function safeStart(text: string): string {
  return text.startsWith('\ufeff') ? `\ufeff${text}` : text
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(bytes: Uint8Array, keepMark: boolean): ReadText {
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: keepMark && encoding === 'utf-8' }).decode(bytes)
  } catch {
    return { problem: `is not ${encoding.toUpperCase()} text: ${placeOfBadByte(bytes, encoding)}; save it as UTF-8` }
  }
  const nul = text.indexOf('\0')
  return nul < 0 ? { text } : { problem: `is no text file: ${placeIn(text, nul)} holds a NUL character` }
}

/** Where the first undecodable byte stands: the longest part that decodes, found by halving. */
function placeOfBadByte(bytes: Uint8Array, encoding: string): string {
  const decodes = (end: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(middle)) good = middle
    else bad = middle
  }
  const before = new TextDecoder(encoding).decode(bytes.subarray(0, good), { stream: true })
  return `${placeIn(before, before.length)}, byte ${good + 1}`
}

/** The place of a code unit in a text as people count it: `line 3, column 14`, both from 1. */
export function placeIn(text: string, at: number): string {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) {
    line++
    start = next + 1
  }
  return `line ${line}, column ${at - start + 1}`
}

/** The lines of a text with their numbers from 1, without their line ends (`\n` or `\r\n`). */
export function* linesOf(text: string): Generator<{ number: number; line: string }> {
  let number = 0
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start)
    const line = end < 0 ? text.slice(start) : text.slice(start, end)
    number++
    if (end >= 0 || line !== '') yield { number, line: line.endsWith('\r') ? line.slice(0, -1) : line }
    if (end < 0) return
    start = end + 1
  }
}

/** Tells that a file of lines may have lost its end, which nothing else would show: its last line has no line end. */
export function cutOff(text: string): string | undefined {
  return text === '' || text.endsWith('\n') ? undefined : 'does not end with a line end: its last line may be cut off'
}

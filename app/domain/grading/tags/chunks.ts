import { goesOn, starts, stops, transitionsOf, type Scheme, type Transitions } from './scheme.ts'
import { BEGIN, END, INSIDE, OUTSIDE, placeOf, TagTable, typeOf, UnknownTag } from './tag.ts'

/** `lenient` reads any mixture of tags as conlleval does; a scheme counts only chunks that it allows. */
export type Reading = 'lenient' | Scheme

/** Chunks of one sentence, packed: number k covers the tokens [starts[k], ends[k]) and is of types[k]. */
export class ChunkList {
  length = 0
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  types = new Int32Array(64)

  /** Empties the list, and makes room for as many chunks as a sentence of `tokens` can have. */
  clear(tokens: number): void {
    this.length = 0
    if (this.starts.length >= tokens) return
    this.starts = new Int32Array(2 * tokens)
    this.ends = new Int32Array(2 * tokens)
    this.types = new Int32Array(2 * tokens)
  }

  add(start: number, end: number, type: number): void {
    const at = this.length++
    this.starts[at] = start
    this.ends[at] = end
    this.types[at] = type
  }
}

/** Fills `chunks` with those of the first `length` codes (`TagTable`), left to right. */
export type ChunkReader = (codes: Int32Array, length: number, chunks: ChunkList) => void

export function chunkReader(reading: Reading): ChunkReader {
  if (reading === 'lenient') return readLenient
  const transitions = transitionsOf(reading)
  return (codes, length, chunks) => readStrict(codes, length, chunks, transitions)
}

/**
 * The chunks that conlleval.pl (CoNLL-2000 shared task, Tjong Kim Sang and Buchholz) sees: every token that is not
 * outside belongs to one; a chunk goes on from B or I to I or E of the same type, and any other step begins a new one.
 */
function readLenient(codes: Int32Array, length: number, chunks: ChunkList): void {
  chunks.clear(length)
  let i = 0
  while (i < length) {
    let code = codes[i]!
    if (code === OUTSIDE) {
      i++
      continue
    }
    const start = i++
    const type = typeOf(code)
    while (i < length && continues(code, codes[i]!)) code = codes[i++]!
    chunks.add(start, i, type)
  }
}

/** The only steps that conlleval takes inside a chunk. Types are compared by what the codes have above their places. */
function continues(before: number, after: number): boolean {
  const [from, to] = [placeOf(before), placeOf(after)]
  return (before ^ after) < 8 && (from === BEGIN || from === INSIDE) && (to === INSIDE || to === END)
}

/** The chunks that a scheme allows: seqeval's mode="strict". A chunk that is not ended as it should be is none. */
function readStrict(codes: Int32Array, length: number, chunks: ChunkList, scheme: Transitions): void {
  chunks.clear(length)
  let before = OUTSIDE
  let i = 0
  while (i < length) {
    const first = codes[i]!
    if (!starts(scheme, before, first)) {
      before = first
      i++
      continue
    }
    const start = i++
    before = first
    while (i < length && goesOn(scheme, before, codes[i]!)) before = codes[i++]!
    if (stops(scheme, before, i < length ? codes[i]! : OUTSIDE)) chunks.add(start, i, typeOf(first))
  }
}

/** Throws UnknownTag when a tag cannot be read so: nobody knows it, or the scheme does not have its letter. */
export function checkTag(tag: string, reading: Reading): void {
  const place = placeOf(new TagTable().codeOf(tag))
  if (reading !== 'lenient' && !transitionsOf(reading).allowed.has(place))
    throw new UnknownTag(tag, `a tag of ${reading}`)
}

export type Chunk = { type: string; start: number; end: number }

/** The chunks of one tag sequence; `start` and `end` are places of tokens, half-open. Throws UnknownTag. */
export function chunksOf(tags: readonly string[], reading: Reading): Chunk[] {
  for (const tag of new Set(tags)) checkTag(tag, reading)
  const table = new TagTable()
  const codes = Int32Array.from(tags, (tag) => table.codeOf(tag))
  const list = new ChunkList()
  chunkReader(reading)(codes, codes.length, list)
  return Array.from({ length: list.length }, (_, k) => ({
    type: table.types[list.types[k]!]!,
    start: list.starts[k]!,
    end: list.ends[k]!,
  }))
}

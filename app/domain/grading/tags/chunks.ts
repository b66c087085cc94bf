import { goesOn, starts, stops, transitionsOf, type Scheme, type Transitions } from './scheme.ts'
import { BEGIN, END, INSIDE, OUTSIDE, placeOf, TagTable, typeOf, UnknownTag } from './tag.ts'

/** `lenient` reads any mixture of tags as conlleval does; a scheme counts only chunks that it allows. */
export type Reading = 'lenient' | Scheme

/** Chunks of one sentence, packed: number k covers the tokens [starts[k], ends[k]) and is of types[k]. */
export class ChunkList {
  length = 0
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly types: number[] = []

  clear(): void {
    this.length = 0
  }

  add(start: number, end: number, type: number): void {
    const at = this.length++
    this.starts[at] = start
    this.ends[at] = end
    this.types[at] = type
  }
}

/** Fills `chunks` with those of a tag sequence, left to right. Throws UnknownTag. */
export type ChunkReader = (tags: readonly string[], table: TagTable, chunks: ChunkList) => void

export function chunkReader(reading: Reading): ChunkReader {
  if (reading === 'lenient') return readLenient
  const transitions = transitionsOf(reading)
  return (tags, table, chunks) => readStrict(tags, table, chunks, transitions)
}

/**
 * The chunks that conlleval.pl (CoNLL-2000 shared task, Tjong Kim Sang and Buchholz) sees: every token that is not
 * outside belongs to one; a chunk goes on from B or I to I or E of the same type, and any other step begins a new one.
 */
function readLenient(tags: readonly string[], table: TagTable, chunks: ChunkList): void {
  chunks.clear()
  let before = OUTSIDE
  let start = 0
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i]!
    const code = tag === 'O' ? OUTSIDE : table.codeOf(tag)
    if (code === OUTSIDE && before === OUTSIDE) continue
    const [from, to] = [placeOf(before), placeOf(code)]
    const on = (from === BEGIN || from === INSIDE) && (to === INSIDE || to === END) && typeOf(before) === typeOf(code)
    if (!on) {
      if (before !== OUTSIDE) chunks.add(start, i, typeOf(before))
      start = i
    }
    before = code
  }
  if (before !== OUTSIDE) chunks.add(start, tags.length, typeOf(before))
}

/** The chunks that a scheme allows: seqeval's mode="strict". A chunk that is not ended as it should be is none. */
function readStrict(tags: readonly string[], table: TagTable, chunks: ChunkList, scheme: Transitions): void {
  chunks.clear()
  const codeAt = (i: number) => (i < tags.length ? table.codeOf(tags[i]!) : OUTSIDE)
  const ask = (rule: typeof starts, i: number) => {
    const [before, after] = [i > 0 ? codeAt(i - 1) : OUTSIDE, codeAt(i)]
    return rule(scheme, placeOf(before), placeOf(after), sameType(before, after))
  }
  for (const tag of tags) refuseForeign(tag, table.codeOf(tag), scheme)
  let i = 0
  while (i < tags.length) {
    if (!ask(starts, i)) {
      i++
      continue
    }
    const start = i++
    while (i < tags.length && ask(goesOn, i)) i++
    if (ask(stops, i)) chunks.add(start, i, typeOf(codeAt(start)))
  }
}

function refuseForeign(tag: string, code: number, { scheme, allowed }: Transitions): void {
  if (!allowed.has(placeOf(code))) throw new UnknownTag(tag, `a tag of ${scheme}`)
}

/** Throws UnknownTag when a tag cannot be read so. */
export function checkTag(tag: string, reading: Reading): void {
  const code = new TagTable().codeOf(tag)
  if (reading !== 'lenient') refuseForeign(tag, code, transitionsOf(reading))
}

/** Outside has a type of its own, unlike any other. */
function sameType(a: number, b: number): boolean {
  return (a === OUTSIDE) === (b === OUTSIDE) && typeOf(a) === typeOf(b)
}

export type Chunk = { type: string; start: number; end: number }

/** The chunks of one tag sequence; `start` and `end` are places of tokens, half-open. Throws UnknownTag. */
export function chunksOf(tags: readonly string[], reading: Reading): Chunk[] {
  const table = new TagTable()
  const list = new ChunkList()
  chunkReader(reading)(tags, table, list)
  return Array.from({ length: list.length }, (_, k) => ({
    type: table.types[list.types[k]!]!,
    start: list.starts[k]!,
    end: list.ends[k]!,
  }))
}

/** Half-open offsets of a piece of text. */
export type Range = { start: number; end: number }

/** How characters may be counted: Unicode code points (Python, brat), or UTF-16 code units (JavaScript, Java). */
export type Unit = 'points' | 'units'

/** Longest run of combining characters in which an offset may fall inside. */
const MAX_CLUSTER = 64

/**
 * The text of a record, and its offsets turned into those of the stored text: code points of the NFC form.
 * An offset inside a character that NFC joins (a syllable of conjoining jamo, a letter and its accent) or between the
 * halves of a surrogate pair has no counterpart.
 */
export class SourceText {
  readonly text: string
  readonly #source: string
  #points: string[] | undefined
  #toNfc: Int32Array | undefined
  #toPoints: Int32Array | undefined

  constructor(source: string) {
    this.#source = source
    this.text = source.normalize('NFC')
  }

  /** The piece of the source between two offsets in code points. */
  slice({ start, end }: Range): string {
    return this.#sourcePoints().slice(start, end).join('')
  }

  /** The same range in code points of the NFC text; `source` is it in code points of the source. */
  range(start: unknown, end: unknown, unit: Unit = 'points'): (Range & { source: Range }) | { problem: string } {
    if (!isOffset(start) || !isOffset(end))
      return { problem: `${isOffset(start) ? 'end' : 'start'} is no whole number` }
    if (start < 0) return { problem: `start ${start} lies before the text` }
    if (end <= start) return { problem: `end ${end} is not after start ${start}` }
    const length = unit === 'units' ? this.#source.length : this.#sourcePoints().length
    if (end > length) return { problem: `end ${end} lies behind the end of the text (${length} characters)` }
    const source = { start, end }
    if (unit === 'units' && this.#sourcePoints().length !== this.#source.length) {
      const map = (this.#toPoints ??= pointsOfUnits(this.#source))
      source.start = map[start]!
      source.end = map[end]!
      if (source.start < 0 || source.end < 0) return { problem: 'begins or ends between two halves of a character' }
    }
    if (this.text === this.#source) return { ...source, source }
    const map = (this.#toNfc ??= nfcOfPoints(this.#sourcePoints()))
    const [from, to] = [map[source.start]!, map[source.end]!]
    return from < 0 || to < 0
      ? { problem: 'begins or ends inside a character that is joined when the text is normalised (NFC)' }
      : { start: from, end: to, source }
  }

  #sourcePoints(): string[] {
    return (this.#points ??= Array.from(this.#source))
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

/** By code unit: which code point begins there, −1 for the second half of a pair. One entry more for the end. */
export function pointsOfUnits(text: string): Int32Array {
  const map = new Int32Array(text.length + 1).fill(-1)
  let at = 0
  let point = 0
  for (const character of text) {
    map[at] = point++
    at += character.length
  }
  map[at] = point
  return map
}

/** By code point: at which code unit it begins. One entry more for the end. */
export function unitsOfPoints(text: string): Int32Array {
  const points = Array.from(text)
  const map = new Int32Array(points.length + 1)
  points.forEach((character, index) => (map[index + 1] = map[index]! + character.length))
  return map
}

/**
 * By code point of the source: the offset in code points of its NFC form, −1 where there is none. NFC never joins across
 * a character that is neither a mark nor a conjoining vowel or final (Unicode Standard Annex #15), so it is done piece by piece.
 */
function nfcOfPoints(points: readonly string[]): Int32Array {
  const map = new Int32Array(points.length + 1).fill(-1)
  let at = 0
  let target = 0
  while (at < points.length) {
    let end = at + 1
    while (end < points.length && /^[\p{M}\u1160-\u11ff]$/u.test(points[end]!)) end++
    const joined = points.slice(at, end).join('').normalize('NFC')
    map[at] = target
    if (end - at <= MAX_CLUSTER) markInside(map, points, { start: at, end }, joined, target)
    target += Array.from(joined).length
    at = end
  }
  map[at] = target
  return map
}

/** An offset inside a piece counts when the piece is the same joined before and after it. */
function markInside(map: Int32Array, points: readonly string[], { start, end }: Range, joined: string, target: number) {
  for (let cut = start + 1; cut < end; cut++) {
    const before = points.slice(start, cut).join('').normalize('NFC')
    const after = points.slice(cut, end).join('').normalize('NFC')
    if (before + after === joined) map[cut] = target + Array.from(before).length
  }
}

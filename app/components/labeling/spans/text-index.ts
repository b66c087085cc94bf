/** A step through a text: a whole character as people see it, a word, or a single code point inside a character. */
export type Unit = 'grapheme' | 'word' | 'point'
/** Half-open, in code points. */
export type Range = { start: number; end: number }

/** Where the characters, words and paragraphs of a text begin and end, in code points. */
export type TextIndex = {
  text: string
  /** Number of code points. */
  length: number
  /** Every border between characters as people see them (extended grapheme clusters, UAX #29), from 0 to length. */
  graphemes: readonly number[]
  /** Words, without blanks and punctuation. */
  words: readonly Range[]
  /** Lines of the text, without their line breaks. */
  paragraphs: readonly Range[]
  /** A piece of the text. */
  slice(start: number, end: number): string
}

/** Reads a text once; `language` decides where words end in scripts without blanks. */
export function indexText(text: string, language?: string): TextIndex {
  // One entry per code point: where it begins in UTF-16.
  const units: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) units.push(at)
  const length = units.length
  units.push(text.length)
  const pointAt = pointFinder(units)
  const parts = (granularity: 'grapheme' | 'word') => new Intl.Segmenter(language, { granularity }).segment(text)
  const words: Range[] = []
  for (const { index, segment, isWordLike } of parts('word'))
    if (isWordLike) words.push({ start: pointAt(index), end: pointAt(index + segment.length) })
  const graphemes = Array.from(parts('grapheme'), ({ index }) => pointAt(index))
  return {
    text,
    length,
    graphemes: [...graphemes, length],
    words,
    paragraphs: paragraphsOf(text, pointAt),
    slice: (start, end) => text.slice(units[start] ?? text.length, units[end] ?? text.length),
  }
}

/** From UTF-16 offsets, asked for in rising order, to code points. */
function pointFinder(units: readonly number[]) {
  return (offset: number) => below(units, offset)
}

function paragraphsOf(text: string, pointAt: (offset: number) => number): Range[] {
  const found: Range[] = []
  let from = 0
  for (const line of text.split('\n')) {
    // `\r\n` is one character, and neither half of it is part of a line.
    const end = from + line.length - (line.endsWith('\r') ? 1 : 0)
    found.push({ start: pointAt(from), end: pointAt(end) })
    from += line.length + 1
  }
  return found
}

/** Index of the last entry of a rising list that is not above `value`. */
export function below(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (list[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The border between two characters that is nearest to an offset. */
export function nearestBorder({ graphemes }: TextIndex, offset: number): number {
  const index = below(graphemes, offset)
  const [before, after] = [graphemes[index]!, graphemes[index + 1] ?? graphemes[index]!]
  return offset - before <= after - offset ? before : after
}

/** The offset one step further (or back): words stop at their ends going forward, at their starts going back. */
export function step(index: TextIndex, from: number, by: 1 | -1, unit: Unit): number {
  const inside = (offset: number) => Math.min(Math.max(offset, 0), index.length)
  if (unit === 'point') return inside(from + by)
  if (unit === 'grapheme') {
    const { graphemes } = index
    const here = below(graphemes, from)
    if (by > 0) return graphemes[here + 1] ?? index.length
    return graphemes[here]! < from ? graphemes[here]! : (graphemes[here - 1] ?? 0)
  }
  if (by > 0) return index.words.find(({ end }) => end > from)?.end ?? index.length
  return index.words.findLast(({ start }) => start < from)?.start ?? 0
}

/** Where a selection begins that is made word by word: past the blanks and signs between the caret and the next word. */
export function wordEdge({ words }: TextIndex, from: number, by: 1 | -1): number {
  if (by > 0) return Math.max(from, words.find(({ end }) => end > from)?.start ?? from)
  return Math.min(from, words.findLast(({ start }) => start < from)?.end ?? from)
}

/** A border of a span one step further (or back): by words a start goes to where words begin, an end to where they end. */
export function stepBorder(index: TextIndex, from: number, by: 1 | -1, unit: Unit, edge: 'start' | 'end'): number {
  const outward = (edge === 'end') === by > 0
  if (unit !== 'word' || outward) return step(index, from, by, unit)
  return (
    (by > 0 ? index.words.find((word) => word[edge] > from) : index.words.findLast((word) => word[edge] < from))?.[
      edge
    ] ?? from
  )
}

/** The word at an offset, or the one character there where there is no word. */
export function wordAt(index: TextIndex, offset: number): Range {
  const word =
    index.words.find(({ start, end }) => start <= offset && offset < end) ??
    index.words.find(({ end }) => end === offset)
  return word ?? graphemeAt(index, offset)
}

/** The character that begins at an offset or covers it; the last one at the end of the text. */
export function graphemeAt({ graphemes, length }: TextIndex, offset: number): Range {
  const here = Math.min(below(graphemes, offset), Math.max(0, graphemes.length - 2))
  return { start: graphemes[here] ?? 0, end: graphemes[here + 1] ?? length }
}

/** The paragraph that an offset lies in; its end belongs to it. */
export function paragraphAt({ paragraphs }: TextIndex, offset: number): number {
  return below(
    paragraphs.map(({ start }) => start),
    offset,
  )
}

/** A range grown to whole words; where it touches none it stays as it is. */
export function wholeWords(index: TextIndex, { start, end }: Range): Range {
  const touched = index.words.filter((word) => word.start < end && word.end > start)
  return { start: Math.min(start, touched[0]?.start ?? start), end: Math.max(end, touched.at(-1)?.end ?? end) }
}

const RTL = /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a text begins with a letter that is read from the right. */
export const isRightToLeft = (text: string): boolean => RTL.test(text)

/** Direction of a paragraph by its first letter (rules P2 and P3 of UAX #9, without isolates). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0]
  return first && isRightToLeft(first) ? 'rtl' : 'ltr'
}

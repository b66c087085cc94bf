import { codeUnitKinds, IN_NFC, IN_NFKC } from './code-units.ts'
import { folded, normalised, withoutPunctuation, type TextPolicy, type TextUnit } from './policy.ts'
import { graphemes, words } from './text-symbols.ts'

/** The symbols that are compared, and where each comes from: [starts[k], ends[k]) in code points of the original line. */
export type LocatedText = { symbols: string[]; starts: number[]; ends: number[] }

/** A piece of the compared text and the code points of the original that it comes from. */
type Piece = { text: string; start: number; end: number }

/**
 * The symbols of `normalised(line, policy)`, each with its place in the line, so that a page can underline it. Where
 * places cannot be told apart (a form that spans what should be separate pieces), symbols share a place that holds them.
 */
export function locate(line: string, unit: TextUnit, policy: TextPolicy): LocatedText {
  const whole = normalised(line, policy)
  const pieces = spacedPieces(foldedPieces(line, policy), policy)
  const joined = pieces.map(({ text }) => text).join('')
  const places = joined === whole ? pieces : [{ text: whole, start: 0, end: [...line].length }]
  return placed(unit === 'word' ? words(whole) : graphemes(whole), whole, places)
}

/** What attaches to that which stands before it: marks, and the vowels and finals of conjoining jamo. */
const ATTACHES = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u

/** The line cut before every code point that can change nothing before it, each piece brought to its form alone. */
function foldedPieces(line: string, policy: TextPolicy): Piece[] {
  const kinds = codeUnitKinds()
  const plain = policy.normalization === 'NFC' ? IN_NFC : IN_NFKC
  const isPlain = (text: string) => text.length === 1 && (kinds[text.charCodeAt(0)]! & plain) !== 0
  const decomposed = policy.normalization === 'NFC' ? 'NFD' : 'NFKD'
  const attaches = remembered((point) => !isPlain(point) && ATTACHES.test(point.normalize(decomposed)))
  const formOf = remembered((raw) => withoutPunctuation(folded(raw, policy), policy))
  const pieces: Piece[] = []
  let raw = ''
  let start = 0
  let at = 0
  const close = () => {
    const text = formOf(raw)
    // What keeps its form keeps its parts apart: a sign that carries no mark, and the mark behind it.
    if (text === raw) for (const point of raw) pieces.push({ text: point, start: start++, end: start })
    else if (text !== '') pieces.push({ text, start, end: at })
    raw = ''
    start = at
  }
  for (const point of line) {
    if (raw !== '' && !attaches(point)) close()
    raw += point
    at++
  }
  if (raw !== '') close()
  return pieces
}

/** The same function, asked only once about the same text. */
function remembered<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    if (!answers.has(text)) answers.set(text, ask(text))
    return answers.get(text)!
  }
}

/** Blanks as the policy says. The places of blanks that are left out belong to nobody. */
function spacedPieces(pieces: readonly Piece[], { spacing }: TextPolicy): Piece[] {
  if (spacing === 'keep') return [...pieces]
  const spaced: Piece[] = []
  let blank: Piece | undefined
  for (const piece of pieces) {
    if (piece.text.trim() === '') blank ??= piece
    else {
      if (blank && spacing === 'collapse' && spaced.length > 0) spaced.push({ ...blank, text: ' ' })
      blank = undefined
      spaced.push(piece)
    }
  }
  return spaced
}

/** Finds each symbol in the text, and its place by the pieces that it begins and ends in. */
function placed(symbols: string[], whole: string, pieces: readonly Piece[]): LocatedText {
  const starts: number[] = []
  const ends: number[] = []
  let piece = 0
  let pieceEnd = pieces[0]?.text.length ?? 0
  const pieceAt = (unit: number): Piece => {
    while (unit >= pieceEnd) pieceEnd += pieces[++piece]!.text.length
    return pieces[piece]!
  }
  let from = 0
  for (const symbol of symbols) {
    from = whole.indexOf(symbol, from)
    starts.push(pieceAt(from).start)
    from += symbol.length
    ends.push(pieceAt(from - 1).end)
  }
  return { symbols, starts, ends }
}

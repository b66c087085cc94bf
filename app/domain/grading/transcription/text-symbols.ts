import { makeRoom, type Symbols } from './bit-vectors.ts'
import { codeUnitKinds, IN_NFC, IN_NFKC, SINGLE } from './code-units.ts'
import { normalised, type TextPolicy, type TextUnit } from './policy.ts'

/** Both texts of a pair as numbers, equal where what is counted is equal. Overwritten by the next pair. */
export type SymbolPair = { reference: Symbols; referenceLength: number; hypothesis: Symbols; hypothesisLength: number }

/**
 * Turns pairs of texts into numbers for a policy and a unit. A text that is in its final form already and in which
 * every code unit is a grapheme, as nearly all are, is copied; all others are normalised and cut by Intl.Segmenter.
 */
export class PairReader {
  private readonly pair: SymbolPair = {
    reference: new Int32Array(256),
    referenceLength: 0,
    hypothesis: new Int32Array(256),
    hypothesisLength: 0,
  }

  constructor(
    readonly unit: TextUnit,
    readonly policy: TextPolicy,
  ) {}

  read(reference: string, hypothesis: string): SymbolPair {
    const { pair, policy } = this
    if (this.unit === 'word')
      return this.intern(words(normalised(reference, policy)), words(normalised(hypothesis, policy)))
    if (pair.reference.length < reference.length) pair.reference = new Int32Array(2 * reference.length)
    if (pair.hypothesis.length < hypothesis.length) pair.hypothesis = new Int32Array(2 * hypothesis.length)
    const plain = copyPlain(reference, pair.reference, policy) && copyPlain(hypothesis, pair.hypothesis, policy)
    if (!plain) return this.readAny(normalised(reference, policy), normalised(hypothesis, policy))
    pair.referenceLength = reference.length
    pair.hypothesisLength = hypothesis.length
    return pair
  }

  private readAny(reference: string, hypothesis: string): SymbolPair {
    return this.intern(graphemes(reference), graphemes(hypothesis))
  }

  /** Numbers the symbols of both texts from 0. */
  private intern(reference: readonly string[], hypothesis: readonly string[]): SymbolPair {
    const numbers = new Map<string, number>()
    const { pair } = this
    pair.reference = numbered(reference, numbers)
    pair.referenceLength = reference.length
    pair.hypothesis = numbered(hypothesis, numbers)
    pair.hypothesisLength = hypothesis.length
    makeRoom(numbers.size)
    return pair
  }
}

/** The symbols as numbers, the same number for the same symbol; new ones are added to `numbers`. */
export function numbered(symbols: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(symbols, (symbol) => {
    const known = numbers.get(symbol)
    if (known !== undefined) return known
    numbers.set(symbol, numbers.size)
    return numbers.size - 1
  })
}

const SPACE = 0x20

/** Copies a text that the policy leaves as it is, a code unit a grapheme; false when it is not such a text. */
function copyPlain(text: string, into: Int32Array, policy: TextPolicy): boolean {
  if (policy.case === 'ignore' || policy.punctuation === 'ignore') return false
  const kinds = codeUnitKinds()
  let common = SINGLE | IN_NFC | IN_NFKC
  let before = SPACE
  let spaces = 0
  let doubled = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    into[i] = unit
    common &= kinds[unit]!
    if (unit === SPACE) {
      spaces++
      // A space at the beginning counts as doubled as well.
      if (before === SPACE) doubled++
    }
    before = unit
  }
  const needed = policy.normalization === 'NFC' ? SINGLE | IN_NFC : SINGLE | IN_NFKC
  if ((common & needed) !== needed) return false
  if (spaces === 0 || policy.spacing === 'keep') return true
  return policy.spacing === 'collapse' && doubled === 0 && before !== SPACE
}

let segmenter: Intl.Segmenter | undefined

/**
 * The graphemes of a text: extended grapheme clusters of UAX #29, what a reader calls characters. Between two code units
 * that are each a grapheme of their own there is always a border, so only the stretches between are cut by the segmenter.
 */
export function graphemes(text: string): string[] {
  const kinds = codeUnitKinds()
  const single = (i: number) => (kinds[text.charCodeAt(i)]! & SINGLE) !== 0
  const found: string[] = []
  let i = 0
  while (i < text.length) {
    let end = i + 1
    while (end < text.length && !(single(end - 1) && single(end))) end++
    if (end === i + 1) found.push(text[i]!)
    else pushSegments(text.slice(i, end), found)
    i = end
  }
  return found
}

function pushSegments(text: string, found: string[]): void {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  for (const { segment } of segmenter.segment(text)) found.push(segment)
}

/** The words of a text: what stands between blanks. */
export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

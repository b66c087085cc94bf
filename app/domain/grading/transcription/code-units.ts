/** The code unit is a grapheme of its own wherever it stands among others of this kind (UAX #29). */
export const SINGLE = 1
/** It is in NFC, or in NFKC, wherever it stands among others of this kind (UAX #15). */
export const IN_NFC = 2
export const IN_NFKC = 4

const BOTH = SINGLE | IN_NFC | IN_NFKC

/**
 * What most texts of our languages are made of. Everything that is not listed takes the slow and general way, so the
 * list may be short, but not wrong: `code-units.test.ts` compares it with Intl.Segmenter and normalize(). The only
 * blank is the space, because others change when blanks are collapsed.
 */
const RANGES: readonly (readonly [first: number, last: number, kind: number])[] = [
  [0x20, 0x7e, BOTH],
  [0xa1, 0xac, SINGLE | IN_NFC],
  [0xae, 0xbf, SINGLE | IN_NFC],
  // Latin, Greek and Cyrillic letters.
  [0xc0, 0xff, BOTH],
  [0x100, 0x131, BOTH],
  [0x391, 0x3a1, BOTH],
  [0x3a3, 0x3ce, BOTH],
  [0x400, 0x481, BOTH],
  // Quotation marks, dashes, dots; arrows; won, euro.
  [0x2010, 0x2027, SINGLE | IN_NFC],
  [0x2030, 0x205e, SINGLE | IN_NFC],
  [0x20a9, 0x20ac, BOTH],
  [0x2190, 0x219a, SINGLE | IN_NFC],
  // East Asian punctuation, kana, ideographs, Hangul syllables, full-width forms.
  [0x3001, 0x3029, SINGLE | IN_NFC],
  [0x3041, 0x3096, BOTH],
  [0x30a1, 0x30fe, SINGLE | IN_NFC],
  [0x3131, 0x318e, SINGLE | IN_NFC],
  [0x4e00, 0x9fff, BOTH],
  [0xac00, 0xd7a3, BOTH],
  [0xff01, 0xff9d, SINGLE | IN_NFC],
]

let table: Uint8Array | undefined

/** The kinds of every code unit as bits, by code unit. */
export function codeUnitKinds(): Uint8Array {
  if (!table) {
    table = new Uint8Array(1 << 16)
    for (const [first, last, kind] of RANGES) table.fill(kind, first, last + 1)
  }
  return table
}

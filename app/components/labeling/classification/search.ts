/** Conjoining jamo as initials (초성), in the order of the finals (종성): a final may be the initial of the next syllable. */
const FINALS =
  'ᄀ ᄁ ᄀᄉ ᄂ ᄂᄌ ᄂᄒ ᄃ ᄅ ᄅᄀ ᄅᄆ ᄅᄇ ᄅᄉ ᄅᄐ ᄅᄑ ᄅᄒ ᄆ ᄇ ᄇᄉ ᄉ ᄊ ᄋ ᄌ ᄎ ᄏ ᄐ ᄑ ᄒ'.split(' ')
const FIRST_FINAL = 0x11a8

/**
 * A text as it is compared: no case, no width, and Hangul in its letters, so that a syllable still being written (뱃 on the
 * way to 배송) finds what it will become.
 */
function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u11a8-\u11c2]/g, (final) => FINALS[final.charCodeAt(0) - FIRST_FINAL]!)
}

/** The first letter of every syllable: 배송 지연 is ㅂㅅ ㅈㅇ. */
const initials = (text: string): string =>
  text.normalize('NFC').replace(/[가-힣]/g, (syllable) => syllable.normalize('NFD').charAt(0))

const ONLY_INITIALS = /^[\u1100-\u1112]+$/

/**
 * A test whether a text contains every word of a query, whatever its case, width and Unicode form. A Korean word may be
 * half written, or given by the first letters of its syllables (ㅂㅅ for 배송).
 */
export function searchFor(query: string): (text: string) => boolean {
  const words = letters(query).split(/\s+/).filter(Boolean)
  return (text) => {
    const [whole, first] = [letters(text), initials(text)]
    return words.every((word) => whole.includes(word) || (ONLY_INITIALS.test(word) && first.includes(word)))
  }
}

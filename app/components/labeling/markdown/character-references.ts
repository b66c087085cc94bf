import { decodeNamedCharacterReference } from 'decode-named-character-reference'

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{0,31}));/g

/** What stands for nothing that can be shown: controls other than white space, halves of pairs, beyond Unicode. */
const NOTHING = /[^\P{Cc}\t\n\f]|\p{Cs}/u

function characterOf(code: number): string {
  const character = code > 0x10_ff_ff ? '' : String.fromCodePoint(code)
  return character === '' || NOTHING.test(character) ? '\uFFFD' : character
}

/**
 * A text with its character references (`&amp;`, `&#65;`, `&#x41;`) as what they stand for, each decoded once; what is
 * no reference stays (CommonMark §2.5).
 */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || reference
    return characterOf(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
  })
}

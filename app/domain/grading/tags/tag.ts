/** Where a token stands in a chunk: outside, inside, beginning, end, or a chunk of its own. */
export const OUTSIDE = 0
export const INSIDE = 1
export const BEGIN = 2
export const END = 3
export const SINGLE = 4

/** BIO letters, with those of BILOU (last, unit) read as end and single. */
const PLACES: Readonly<Record<string, number>> = {
  O: OUTSIDE,
  I: INSIDE,
  B: BEGIN,
  E: END,
  L: END,
  S: SINGLE,
  U: SINGLE,
}

/** A tag that nobody knows, or that the scheme does not have. */
export class UnknownTag extends Error {
  constructor(tag: string, expected = 'O, or one of B- I- E- S- L- U- and a type, such as B-PER') {
    super(`${JSON.stringify(tag)} is not a tag here: expected ${expected}`)
  }
}

/**
 * The tags of a corpus as numbers: place + 8 × type, so that the hot loops compare numbers and not strings. The type is
 * what follows the first hyphen, and may be empty; O is 0 and has no type.
 */
export class TagTable {
  readonly types: string[] = []
  private readonly typeOf = new Map<string, number>()
  /** By number: the tag that followed it last, and that one's number. */
  private readonly nextTags: string[] = ['']
  private readonly nextCodes: number[] = [OUTSIDE]
  private readonly codes = new Map<string, number>([['O', OUTSIDE]])

  /** The number of a tag. Throws UnknownTag. */
  codeOf(tag: string): number {
    return this.codes.get(tag) ?? this.add(tag)
  }

  /**
   * The number of a tag that follows one with the number `before`. As `codeOf`, but quicker for the usual: after B-PER
   * comes what came after the last B-PER. Throws UnknownTag.
   */
  codeAfter(before: number, tag: string): number {
    if (tag === 'O') return OUTSIDE
    if (tag === this.nextTags[before]) return this.nextCodes[before]!
    const code = this.codeOf(tag)
    this.nextTags[before] = tag
    this.nextCodes[before] = code
    return code
  }

  private add(tag: string): number {
    const [letter = '', type = ''] = [tag.slice(0, 1), tag.slice(2)]
    const place = Object.hasOwn(PLACES, letter) ? PLACES[letter]! : undefined
    if (place === undefined || (tag.length > 1 && tag[1] !== '-')) throw new UnknownTag(tag)
    const code = place === OUTSIDE ? OUTSIDE : place + 8 * this.typeNumber(type)
    this.codes.set(tag, code)
    while (this.nextTags.length <= code) {
      this.nextTags.push('')
      this.nextCodes.push(OUTSIDE)
    }
    return code
  }

  private typeNumber(type: string): number {
    const known = this.typeOf.get(type)
    if (known !== undefined) return known
    this.typeOf.set(type, this.types.length)
    return this.types.push(type) - 1
  }
}

export const placeOf = (code: number) => code & 7
export const typeOf = (code: number) => code >> 3

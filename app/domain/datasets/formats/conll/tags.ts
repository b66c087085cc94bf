/** A tag taken apart: where in its span the token stands, and the class. */
export type Tag = { place: 'O' } | { place: 'B' | 'I' | 'E' | 'S'; class: string }

/** How other schemes call the places: BILOU's L and U, BMES's M and W. */
const PLACES: Readonly<Record<string, 'B' | 'I' | 'E' | 'S'>> = {
  B: 'B',
  I: 'I',
  M: 'I',
  E: 'E',
  L: 'E',
  S: 'S',
  U: 'S',
  W: 'S',
}

/** Whether a column can be a tag of a span: O, or a letter of a scheme, a hyphen and a class. */
export function isTag(column: string): boolean {
  return column === 'O' || /^[BIMELSUW]-./.test(column)
}

export function tagOf(column: string): Tag | undefined {
  if (column === 'O') return { place: 'O' }
  return isTag(column) ? { place: PLACES[column[0]!]!, class: column.slice(2) } : undefined
}

/** The columns of a line: between tabs where it has any, else between blanks. */
export function columnsOf(line: string): string[] {
  return line.includes('\t') ? line.split('\t') : line.trim().split(/ +/)
}

/** A run of tokens that is a span: [first, last], both inclusive. */
export interface Run {
  class: string
  first: number
  last: number
  /** It begins with I or E, although nothing is open: right in IOB1, an error in the other schemes. */
  openedInside: boolean
}

/**
 * The spans that tags say, by the rules of conlleval (Tjong Kim Sang, CoNLL-2000), which read IOB1, IOB2 and BIOES alike: B
 * and S always begin a span; I and E continue one of their class, and begin one where none is open; E and S end it.
 */
export function runsOf(tags: readonly Tag[]): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  tags.forEach((tag, index) => {
    if (tag.place === 'O') return void (open = undefined)
    const goesOn = open?.class === tag.class && (tag.place === 'I' || tag.place === 'E')
    if (!goesOn) {
      const openedInside = tag.place === 'I' || tag.place === 'E'
      open = { class: tag.class, first: index, last: index, openedInside }
      runs.push(open)
    }
    open!.last = index
    if (tag.place === 'E' || tag.place === 'S') open = undefined
  })
  return runs
}

/** Whether a scheme is IOB1: spans begin with I, and B only parts a span from one of its class before it. */
export function isIob1(sentences: readonly (readonly Tag[])[]): boolean {
  return sentences.every((tags) =>
    tags.every((tag, index) => {
      if (tag.place === 'E' || tag.place === 'S') return false
      if (tag.place !== 'B') return true
      const before = tags[index - 1]
      return before !== undefined && before.place !== 'O' && before.class === tag.class
    }),
  )
}

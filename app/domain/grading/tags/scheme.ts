import { BEGIN, END, INSIDE, OUTSIDE, placeOf, SINGLE, typeOf } from './tag.ts'

/** The tagging schemes that can be read strictly. BILOU is BIOES with other letters. */
export const SCHEMES = ['IOB1', 'IOB2', 'IOE1', 'IOE2', 'BIOES'] as const
export type Scheme = (typeof SCHEMES)[number]

/**
 * Which steps from one tag to the next start a chunk, go on inside it, or end it. A step is two letters and whether the
 * types are the same (=), different (≠) or either (*); a dot stands for any letter.
 */
type Steps = { letters: string; start: string; inside: string; end: string }

/** The transition tables that seqeval (github.com/chakki-works/seqeval, seqeval/scheme.py) uses with mode="strict". */
const STEPS: Record<Scheme, Steps> = {
  IOB1: {
    letters: 'IOB',
    start: 'OI* II≠ BI* IB= BB=',
    inside: 'BI= II=',
    end: 'II≠ IO* IB* BO* BI≠ BB=',
  },
  IOB2: { letters: 'IOB', start: '.B*', inside: 'BI= II=', end: 'IO* II≠ IB* BO* BI≠ BB*' },
  IOE1: {
    letters: 'IOE',
    start: 'OI* II≠ EI* EE=',
    inside: 'II= IE=',
    end: 'II≠ IO* IE≠ EI= EE=',
  },
  IOE2: { letters: 'IOE', start: 'OI* OE* EI* EE* II≠ IE≠', inside: 'IE= II=', end: 'E.*' },
  BIOES: { letters: 'IOBES', start: '.B* .S*', inside: 'BI= BE= II= IE=', end: 'S.* E.*' },
}

const PLACE_OF: Readonly<Record<string, number>> = { O: OUTSIDE, I: INSIDE, B: BEGIN, E: END, S: SINGLE }
const START = 1
const GO_ON = 2
const STOP = 4

/** A scheme made ready: what each step does, by `step()`. */
export type Transitions = { allowed: ReadonlySet<number>; effects: Uint8Array }

const ready = new Map<Scheme, Transitions>()

export function transitionsOf(scheme: Scheme): Transitions {
  const known = ready.get(scheme) ?? prepared(scheme)
  ready.set(scheme, known)
  return known
}

function prepared(scheme: Scheme): Transitions {
  const { letters, start, inside, end } = STEPS[scheme]
  const effects = new Uint8Array(5 * 5 * 2)
  mark(effects, start, START)
  mark(effects, inside, GO_ON)
  mark(effects, end, STOP)
  return { allowed: new Set([...letters].map((letter) => PLACE_OF[letter]!)), effects }
}

function mark(effects: Uint8Array, steps: string, effect: number): void {
  const places = (letter: string) => (letter === '.' ? [0, 1, 2, 3, 4] : [PLACE_OF[letter]!])
  for (const [from, to, types] of steps.split(' ').map((step) => [...step]))
    for (const before of places(from!))
      for (const after of places(to!)) {
        if (types !== '≠') effects[step(before, after, true)]! |= effect
        if (types !== '=') effects[step(before, after, false)]! |= effect
      }
}

const step = (before: number, after: number, sameType: boolean) => (before * 5 + after) * 2 + (sameType ? 1 : 0)

/** Outside has a type of its own, unlike any other. */
const sameType = (a: number, b: number) => (a === OUTSIDE) === (b === OUTSIDE) && typeOf(a) === typeOf(b)

/** What the step from one tag code to the next does. */
const asks =
  (effect: number) =>
  ({ effects }: Transitions, before: number, after: number): boolean =>
    (effects[step(placeOf(before), placeOf(after), sameType(before, after))]! & effect) !== 0
export const starts = asks(START)
export const goesOn = asks(GO_ON)
export const stops = asks(STOP)

/**
 * The scheme that tags seem to be written in, by the letters they use: BIOES with S or both B and E, else IOE2 with E,
 * else IOB2. IOB1 and IOE1 cannot be told from these and have to be asked for.
 */
export function likelyScheme(tags: Iterable<string>): Scheme {
  const letters = new Set<string>()
  for (const tag of tags) letters.add(tag.slice(0, 1))
  const uses = (...some: string[]) => some.some((letter) => letters.has(letter))
  if (uses('S', 'U', 'L') || (uses('E') && uses('B'))) return 'BIOES'
  return uses('E') ? 'IOE2' : 'IOB2'
}

/**
 * A small seeded random source: the same seed always gives the same numbers, on every machine.
 * cyrb128 (bryc) hashes the seed string to four words; sfc32 (Chris Doty-Humphrey, PractRand) turns them into a stream.
 */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [from, to). */
  between(from: number, to: number): number
  /** Uniform integer in [from, to], both included. */
  int(from: number, to: number): number
  /** One of the list; throws on an empty list. */
  pick<T>(list: readonly T[]): T
  /** True with this probability. */
  chance(probability: number): boolean
  /** The same list in a random order (a new array). */
  shuffle<T>(list: readonly T[]): T[]
  /** An independent stream, so that one part of a scene can change without changing the others. */
  fork(label: string): Random
}

function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = d ^ Math.imul(c ^ k, 951274213)
    d = a ^ Math.imul(d ^ k, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0]
}

/** A random source for this seed. */
export function randomFrom(seed: string): Random {
  let [a, b, c, d] = hash(seed)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to pick from')
      return list[int(0, list.length - 1)]!
    },
    chance: (probability) => next() < probability,
    shuffle: (list) => {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
      }
      return copy
    },
    fork: (label) => randomFrom(`${seed}/${label}`),
  }
}

import { randomFrom } from '#app/domain/scenes/random.ts'

/** The first tasks, of which twice the usual share are honeypots, so that quality shows before much work is done. */
const HEAD = 6
/** Then honeypots are spread over stretches of this many tasks. */
const STRETCH = 20

/**
 * Whether a person's next task in a project is a honeypot. `turn` counts the tasks they have taken there (0 for the
 * first); `share` is the honeypots' share. Nobody who does not know the seed can tell which: places within each
 * stretch are drawn from it. Over every whole stretch the share is met to the nearest task.
 */
export function isHoneypotTurn({ seed, turn, share }: { seed: string; turn: number; share: number }): boolean {
  if (turn < HEAD) return drawn(`${seed}/head`, HEAD, Math.ceil(HEAD * Math.min(1, share * 2)), turn)
  const stretch = Math.floor((turn - HEAD) / STRETCH)
  const due = (stretches: number) => Math.round(stretches * STRETCH * share)
  return drawn(`${seed}/${stretch}`, STRETCH, due(stretch + 1) - due(stretch), (turn - HEAD) % STRETCH)
}

/** Whether `place` is among the `count` of `length` places that the seed draws. */
function drawn(seed: string, length: number, count: number, place: number): boolean {
  const places = randomFrom(seed).shuffle(Array.from({ length }, (_, index) => index))
  return places.slice(0, count).includes(place)
}

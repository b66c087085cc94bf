import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** How long one round lasts at least, and how many there are. */
const ROUND_MS = 250
const ROUNDS = 5

/**
 * How many units of work per second of this thread's processor time: the median of five rounds, each of at least 250 ms,
 * after one to warm up. `work` does `units` of it and returns a number, so that nothing can be left out as unused.
 * What earlier measurements left in memory is cleared away first, so that it is not paid for here.
 */
export function rate(units: number, work: () => number): number {
  collectGarbage()
  let sink = work()
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    const clock = performance.now()
    let done = 0
    while (performance.now() - clock < ROUND_MS) {
      sink += work()
      done += units
    }
    const { user, system } = process.cpuUsage(began)
    return done / ((user + system) / 1e6)
  })
  if (Number.isNaN(sink)) throw new Error('a measured function returned no number')
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1]!
}

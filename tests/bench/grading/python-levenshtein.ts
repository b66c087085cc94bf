import { spawnSync } from 'node:child_process'

/** Sums distances over pairs read as JSON from stdin, five times; prints the sum and the median processor time in seconds. */
const PROGRAM = `
import json, sys, time
from Levenshtein import distance
a, b = json.load(sys.stdin)
times = []
for _ in range(5):
    began = time.process_time()
    edits = sum(map(distance, a, b))
    times.append(time.process_time() - began)
print(json.dumps([edits, sorted(times)[2]]))
`

/** How many pairs per second Debian's python3-levenshtein does here, and its sum; undefined where it is not installed. */
export function pythonLevenshtein(
  a: readonly string[],
  b: readonly string[],
): { perSecond: number; edits: number } | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', PROGRAM], { input: JSON.stringify([a, b]), encoding: 'utf8' })
  if (status !== 0) return undefined
  const [edits, seconds] = JSON.parse(stdout) as [number, number]
  return { perSecond: a.length / seconds, edits }
}

import type { Finding } from '#app/domain/grading/finding.ts'
import { DELETION, HIT, INSERTION, type Alignment } from './alignment.ts'
import type { LocatedText } from './located-text.ts'

/** A line as it was written, and its symbols. */
export type LocatedLine = { text: string; located: LocatedText }

/** A run of edits between hits: symbols [from, to) of gold and [answerFrom, answerTo) of the answer. */
type Run = { from: number; to: number; answerFrom: number; answerTo: number }

/**
 * The edits of one line, neighbouring ones merged: `wrong-text` where something else was written, `missing` where
 * nothing was, `extra` where gold has nothing. Places are code points of the lines as they were written; what is missing
 * has an empty place in the answer, what is extra one in gold.
 */
export function lineFindings(gold: LocatedLine, answer: LocatedLine, alignment: Alignment, about: Finding): Finding[] {
  const [goldPoints, answerPoints] = [[...gold.text], [...answer.text]]
  return runsOf(alignment).map(({ from, to, answerFrom, answerTo }) => {
    const [start, end] = placeOf(answer.located, answerFrom, answerTo)
    const [goldStart, goldEnd] = placeOf(gold.located, from, to)
    const finding: Finding = { ...about, type: 'wrong-text', start, end, goldStart, goldEnd }
    if (answerFrom === answerTo) finding.type = 'missing'
    else finding.text = answerPoints.slice(start, end).join('')
    if (from === to) finding.type = 'extra'
    else finding.goldText = goldPoints.slice(goldStart, goldEnd).join('')
    return finding
  })
}

function runsOf({ steps, length }: Alignment): Run[] {
  const runs: Run[] = []
  let run: Run | undefined
  let at = 0
  let answerAt = 0
  for (let k = 0; k < length; k++) {
    const step = steps[k]!
    if (step === HIT) run = undefined
    else if (!run) runs.push((run = { from: at, to: at, answerFrom: answerAt, answerTo: answerAt }))
    if (step !== INSERTION) at++
    if (step !== DELETION) answerAt++
    if (run) {
      run.to = at
      run.answerTo = answerAt
    }
  }
  return runs
}

/** Where symbols [from, to) stand in their line; between its neighbours when there are none. */
function placeOf({ starts, ends }: LocatedText, from: number, to: number): [number, number] {
  if (from < to) return [starts[from]!, ends[to - 1]!]
  const between = from > 0 ? ends[from - 1]! : (starts[0] ?? 0)
  return [between, between]
}

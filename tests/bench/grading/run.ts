/**
 * The speed of grading, work by work, per second of one core: beside peers that run in the same process, and beside those
 * that do not run here, scaled by how fast this machine is at a yardstick that was measured with them.
 */
import type { Box } from '#app/domain/labels/boxes.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { madeBoxes } from './made-boxes.ts'
import { run as people } from './people.ts'
import { rate } from './rate.ts'
import { run as regions } from './regions.ts'
import { run as text } from './text.ts'
import type { Row } from './row.ts'
import { machineSpeed } from './yardstick.ts'

/** One task of a practice set: 20 boxes on a picture, graded with findings. */
function practiceTask(): Row {
  const shapes = (side: 'gold' | 'answer') =>
    madeBoxes(4).flatMap((pair, place) =>
      pair[side].map((box): Box => ({ ...box, id: `${place} ${box.id}`, x: box.x + 700 * place })),
    )
  const [gold, answer] = [shapes('gold'), shapes('answer')]
  const task = { kind: 'boxes' as const, rubric: parseRubric({ kind: 'boxes' }) }
  const perSecond = rate(1, () => grade(task, { kind: 'boxes', boxes: gold }, { kind: 'boxes', boxes: answer }).score)
  return { what: 'a practice task of 20 boxes', perSecond, aim: '≥ 1000 (below 1 ms)', met: perSecond >= 1000 }
}

const speed = machineSpeed()
console.log(`yardstick: ${speed.toFixed(2)} times the machine on which the peers were measured`)
const rows: Row[] = [...(await regions()), ...(await text()), ...(await people()), practiceTask()]
console.table(
  rows.map(({ what, perSecond, peer, peerPerSecond, aim, met }) => ({
    what,
    'per second': Math.round(perSecond).toLocaleString('en'),
    peer: peer ?? '',
    'times the peer': peerPerSecond === undefined ? '' : (perSecond / peerPerSecond).toFixed(2),
    aim: aim === undefined ? '' : `${aim}: ${met ? 'met' : 'MISSED'}`,
  })),
)
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)

import type { Box } from '#app/domain/labels/boxes.ts'
import { gradeBoxes } from './boxes.ts'
import { greater, lesser, quotient } from './iou.ts'
import { reaches } from './matching.ts'
import type { BoxesRubric } from './rubric.ts'

/**
 * The upright boxes of many images in flat arrays. Box b is x, y, width, height at places[4b … 4b + 3], in pixels, and of
 * class number classes[b], where numbers ascend as the classes' names do. Image i has the boxes from offsets[i] up to
 * offsets[i + 1].
 */
export type FlatBoxes = { places: Float64Array; classes: Int32Array; offsets: Int32Array }

/** The same of gold; where `ignored` is 1 nobody needs to find the box. */
export type FlatGold = FlatBoxes & { ignored?: Uint8Array | undefined }

/**
 * The score of every image, exactly that of `gradeBoxes`, without findings and without making an object: for statistics
 * over many answers. Images where boxes compete for each other, and the metric meanIou, take the way of `gradeBoxes`.
 * Throws when gold and answers are not of equally many images.
 */
export function scoreBoxesFlat(rubric: BoxesRubric, gold: FlatGold, answer: FlatBoxes): Float64Array {
  const images = gold.offsets.length - 1
  if (answer.offsets.length - 1 !== images) throw new Error('gold and answers are not of equally many images')
  const scores = new Float64Array(images)
  const taken: Taken = {
    gold: new Uint8Array(gold.classes.length),
    answer: new Uint8Array(answer.classes.length),
  }
  for (let image = 0; image < images; image++) {
    const score = rubric.metric === 'meanIou' ? CONTESTED : plainScore(rubric, gold, answer, image, taken)
    scores[image] = score === CONTESTED ? fullScore(rubric, gold, answer, image) : score
  }
  return scores
}

const CONTESTED = -1

/** 1: matched within the class, 2: with another class. */
type Taken = { gold: Uint8Array; answer: Uint8Array }

/** The score of an image in which no box has two others to choose from; CONTESTED otherwise. */
function plainScore(rubric: BoxesRubric, gold: FlatGold, answer: FlatBoxes, image: number, taken: Taken): number {
  const { ignored, places, classes } = gold
  const { places: answerPlaces, classes: answerClasses } = answer
  const { iouThreshold } = rubric
  const g0 = gold.offsets[image]!
  const g1 = gold.offsets[image + 1]!
  const a0 = answer.offsets[image]!
  const a1 = answer.offsets[image + 1]!
  let valid = 0
  let others = 0
  let golds = g1 - g0
  for (let g = g0; g < g1; g++) {
    if (ignored !== undefined && ignored[g] === 1) {
      golds--
      continue
    }
    const left = places[4 * g]!
    const top = places[4 * g + 1]!
    const right = left + places[4 * g + 2]!
    const bottom = top + places[4 * g + 3]!
    const goldArea = (right - left) * (bottom - top)
    for (let a = a0, at = 4 * a0; a < a1; a++, at += 4) {
      const otherLeft = answerPlaces[at]!
      const otherTop = answerPlaces[at + 1]!
      const otherRight = otherLeft + answerPlaces[at + 2]!
      const otherBottom = otherTop + answerPlaces[at + 3]!
      // Most boxes are apart. One question with four parts is foreseen by a processor where four questions are not.
      if ((+(otherLeft >= right) | +(otherRight <= left) | +(otherTop >= bottom) | +(otherBottom <= top)) !== 0)
        continue
      const width = lesser(otherRight, right) - greater(otherLeft, left)
      const height = lesser(otherBottom, bottom) - greater(otherTop, top)
      const shared = width * height
      const area = (otherRight - otherLeft) * (otherBottom - otherTop)
      const iou = quotient(shared, area + goldArea - shared)
      if (!reaches(iou, iouThreshold)) continue
      if (classes[g] !== answerClasses[a]) {
        others++
        continue
      }
      if (taken.gold[g] !== 0 || taken.answer[a] !== 0) return CONTESTED
      taken.gold[g] = taken.answer[a] = 1
      valid++
    }
  }
  const mismatch = others === 0 ? 0 : mismatches(rubric, gold, answer, image, taken)
  if (mismatch === CONTESTED) return CONTESTED
  let answers = a1 - a0
  if (golds < g1 - g0) answers -= excused(rubric, gold, answer, image, taken)
  const objects = golds + answers - valid - mismatch
  if (objects === 0) return 1
  return rubric.metric === 'f1' ? (2 * valid) / (golds + answers) : valid / objects
}

/** Pairs of different classes among what is left; CONTESTED when a box has a choice. */
function mismatches(rubric: BoxesRubric, gold: FlatGold, answer: FlatBoxes, image: number, taken: Taken): number {
  let made = 0
  for (let g = gold.offsets[image]!; g < gold.offsets[image + 1]!; g++) {
    if (taken.gold[g] === 1 || gold.ignored?.[g] === 1) continue
    for (let a = answer.offsets[image]!; a < answer.offsets[image + 1]!; a++) {
      if (taken.answer[a] === 1) continue
      if (!reaches(iouOf(answer.places, 4 * a, gold.places, 4 * g), rubric.iouThreshold)) continue
      if (taken.gold[g] === 2 || taken.answer[a] === 2) return CONTESTED
      taken.gold[g] = taken.answer[a] = 2
      made++
    }
  }
  return made
}

/** Answers left over that lie in ignored gold. */
function excused(rubric: BoxesRubric, gold: FlatGold, answer: FlatBoxes, image: number, taken: Taken): number {
  let count = 0
  for (let a = answer.offsets[image]!; a < answer.offsets[image + 1]!; a++) {
    if (taken.answer[a] !== 0) continue
    for (let g = gold.offsets[image]!; g < gold.offsets[image + 1]!; g++) {
      if (gold.ignored?.[g] !== 1) continue
      const share = quotient(sharedOf(answer.places, 4 * a, gold.places, 4 * g), areaOf(answer.places, 4 * a))
      if (share === 0 || !reaches(share, rubric.ignoreOverlap)) continue
      count++
      break
    }
  }
  return count
}

/** Area shared by the boxes that begin at places i and j, as `boxShared`. */
function sharedOf(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const ax = a[i]!
  const bx = b[j]!
  const aRight = ax + a[i + 2]!
  const bRight = bx + b[j + 2]!
  const width = lesser(aRight, bRight) - greater(ax, bx)
  if (!(width > 0)) return 0
  const ay = a[i + 1]!
  const by = b[j + 1]!
  const aBottom = ay + a[i + 3]!
  const bBottom = by + b[j + 3]!
  const height = lesser(aBottom, bBottom) - greater(ay, by)
  return height > 0 ? width * height : 0
}

function areaOf(a: Float64Array, i: number): number {
  return (a[i]! + a[i + 2]! - a[i]!) * (a[i + 1]! + a[i + 3]! - a[i + 1]!)
}

function iouOf(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const shared = sharedOf(a, i, b, j)
  return shared === 0 ? 0 : quotient(shared, areaOf(a, i) + areaOf(b, j) - shared)
}

function fullScore(rubric: BoxesRubric, gold: FlatGold, answer: FlatBoxes, image: number): number {
  const goldBoxes = boxesOf(gold, image).map((box, index) =>
    gold.ignored?.[gold.offsets[image]! + index] === 1 ? { ...box, ignore: true } : box,
  )
  return gradeBoxes(rubric, { kind: 'boxes', boxes: goldBoxes }, { kind: 'boxes', boxes: boxesOf(answer, image) }).score
}

function boxesOf({ places, classes, offsets }: FlatBoxes, image: number): Box[] {
  return Array.from({ length: offsets[image + 1]! - offsets[image]! }, (_, index) => {
    const b = offsets[image]! + index
    const [x, y, width, height] = places.subarray(4 * b, 4 * b + 4) as unknown as [number, number, number, number]
    return { id: String(index), class: String.fromCharCode(classes[b]!), x, y, width, height }
  })
}

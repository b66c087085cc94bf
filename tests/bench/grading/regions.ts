import { execFileSync } from 'node:child_process'
import clipperLib from 'clipper-lib'
import polygonClipping from 'polygon-clipping'
import { scoreBoxesFlat, type FlatBoxes } from '#app/domain/grading/boxes-flat.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { oksFlat } from '#app/domain/grading/keypoints/oks.ts'
import { COCO_PERSON_SIGMAS, falloffs } from '#app/domain/grading/keypoints/sigmas.ts'
import { shapeIou, shapeOfRings } from '#app/domain/grading/regions/shape.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { Box } from '#app/domain/labels/boxes.ts'
import { madeBoxes } from './made-boxes.ts'
import { madeOutlines, type OutlinePair } from './made-outlines.ts'
import { madeSkeletons } from './made-skeletons.ts'
import { rate } from './rate.ts'
import type { Row } from './row.ts'
import { machineSpeed } from './yardstick.ts'

const COUNT = 20_000
/** Rates of peers that cannot be run here, on the machine that `machineSpeed` compares with. */
const CVAT_BOXES = 14_500
const CVAT_OKS = 20_876
const SHAPELY = 4_368

/** Boxes, outlines and skeletons: how many are graded in a second of processor time, beside peers and aims. */
export async function run(): Promise<Row[]> {
  const speed = machineSpeed()
  return [...boxes(speed), ...outlines(speed), ...skeletons(speed)]
}

function row(what: string, perSecond: number, aim: number, meaning: string): Row {
  return { what, perSecond, aim: `≥ ${Math.round(aim)} (${meaning})`, met: perSecond >= aim }
}

function boxes(speed: number): Row[] {
  const pairs = madeBoxes(COUNT)
  const rubric = parseRubric({ kind: 'boxes' })
  if (rubric.kind !== 'boxes') throw new Error('not a rubric of boxes')
  const labels = pairs.map(({ gold, answer }) => ({
    gold: { kind: 'boxes' as const, boxes: gold },
    answer: { kind: 'boxes' as const, boxes: answer },
  }))
  const names = [...new Set(pairs.flatMap(({ gold, answer }) => [...gold, ...answer].map((box) => box.class)))].sort()
  const [gold, answer] = [
    flat(
      pairs.map((pair) => pair.gold),
      names,
    ),
    flat(
      pairs.map((pair) => pair.answer),
      names,
    ),
  ]
  const scores = scoreBoxesFlat(rubric, gold, answer)
  labels.forEach((pair, image) => {
    if (grade({ kind: 'boxes', rubric }, pair.gold, pair.answer).score !== scores[image])
      throw new Error(`image ${image} has another score without findings`)
  })
  const aim = 100 * CVAT_BOXES * speed
  return [
    row(
      'boxes, score only (images)',
      rate(COUNT, () => scoreBoxesFlat(rubric, gold, answer)[0]!),
      aim,
      '100 × CVAT',
    ),
    row(
      'boxes, full grade() (images)',
      rate(COUNT, () => {
        let sum = 0
        for (const pair of labels) sum += grade({ kind: 'boxes', rubric }, pair.gold, pair.answer).score
        return sum
      }),
      aim / 3,
      'a third of it',
    ),
  ]
}

function flat(images: readonly (readonly Box[])[], names: readonly string[]): FlatBoxes {
  const all = images.flat()
  const offsets = new Int32Array(images.length + 1)
  images.forEach((list, image) => (offsets[image + 1] = offsets[image]! + list.length))
  return {
    places: Float64Array.from(all.flatMap(({ x, y, width, height }) => [x, y, width, height])),
    classes: Int32Array.from(all, (box) => names.indexOf(box.class)),
    offsets,
  }
}

function outlines(speed: number): Row[] {
  const pairs = madeOutlines(COUNT)
  const ours = (some: readonly OutlinePair[]) => {
    let sum = 0
    for (const { gold, answer } of some) sum += shapeIou(shapeOfRings([gold]), shapeOfRings([answer]))
    return sum
  }
  const some = pairs.slice(0, 1000)
  const expected = ours(some)
  for (const [name, sum] of [
    ['polygon-clipping', byPolygonClipping(some)],
    ['clipper-lib', byClipperLib(some)],
  ] as const)
    if (Math.abs(sum - expected) > 0.01)
      throw new Error(`${name} finds a mean IoU of ${sum / 1000}, not ${expected / 1000}`)
  const perSecond = rate(COUNT, () => ours(pairs))
  const aim = 10 * SHAPELY * speed
  const shapely = shapelyRate(some)
  return [
    {
      ...row('outlines, IoU with preparation (pairs)', perSecond, aim, '10 × shapely, scaled'),
      peer: 'polygon-clipping',
      peerPerSecond: rate(some.length, () => byPolygonClipping(some)),
    },
    {
      what: 'outlines, IoU with preparation (pairs)',
      perSecond,
      peer: 'clipper-lib',
      peerPerSecond: rate(some.length, () => byClipperLib(some)),
    },
    shapely === null
      ? { what: 'outlines, IoU with preparation (pairs)', perSecond, peer: 'shapely: not installed here' }
      : {
          what: 'outlines, IoU with preparation (pairs)',
          perSecond,
          peer: 'shapely',
          peerPerSecond: shapely,
          aim: '≥ 10 × shapely',
          met: perSecond >= 10 * shapely,
        },
  ]
}

type Points = [number, number][]

function pointsOf(ring: readonly number[]): Points {
  return Array.from({ length: ring.length / 2 }, (_, v) => [ring[2 * v]!, ring[2 * v + 1]!])
}

function ringArea(points: Points): number {
  return points.reduce((sum, [x, y], v) => {
    const [nextX, nextY] = points[(v + 1) % points.length]!
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

function byPolygonClipping(pairs: readonly OutlinePair[]): number {
  return pairs.reduce((sum, { gold, answer }) => {
    const [a, b] = [pointsOf(gold), pointsOf(answer)]
    const shared = polygonClipping
      .intersection([a], [b])
      .reduce(
        (area, [outer, ...holes]) =>
          area + Math.abs(ringArea(outer!)) - holes.reduce((h, one) => h + Math.abs(ringArea(one)), 0),
        0,
      )
    return sum + shared / (Math.abs(ringArea(a)) + Math.abs(ringArea(b)) - shared)
  }, 0)
}

function byClipperLib(pairs: readonly OutlinePair[]): number {
  const { Clipper, ClipType, Paths, PolyFillType, PolyType } = clipperLib
  const path = (ring: readonly number[]) =>
    pointsOf(ring).map(([x, y]) => ({ X: Math.round(x * 1024), Y: Math.round(y * 1024) }))
  return pairs.reduce((sum, { gold, answer }) => {
    const [a, b] = [path(gold), path(answer)]
    const clipper = new Clipper()
    clipper.AddPath(a, PolyType.ptSubject, true)
    clipper.AddPath(b, PolyType.ptClip, true)
    const out = new Paths()
    clipper.Execute(ClipType.ctIntersection, out, PolyFillType.pftEvenOdd, PolyFillType.pftEvenOdd)
    const shared = Math.abs(out.reduce((area: number, one) => area + Clipper.Area(one), 0))
    return sum + shared / (Math.abs(Clipper.Area(a)) + Math.abs(Clipper.Area(b)) - shared)
  }, 0)
}

/** Pairs per second of shapely, build and overlay, in a process of its own; null where it is not installed. */
function shapelyRate(pairs: readonly OutlinePair[]): number | null {
  const program = `
import json, sys, time
from shapely.geometry import Polygon
pairs = [(p["gold"], p["answer"]) for p in json.load(sys.stdin)]
def go():
    for a, b in pairs:
        p, q = Polygon(list(zip(a[0::2], a[1::2]))), Polygon(list(zip(b[0::2], b[1::2])))
        p.intersection(q).area / p.union(q).area
go()
began = time.process_time()
go()
print(len(pairs) / (time.process_time() - began))`
  try {
    execFileSync('python3', ['-c', 'import shapely'], { stdio: 'ignore' })
  } catch {
    return null
  }
  return Number(execFileSync('python3', ['-c', program], { input: JSON.stringify(pairs), encoding: 'utf8' }))
}

function skeletons(speed: number): Row[] {
  const pairs = madeSkeletons(COUNT)
  const rubric = parseRubric({ kind: 'keypoints' })
  const falloff = falloffs('coco-person', COCO_PERSON_SIGMAS.length)
  const flat = (side: 'gold' | 'answer') =>
    Float64Array.from(pairs.flatMap((pair) => pair[side].points.flatMap(({ x, y, v }) => [x, y, v])))
  const [gold, answer] = [flat('gold'), flat('answer')]
  const areas = Float64Array.from(pairs, (pair) => pair.gold.area!)
  const labels = pairs.map(({ gold, answer }) => ({
    gold: { kind: 'keypoints' as const, instances: [gold] },
    answer: { kind: 'keypoints' as const, instances: [answer] },
  }))
  const aim = 100 * CVAT_OKS * speed
  return [
    row(
      'skeletons, OKS (pairs of 17 points)',
      rate(COUNT, () => oksFlat(gold, answer, areas, falloff)[0]!),
      aim,
      '100 × CVAT',
    ),
    row(
      'skeletons, full grade()',
      rate(COUNT, () => {
        let sum = 0
        for (const pair of labels) sum += grade({ kind: 'keypoints', rubric }, pair.gold, pair.answer).score
        return sum
      }),
      aim / 3,
      'a third of it',
    ),
  ]
}

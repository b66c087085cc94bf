import { greater, lesser, quotient } from '#app/domain/grading/iou.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'
import { EdgeList, edgesArea, edgesShared, sameEdges, type Edges } from './edges.ts'
import { outline } from './outline.ts'
import { readRle, type Runs } from './rle.ts'
import { ringsBounds, ringsOf } from './rings.ts'
import { runsArea, runsBounds, runsShared } from './runs.ts'

/** Left, top, right, bottom, in pixels. */
export type Bounds = readonly [number, number, number, number]

/** A region made ready to be compared: what is costly is done once, not for every pair. */
export type Shape = {
  bounds: Bounds
  /** Square pixels; 0 for what has no area or a greater one than numbers can hold. */
  area: number
  /** The mask, where the region is one. */
  runs: Runs | null
  /** The border; of a mask it is made when first needed. */
  edges: Edges | null
  /** Whether it is an upright rectangle, the same as its bounds. */
  upright?: boolean
}

const NOTHING: Shape = { bounds: [0, 0, 0, 0], area: 0, runs: null, edges: new Float64Array(0) }

/** The shape of a region's rings, filled by the even-odd rule. Never throws, whatever the rings are. */
export function shapeOfRings(written: readonly (readonly number[])[]): Shape {
  const rings = ringsOf(written)
  const bounds = ringsBounds(rings)
  const extent = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
  if (!(extent > 0) || !Number.isFinite(extent)) return { ...NOTHING, bounds }
  const edges = outline(rings, bounds)
  return { bounds, area: Math.max(edgesArea(edges, bounds[1]), 0), runs: null, edges }
}

/** The shape of a mask: the squares of its foreground pixels. Counts that make no sense count as far as they do. */
export function shapeOfMask(mask: Rle): Shape {
  const { runs } = readRle(mask)
  return { bounds: runsBounds(runs), area: runsArea(runs), runs, edges: null }
}

/** The shape of a region as labels hold it. */
export function shapeOf({ rings, mask }: { rings?: number[][] | undefined; mask?: Rle | undefined }): Shape {
  if (rings) return shapeOfRings(rings)
  return mask ? shapeOfMask(mask) : NOTHING
}

/** Area that two shapes share, in square pixels: exact, whether they are outlines or masks. */
export function shapesShared(a: Shape, b: Shape): number {
  const framed = boundsShared(a.bounds, b.bounds)
  if (framed === 0 || (a.upright && b.upright)) return framed
  const most = lesser(a.area, b.area)
  if (a.runs && b.runs && a.runs.height === b.runs.height) return runsShared(a.runs, b.runs)
  const p = edgesOf(a)
  const q = edgesOf(b)
  if (sameEdges(p, q)) return most
  const base = greater(a.bounds[1], b.bounds[1])
  const shared = p.length <= q.length ? edgesShared(p, q, base) : edgesShared(q, p, base)
  return Math.min(Math.max(shared, 0), most)
}

/** Intersection over union of two shapes, 0–1; 0 where neither has an area. */
export function shapeIou(a: Shape, b: Shape): number {
  const shared = shapesShared(a, b)
  return quotient(shared, a.area + b.area - shared)
}

/** Share of `part`'s own area that lies in `whole`, 0–1: COCO's overlap with a crowd. */
export function shapeIoa(part: Shape, whole: Shape): number {
  return quotient(shapesShared(part, whole), part.area)
}

/** Area that two upright rectangles share. */
export function boundsShared(a: Bounds, b: Bounds): number {
  const width = lesser(a[2], b[2]) - greater(a[0], b[0])
  const height = lesser(a[3], b[3]) - greater(a[1], b[1])
  return width > 0 && height > 0 ? width * height : 0
}

function edgesOf(shape: Shape): Edges {
  return (shape.edges ??= shape.runs ? edgesOfRuns(shape.runs) : new Float64Array(0))
}

/** A mask's border: above and below every run, column by column; whole columns that follow each other are one piece. */
function edgesOfRuns({ height, borders }: Runs): Edges {
  const list = new EdgeList(borders.length)
  const piece = (left: number, right: number, top: number, bottom: number) => {
    if (right <= left || bottom <= top) return
    list.add(left, top, right, top, -1)
    list.add(left, bottom, right, bottom, 1)
  }
  for (let at = 0; at < borders.length; at += 2) {
    const [begin, end] = [borders[at]!, borders[at + 1]!]
    const [first, last] = [Math.floor(begin / height), Math.floor(end / height)]
    if (first === last) piece(first, first + 1, begin % height, end % height)
    else {
      const whole = begin % height === 0 ? first : first + 1
      piece(first, whole, begin % height, height)
      piece(whole, last, 0, height)
      piece(last, last + 1, 0, end % height)
    }
  }
  // Runs go down the columns from left to right, and so do their pieces.
  return list.inOrder()
}

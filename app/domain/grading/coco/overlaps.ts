import { oks, oksNearBox } from '#app/domain/grading/keypoints/oks.ts'
import { Falloff } from '#app/domain/grading/keypoints/sigmas.ts'
import { runsArea, runsShared } from '#app/domain/grading/regions/runs.ts'
import type { Detection, EvaluationType, Place, Truth } from './types.ts'

/** Overlap of a detection with a gold object, 0–1. */
export type Overlap = (detection: Detection, truth: Truth) => number

/**
 * The overlap that each type of evaluation goes by (maskApi.c, bbIou and rleIou; cocoeval.py, computeOks): intersection
 * over union, or over the detection's own area where gold is a crowd; object keypoint similarity of skeletons.
 */
export function overlapBy(type: EvaluationType): Overlap {
  if (type === 'bbox') return (detection, truth) => boxOverlap(detection.place.box, truth.place.box, truth.crowd)
  return type === 'segm' ? maskOverlap : skeletonOverlap()
}

function boxOverlap(d: Place['box'], g: Place['box'], crowd: boolean): number {
  const width = Math.min(d[0] + d[2], g[0] + g[2]) - Math.max(d[0], g[0])
  const height = Math.min(d[1] + d[3], g[1] + g[3]) - Math.max(d[1], g[1])
  if (!(width > 0) || !(height > 0)) return 0
  const shared = width * height
  return shared / (crowd ? d[2] * d[3] : d[2] * d[3] + g[2] * g[3] - shared)
}

function maskOverlap({ place: { runs: d } }: Detection, { place: { runs: g }, crowd }: Truth): number {
  if (!d || !g) return 0
  const shared = runsShared(d, g)
  if (shared === 0) return 0
  return shared / (crowd ? runsArea(d) : runsArea(d) + runsArea(g) - shared)
}

function skeletonOverlap(): Overlap {
  const falloff = new Falloff('auto')
  return ({ place: { points } }, { place, labeled, area }) =>
    labeled
      ? oks(place.points, points, falloff.of(place.points.length), area)
      : oksNearBox(place.box, points, falloff.of(points.length), area)
}

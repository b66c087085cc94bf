import { tidy } from '#app/domain/datasets/formats/shared/shapes.ts'

/**
 * Where a box of a VOC file begins and ends. The VOC development kit counts pixels from 1 and both corners are part of
 * the box: x = xmin − 1, width = xmax − xmin + 1. Many tools write the same elements with edges counted from 0:
 * x = xmin, width = xmax − xmin.
 */
export type Convention = 'pixels-from-1' | 'edges-from-0'

/** The corners as a file has them. */
export type Corners = { xmin: number; ymin: number; xmax: number; ymax: number }

export function boxOfCorners({ xmin, ymin, xmax, ymax }: Corners, convention: Convention) {
  return convention === 'pixels-from-1'
    ? { x: tidy(xmin - 1), y: tidy(ymin - 1), width: tidy(xmax - xmin + 1), height: tidy(ymax - ymin + 1) }
    : { x: xmin, y: ymin, width: tidy(xmax - xmin), height: tidy(ymax - ymin) }
}

/** The corners of a box by the development kit's convention, with at most four decimals (VOC2012 has decimals, too). */
export function cornersOfBox({
  x,
  y,
  width,
  height,
}: {
  x: number
  y: number
  width: number
  height: number
}): Corners {
  return { xmin: short(x + 1), ymin: short(y + 1), xmax: short(x + width), ymax: short(y + height) }
}

function short(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

/**
 * What shows that a box's edges are counted from 0: a corner before pixel 1, or a box that begins and ends at one point
 * (one pixel by the kit's convention, which nobody draws).
 */
export function provesEdges({ xmin, ymin, xmax, ymax }: Corners): string | undefined {
  if (xmin < 1 || ymin < 1) return `a box begins at ${Math.min(xmin, ymin)}`
  return xmin === xmax && ymin === ymax ? `a box begins and ends at ${xmin}, ${ymin}` : undefined
}

/** Sources that are known to count pixels from 1: the VOC challenges themselves, and this academy's own files. */
export function provesPixels(database: string): boolean {
  return /\bVOC ?\d{4}\b|pascal ?voc|^assay$/i.test(database.trim())
}

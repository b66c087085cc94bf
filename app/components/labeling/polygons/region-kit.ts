import type { Region } from '#app/domain/labels/polygons.ts'
import type { ShapeKit } from '#app/components/labeling/shapes/shape.ts'
import { allowedMove, boundsOfRings, movedRings, ringsOf } from './rings.ts'

/** The same numbers as the schema's (a test says so). */
export const MOST_REGIONS = 500
export const MOST_VERTICES = 2000
export const MOST_RINGS = 200

export const REGIONS: ShapeKit<Region> = {
  most: MOST_REGIONS,
  prefix: 'r',
  sameForm: (a, b) => a.mask === b.mask && sameRings(a.rings, b.rings),
  bounds: (region) => boundsOfRings(ringsOf(region)),
  moved: (region, by, image) => {
    const { rings } = region
    // A mask stays where it is: it is as big as its image.
    return rings ? { ...region, rings: movedRings(rings, allowedMove(boundsOfRings(rings), by, image)) } : region
  },
}

function sameRings(
  a: readonly (readonly number[])[] | undefined,
  b: readonly (readonly number[])[] | undefined,
): boolean {
  if (a === b || !a || !b) return a === b
  return (
    a.length === b.length &&
    a.every((ring, at) => ring.length === b[at]!.length && ring.every((value, index) => value === b[at]![index]))
  )
}

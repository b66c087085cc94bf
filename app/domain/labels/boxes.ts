import { z } from 'zod'
import { attributesSchema, partIdSchema, pixels, refuseRepeatedIds } from './parts.ts'
import { classNameSchema } from './taxonomy.ts'

/** Most boxes that one label may hold. */
export const MAX_BOXES = 500
/** Smallest width and height of a drawn box, in pixels of the original image. */
export const MIN_BOX_SIZE = 1
/** How far, in pixels, a drawn box may reach over the edge of its image before it is refused. */
export const EDGE_TOLERANCE = 1

export type ImageSize = { width: number; height: number }

const size = (what: string) => pixels(what).min(MIN_BOX_SIZE, `${what} must be at least ${MIN_BOX_SIZE} pixel`)

/**
 * A box: pixels of the original image, origin top left. `rotation` turns it clockwise about its own centre, in degrees,
 * above −180 and up to 180; an upright box has none. x, y, width and height are those of the box before it is turned.
 */
export const boxSchema = z.strictObject({
  id: partIdSchema('box'),
  class: classNameSchema,
  x: pixels('x'),
  y: pixels('y'),
  width: size('width'),
  height: size('height'),
  rotation: z
    .number({ error: 'rotation must be a finite number of degrees' })
    .gt(-180, 'rotation must be above -180 degrees')
    .max(180, 'rotation must be at most 180 degrees')
    .optional(),
  attributes: attributesSchema.optional(),
})
export type Box = z.infer<typeof boxSchema>

/** All boxes drawn on one image; none is a valid answer. Ids are unique. */
export const boxesLabelSchema = z.strictObject({
  kind: z.literal('boxes'),
  boxes: z.array(boxSchema).max(MAX_BOXES, `at most ${MAX_BOXES} boxes`).superRefine(refuseRepeatedIds('box')),
})
export type BoxesLabel = z.infer<typeof boxesLabelSchema>

/** A gold box may be one that nobody needs to find: a crowd region, or something barely visible. */
export const goldBoxSchema = boxSchema.extend({
  width: pixels('width').positive('width must be greater than zero'),
  height: pixels('height').positive('height must be greater than zero'),
  ignore: z.boolean().optional(),
  /** Share of the object that can be seen, 0–1. */
  visibility: z.number().min(0).max(1).optional(),
})
export type GoldBox = z.infer<typeof goldBoxSchema>

/** Gold has no upper limit of its own kind beyond what an importer allows: dense photos exist. */
export const MAX_GOLD_BOXES = 5000

export const goldBoxesLabelSchema = z.strictObject({
  kind: z.literal('boxes'),
  boxes: z
    .array(goldBoxSchema)
    .max(MAX_GOLD_BOXES, `at most ${MAX_GOLD_BOXES} gold boxes`)
    .superRefine(refuseRepeatedIds('box')),
})
export type GoldBoxesLabel = z.infer<typeof goldBoxesLabelSchema>

/**
 * How a box leaves its image, or undefined when it is inside (give or take `tolerance` pixels). Of a turned box only
 * the centre must be inside: its corners reach over the edge wherever a slanted object is cut off by it.
 */
export function outsideProblem(
  box: Omit<Box, 'id' | 'class'>,
  image: ImageSize,
  tolerance: number,
): string | undefined {
  if (box.rotation) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    return x < 0 || y < 0 || x > image.width || y > image.height
      ? `has its centre outside the image (${image.width}×${image.height})`
      : undefined
  }
  const over = Math.max(-box.x, -box.y, box.x + box.width - image.width, box.y + box.height - image.height)
  return over > tolerance
    ? `reaches ${Math.round(over * 10) / 10} pixels outside the image (${image.width}×${image.height})`
    : undefined
}

/**
 * The part of a box that is inside its image: removes the tolerated overhang. A box inside stays exactly as it is, and so
 * does a turned one, which has no upright part.
 */
export function clipped<B extends Box>(box: B, image: ImageSize): B {
  if (box.rotation || !outsideProblem(box, image, 0)) return box
  const x = Math.min(Math.max(box.x, 0), image.width)
  const y = Math.min(Math.max(box.y, 0), image.height)
  const right = Math.min(Math.max(box.x + box.width, 0), image.width)
  const bottom = Math.min(Math.max(box.y + box.height, 0), image.height)
  return { ...box, x, y, width: right - x, height: bottom - y }
}

import { z } from 'zod'
import { EDGE_TOLERANCE, type ImageSize } from './boxes.ts'
import { attributesSchema, partIdSchema, refuseRepeatedIds } from './parts.ts'
import { classNameSchema } from './taxonomy.ts'

/** Most regions that one label may hold. */
export const MAX_POLYGONS = 500
/** Most regions that gold may hold. */
export const MAX_GOLD_POLYGONS = 5000
/** Most vertices of one ring. */
export const MAX_VERTICES = 2000
/** Most rings (parts and holes) of one region. */
export const MAX_RINGS = 200

/** A closed ring as x0, y0, x1, y1, …: pixels, three vertices or more; the last one joins the first. */
export const ringSchema = z
  .array(z.number({ error: 'a coordinate must be a finite number of pixels' }))
  .min(6, 'a ring has at least 3 vertices')
  .max(2 * MAX_VERTICES, `a ring has at most ${MAX_VERTICES} vertices`)
  .refine((ring) => ring.length % 2 === 0, 'a ring has as many y as x')

/**
 * COCO's run-length encoded mask: `size` is [height, width]; `counts` are run lengths down the columns, beginning with
 * background, either as numbers or in COCO's compressed letters (maskApi.c).
 */
export const rleSchema = z.strictObject({
  size: z.tuple([z.number().int().min(1).max(30_000), z.number().int().min(1).max(30_000)]),
  counts: z.union([z.string().max(4_000_000), z.array(z.number().int().min(0)).max(4_000_000)]),
})
export type Rle = z.infer<typeof rleSchema>

/**
 * A region: rings, filled by the even-odd rule, so that a ring inside another is a hole and separate rings are parts;
 * or a mask. One of the two.
 */
export const regionSchema = z
  .strictObject({
    id: partIdSchema('region'),
    class: classNameSchema,
    rings: z.array(ringSchema).min(1, 'a region has at least one ring').max(MAX_RINGS).optional(),
    mask: rleSchema.optional(),
    attributes: attributesSchema.optional(),
  })
  .refine(({ rings, mask }) => (rings === undefined) !== (mask === undefined), 'a region has either rings or a mask')
export type Region = z.infer<typeof regionSchema>

/** All regions of one image; none is a valid answer. Ids are unique. */
export const polygonsLabelSchema = z.strictObject({
  kind: z.literal('polygons'),
  polygons: z
    .array(regionSchema)
    .max(MAX_POLYGONS, `at most ${MAX_POLYGONS} regions`)
    .superRefine(refuseRepeatedIds('region')),
})
export type PolygonsLabel = z.infer<typeof polygonsLabelSchema>

/** A gold region may be one that nobody needs to find: a crowd. */
export const goldRegionSchema = regionSchema.safeExtend({ ignore: z.boolean().optional() })
export type GoldRegion = z.infer<typeof goldRegionSchema>

export const goldPolygonsLabelSchema = z.strictObject({
  kind: z.literal('polygons'),
  polygons: z
    .array(goldRegionSchema)
    .max(MAX_GOLD_POLYGONS, `at most ${MAX_GOLD_POLYGONS} gold regions`)
    .superRefine(refuseRepeatedIds('region')),
})
export type GoldPolygonsLabel = z.infer<typeof goldPolygonsLabelSchema>

/** How a region leaves its image or does not fit it, or undefined when it is inside. */
export function regionProblem({ rings, mask }: Region, image: ImageSize): string | undefined {
  if (mask && (mask.size[0] !== image.height || mask.size[1] !== image.width))
    return `has a mask of ${mask.size[1]}×${mask.size[0]} pixels on an image of ${image.width}×${image.height}`
  const [right, bottom] = [image.width + EDGE_TOLERANCE, image.height + EDGE_TOLERANCE]
  const outside = rings?.some((ring) =>
    ring.some((value, index) => value < -EDGE_TOLERANCE || value > (index % 2 === 0 ? right : bottom)),
  )
  return outside ? `reaches outside the image (${image.width}×${image.height})` : undefined
}

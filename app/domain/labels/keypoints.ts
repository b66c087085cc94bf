import { z } from 'zod'
import { EDGE_TOLERANCE, type ImageSize } from './boxes.ts'
import { attributesSchema, partIdSchema, pixels, refuseRepeatedIds } from './parts.ts'
import { classNameSchema } from './taxonomy.ts'

/** Most skeletons that one label may hold. */
export const MAX_INSTANCES = 200
/** Most points of one skeleton. */
export const MAX_POINTS = 200

/** COCO's visibility: 0 not labeled (its x and y say nothing), 1 labeled but hidden, 2 labeled and visible. */
export const visibilitySchema = z.union([z.literal(0), z.literal(1), z.literal(2)])

export const keypointSchema = z.strictObject({ x: pixels('x'), y: pixels('y'), v: visibilitySchema })
export type Keypoint = z.infer<typeof keypointSchema>

/** One skeleton: its points in the order of the class's skeleton in the taxonomy. */
export const instanceSchema = z.strictObject({
  id: partIdSchema('skeleton'),
  class: classNameSchema,
  points: z.array(keypointSchema).min(1, 'a skeleton has at least one point').max(MAX_POINTS),
  attributes: attributesSchema.optional(),
})
export type Instance = z.infer<typeof instanceSchema>

export const keypointsLabelSchema = z.strictObject({
  kind: z.literal('keypoints'),
  instances: z
    .array(instanceSchema)
    .max(MAX_INSTANCES, `at most ${MAX_INSTANCES} skeletons`)
    .superRefine(refuseRepeatedIds('skeleton')),
})
export type KeypointsLabel = z.infer<typeof keypointsLabelSchema>

/** Gold knows the object's area in square pixels, by which distances are judged, and may mark a crowd. */
export const goldInstanceSchema = instanceSchema.extend({
  area: z.number().positive().optional(),
  /** The object's box: x, y, width, height in pixels. */
  box: z.tuple([z.number(), z.number(), z.number().min(0), z.number().min(0)]).optional(),
  ignore: z.boolean().optional(),
})
export type GoldInstance = z.infer<typeof goldInstanceSchema>

export const goldKeypointsLabelSchema = z.strictObject({
  kind: z.literal('keypoints'),
  instances: z.array(goldInstanceSchema).max(5000).superRefine(refuseRepeatedIds('skeleton')),
})
export type GoldKeypointsLabel = z.infer<typeof goldKeypointsLabelSchema>

/** Which labeled point leaves the image, or undefined when all are inside. */
export function instanceProblem({ points }: Instance, image: ImageSize): string | undefined {
  const index = points.findIndex(
    ({ x, y, v }) =>
      v > 0 &&
      (x < -EDGE_TOLERANCE ||
        y < -EDGE_TOLERANCE ||
        x > image.width + EDGE_TOLERANCE ||
        y > image.height + EDGE_TOLERANCE),
  )
  return index < 0 ? undefined : `point ${index + 1} lies outside the image (${image.width}×${image.height})`
}

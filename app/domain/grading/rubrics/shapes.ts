import { z } from 'zod'
import { overlapThreshold, share } from './share.ts'

/** How boxes are graded. */
export const boxesRubricSchema = z
  .strictObject({
    kind: z.literal('boxes'),
    /** Which metric is the score. */
    metric: z.enum(['f1', 'accuracy', 'meanIou']).default('f1'),
    /** Least IoU with which a box counts as having found its object. */
    iouThreshold: overlapThreshold('iouThreshold').default(0.5),
    /** A found object below this IoU is a loose finding; it still counts. */
    looseThreshold: share('looseThreshold').default(0.8),
    /** Share of an answer's own area that must lie in an ignore region for the answer to be disregarded. */
    ignoreOverlap: share('ignoreOverlap').default(0.5),
    /** Gold boxes of which less than this share can be seen are ignore regions. */
    minVisibility: share('minVisibility').default(0),
  })
  .refine((rubric) => rubric.looseThreshold >= rubric.iouThreshold, {
    path: ['looseThreshold'],
    message: 'looseThreshold must not be below iouThreshold',
  })
export type BoxesRubric = z.infer<typeof boxesRubricSchema>

/** How regions (polygons and masks) are graded: as boxes, by the overlap of their areas. */
export const polygonsRubricSchema = z
  .strictObject({
    kind: z.literal('polygons'),
    metric: z.enum(['f1', 'accuracy', 'meanIou']).default('f1'),
    iouThreshold: overlapThreshold('iouThreshold').default(0.5),
    looseThreshold: share('looseThreshold').default(0.8),
    ignoreOverlap: share('ignoreOverlap').default(0.5),
  })
  .refine((rubric) => rubric.looseThreshold >= rubric.iouThreshold, {
    path: ['looseThreshold'],
    message: 'looseThreshold must not be below iouThreshold',
  })
export type PolygonsRubric = z.infer<typeof polygonsRubricSchema>

/** How skeletons are graded: matched by object keypoint similarity (OKS). */
export const keypointsRubricSchema = z.strictObject({
  kind: z.literal('keypoints'),
  /** `f1`: found skeletons; `oks`: ΣOKS of the found ones over all there were or were claimed. */
  metric: z.enum(['f1', 'oks']).default('oks'),
  /** Least OKS with which a skeleton counts as found. */
  oksThreshold: overlapThreshold('oksThreshold').default(0.5),
  /** A point whose own similarity exp(−d²/2s²κ²) is below this is misplaced. */
  pointThreshold: share('pointThreshold').default(0.5),
  /**
   * Fall-off per point: COCO's 17 for a person, one for every point, or one for all. `auto` is COCO's where a
   * skeleton has its 17 points, and 0.09 (CVAT's default) otherwise.
   */
  sigmas: z
    .union([
      z.enum(['auto', 'coco-person']),
      z.number().positive().max(1),
      z.array(z.number().positive().max(1)).min(1),
    ])
    .default('auto'),
  /** Whether a point called visible that gold calls hidden, or the other way round, is a finding. */
  visibility: z.boolean().default(true),
})
export type KeypointsRubric = z.infer<typeof keypointsRubricSchema>

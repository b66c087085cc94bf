import type { GoldPolygonsLabel, PolygonsLabel } from '#app/domain/labels/polygons.ts'
import type { Grade } from './finding.ts'
import { shapeOf } from './regions/shape.ts'
import type { PolygonsRubric } from './rubric.ts'
import { gradeShapes } from './shapes.ts'

/**
 * Grades regions, outlines and masks alike, as boxes are graded, by the overlap of their areas: optimal matching at
 * IoU ≥ rubric.iouThreshold, same class first; metrics as `gradeBoxes`. Outlines are filled by the even-odd rule; a mask
 * is the squares of its pixels; both are compared exactly (decision record 012). Ignored gold is not needed, and answers
 * of which enough lies in it are disregarded when they match nothing else. Never throws on a valid label.
 */
export function gradePolygons(
  rubric: PolygonsRubric,
  gold: GoldPolygonsLabel,
  answer: PolygonsLabel,
): Omit<Grade, 'graderVersion'> {
  return gradeShapes(
    rubric,
    gold.polygons.map((region) => ({
      class: region.class,
      shape: shapeOf(region),
      ignored: region.ignore === true,
    })),
    answer.polygons.map((region) => ({ class: region.class, shape: shapeOf(region), ignored: false })),
  )
}

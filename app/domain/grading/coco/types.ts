import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import type { Runs } from '#app/domain/grading/regions/rle.ts'

/** What is compared: boxes, masks or skeletons (cocoeval.py, iouType). */
export const EVALUATION_TYPES = ['bbox', 'segm', 'keypoints'] as const
export type EvaluationType = (typeof EVALUATION_TYPES)[number]

export type Id = number | string

/** Where an object is, as far as the evaluation's type needs it. */
export type Place = {
  /** x, y, width, height in pixels. */
  box: [number, number, number, number]
  runs: Runs | null
  points: readonly Keypoint[]
}

/** A gold object. */
export type Truth = {
  image: Id
  category: Id
  place: Place
  /** Square pixels, as the file says. */
  area: number
  crowd: boolean
  ignored: boolean
  /** Whether any of its points is labeled; of skeletons. */
  labeled: boolean
}

/** What a model or a person says to have found. */
export type Detection = { image: Id; category: Id; place: Place; area: number; score: number }

export type Category = { id: Id; name: string }
export type ImageSide = { height: number; width: number }
export type CocoGold = { images: Map<Id, ImageSide>; categories: Category[]; truths: Truth[] }
